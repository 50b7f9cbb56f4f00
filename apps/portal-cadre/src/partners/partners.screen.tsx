import { EngagementMode, listPartners, PartnerKind, registerPartner } from '@shaodao/contracts/registry/partner';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useListFilter } from '@shaodao/portal-staff/desk/list-filter';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { EmptyState } from '@shaodao/ui/empty-state';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Tabs } from '@shaodao/ui/tabs';
import { SheetButtons } from '../sheets/sheet-buttons.part.tsx';
import { usePartnerFields } from './partner-fields.ts';
import { kindText, modeText } from '@shaodao/portal-staff/partner/partner-terms';
import { words } from './partners.words.ts';

/** Partners with contact, modes of engagement and what ends soon (社会力量). */
export function PartnersScreen() {
  const t = useWords(words);
  const may = useMay();
  const language = useLanguage();
  const format = useFormat();
  const fields = usePartnerFields();
  const filter = useListFilter(['show', 'kind', 'mode']);
  const show = filter.given('show') === 'expiring' ? 'expiring' : 'all';
  const list = usePagesOf(listPartners, { show, kind: PartnerKind.safeParse(filter.given('kind')).data, mode: EngagementMode.safeParse(filter.given('mode')).data, words: filter.given('words') || undefined, limit: 50 });
  return (
    <Page title={t.title} lead={t.lead} actions={<><SheetButtons sheetId="partners" filters={{ show: show === 'expiring' ? show : undefined, kind: PartnerKind.safeParse(filter.given('kind')).data, mode: EngagementMode.safeParse(filter.given('mode')).data, words: filter.given('words') }} />{may(registerPartner) && <FormDialogButton operation={registerPartner} fields={fields} text={t.register} title={t.registerTitle} done={t.registerDone} look="primary" icon="plus" />}</>}>
      <Tabs label={t.title} current={show} onChange={(id) => filter.set({ show: id === 'all' ? '' : id })} tabs={[{ id: 'all', text: t.all }, { id: 'expiring', text: t.expiring }]}>
        <Register caption={t.caption} filter={filter} placeholder={t.search} list={list} rowId={(row) => row.id} rowHref={(row) => `/partners/${row.id}`}
          conditions={[
            { name: 'kind', label: t.kind, all: t.allKinds, options: PartnerKind.options.map((value) => ({ value, text: kindText[language][value] })) },
            { name: 'mode', label: t.mode, all: t.allModes, options: EngagementMode.options.map((value) => ({ value, text: modeText[language][value] })) },
          ]}
          empty={show === 'expiring' ? <EmptyState scene="done" title={t.noneExpiring} /> : <EmptyState title={t.none}>{t.noneHint}</EmptyState>}
          columns={[
            { id: 'name', title: t.name, width: '26%', cell: (row) => row.name },
            { id: 'kind', title: t.kind, cell: (row) => kindText[language][row.kind] },
            { id: 'modes', title: t.modes, cell: (row) => (row.modes.length > 0 ? row.modes.map((mode) => modeText[language][mode]).join('、') : <span className="sd-muted">{t.noModes}</span>) },
            { id: 'contact', title: t.contact, cell: (row) => row.contactName ?? <span className="sd-muted">{t.noContact}</span> },
            { id: 'ends', title: t.endsSoon, cell: (row) => row.endsSoonOn && <StatusBadge tone="waiting">{format.plain(row.endsSoonOn)}</StatusBadge> },
          ]} />
      </Tabs>
    </Page>
  );
}
