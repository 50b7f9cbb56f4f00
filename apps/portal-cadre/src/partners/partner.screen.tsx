import { changePartner, getPartner, listPartners, nameContact } from '@shaodao/contracts/registry/partner';
import type { PartnerView } from '@shaodao/contracts/registry/partner';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Card, Facts } from '@shaodao/ui/card';
import { useKinds } from '@shaodao/portal-staff/need/kinds';
import { HistoryCard } from '../history-card.tsx';
import { Agreements } from './agreements.tsx';
import { Licences } from './licences.tsx';
import { usePartnerFields } from './partner-fields.ts';
import { kindText } from '@shaodao/portal-staff/partner/partner-terms';
import { words } from './partners.words.ts';

/** One partner: contact, what it can do, agreements and licences with their days. */
export function PartnerScreen({ partnerId }: { partnerId: string }) {
  const t = useWords(words);
  const partner = useQueryOf(getPartner, { partnerId });
  const found = partner.data;
  return (
    <Page title={found?.name ?? t.title} trail={[{ href: '/partners', text: t.title }]} actions={found?.mayChange && <><ContactButton partner={found} /><ChangeButton partner={found} /></>}>
      <Answer of={partner}>
        {(one) => (
          <div className="sd-split">
            <div className="sd-stack-l"><PartnerFacts partner={one} /><Agreements partner={one} /><Licences partner={one} /></div>
            {one.history.length > 0 ? <HistoryCard title={t.history} entries={one.history} actionText={t.actions} /> : <Serves partner={one} />}
          </div>
        )}
      </Answer>
    </Page>
  );
}

function PartnerFacts({ partner }: { partner: PartnerView }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const contact = partner.contactName ? `${partner.contactName}${partner.contactSince ? `（${t.since(format.plain(partner.contactSince))}）` : ''}` : t.noContact;
  return <><Card title={t.facts}><Facts facts={[{ name: t.kind, value: kindText[language][partner.kind] }, { name: t.contact, value: contact }, { name: t.phone, value: partner.phone ?? '—' }]} /></Card>{partner.history.length > 0 && <Serves partner={partner} />}</>;
}

function Serves({ partner }: { partner: PartnerView }) {
  const t = useWords(words);
  const { nameOf } = useKinds();
  return <Card title={t.serves}><p className="staff-tags">{partner.serviceKindIds.map((kind) => <span key={kind}>{nameOf(kind)}</span>)}</p></Card>;
}

function ContactButton({ partner }: { partner: PartnerView }) {
  const t = useWords(words);
  return <FormDialogButton operation={nameContact} preset={{ partnerId: partner.id }} text={t.nameContact} title={t.contactTitle} done={t.contactDone} icon="person" alsoRefresh={[listPartners]} fields={[{ name: 'name', label: t.personName }, { name: 'phone', label: t.mobile, hint: t.mobileHint, as: 'phone' }]} />;
}

function ChangeButton({ partner }: { partner: PartnerView }) {
  const t = useWords(words);
  const fields = usePartnerFields();
  const { name, kind, phone, serviceKindIds } = partner;
  return <FormDialogButton operation={changePartner} preset={{ partnerId: partner.id }} initial={{ name, kind, serviceKindIds, ...(phone && { phone }) }} version={partner.version} fields={fields} text={t.change} title={t.changeTitle} done={t.changeDone} icon="edit" />;
}
