import { PartnerKind, type changePartner, type registerPartner } from '@shaodao/contracts/registry/partner';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import type { FormField } from '@shaodao/portal-staff/desk/form-fields.part';
import { useKinds } from '@shaodao/portal-staff/need/kinds';
import { kindText } from '@shaodao/portal-staff/partner/partner-terms';
import { words } from './partners.words.ts';

/** What is said of a partner, the same when it is registered and when it is changed. */
export function usePartnerFields(): readonly (FormField<typeof registerPartner> & FormField<typeof changePartner>)[] {
  const t = useWords(words);
  const language = useLanguage();
  const { options } = useKinds();
  return [
    { name: 'name', label: t.name }, { name: 'kind', label: t.kind, as: 'select', options: PartnerKind.options.map((value) => ({ value, text: kindText[language][value] })) },
    { name: 'phone', label: t.phone, hint: t.phoneHint, optional: true }, { name: 'serviceKindIds', label: t.serves, hint: t.serveHint, as: 'checks', options },
  ];
}
