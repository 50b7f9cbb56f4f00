import { addLicence } from '@shaodao/contracts/registry/partner';
import type { PartnerView } from '@shaodao/contracts/registry/partner';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { words } from './partners.words.ts';

/** Licences (资质) with the day on which each runs out. */
export function Licences({ partner }: { partner: PartnerView }) {
  const t = useWords(words);
  const format = useFormat();
  const add = partner.mayChange && (
    <FormDialogButton operation={addLicence} preset={{ partnerId: partner.id }} text={t.addLicence} done={t.licenceDone} icon="plus"
      fields={[{ name: 'name', label: t.licenceName }, { name: 'number', label: t.number }, { name: 'issuedOn', label: t.issuedOn, as: 'day' }, { name: 'expiresOn', label: t.expiresOn, as: 'day', optional: true }]} />
  );
  const mark = (one: PartnerView['licences'][number]) => (one.isExpired ? <StatusBadge tone="bad">{t.expired}</StatusBadge> : one.isExpiring ? <StatusBadge tone="waiting">{t.soon}</StatusBadge> : <StatusBadge tone="good">{t.valid}</StatusBadge>);
  return (
    <Card title={t.licences} action={add} flush>
      {partner.licences.length === 0 ? <p className="sd-muted staff-card-foot">{t.noLicences}</p> : (
        <RowList label={t.licences}>{partner.licences.map((one) => <ListRow key={one.id} title={one.name} text={<><span>{one.number}</span><span>{one.expiresOn ? t.until(format.plain(one.expiresOn)) : t.noEnd}</span></>} end={mark(one)} />)}</RowList>
      )}
    </Card>
  );
}
