import { agree, endAgreement, EngagementMode } from '@shaodao/contracts/registry/partner';
import type { PartnerView } from '@shaodao/contracts/registry/partner';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { useDepartmentOptions } from '../places.ts';
import { modeText } from '@shaodao/portal-staff/partner/partner-terms';
import { words } from './partners.words.ts';

type Agreement = PartnerView['agreements'][number];
/** Agreements by mode of engagement (公益服务、购买岗位、项目委托、低偿补贴), dated. */
export function Agreements({ partner }: { partner: PartnerView }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const days = (one: Agreement) => `${format.plain(one.startedOn)} — ${one.endedOn ?? one.endsOn ? format.plain((one.endedOn ?? one.endsOn)!) : t.noEnd}`;
  return (
    <Card title={t.agreements} action={partner.mayChange && <AgreeButton partner={partner} />} flush>
      {partner.agreements.length === 0 ? <p className="sd-muted staff-card-foot">{t.noAgreements}</p> : (
        <RowList label={t.agreements}>
          {partner.agreements.map((one) => (
            <ListRow key={one.id} title={`${modeText[language][one.mode]} · ${one.title}`} text={<><span>{days(one)}</span>{one.departmentName && <span>{one.departmentName}</span>}{one.endReason && <span>{one.endReason}</span>}</>}
              end={<span className="staff-row-end"><StatusBadge tone={one.isExpiring ? 'waiting' : one.isInForce ? 'good' : 'plain'}>{one.isExpiring ? t.soon : one.isInForce ? t.inForce : t.over}</StatusBadge>{partner.mayChange && one.isInForce && <EndButton partner={partner} agreement={one} />}</span>} />
          ))}
        </RowList>
      )}
    </Card>
  );
}

function AgreeButton({ partner }: { partner: PartnerView }) {
  const t = useWords(words);
  const language = useLanguage();
  const today = dayOf(useFormat().now);
  const departments = useDepartmentOptions();
  return (
    <FormDialogButton operation={agree} preset={{ partnerId: partner.id }} initial={{ startedOn: today }} text={t.agree} done={t.agreeDone} icon="plus"
      fields={[
        { name: 'mode', label: t.mode, as: 'select', options: EngagementMode.options.map((value) => ({ value, text: modeText[language][value] })) }, { name: 'title', label: t.agreementTitle }, { name: 'departmentId', label: t.department, as: 'select', options: departments, optional: true },
        { name: 'startedOn', label: t.startedOn, as: 'day' }, { name: 'endsOn', label: t.endsOn, as: 'day', optional: true },
      ]} />
  );
}
function EndButton({ partner, agreement }: { partner: PartnerView; agreement: Agreement }) {
  const t = useWords(words);
  return <FormDialogButton operation={endAgreement} preset={{ partnerId: partner.id, agreementId: agreement.id }} text={t.endAgreement} title={t.endTitle} label={`${t.endAgreement}：${agreement.title}`} done={t.endDone} look="quiet" fields={[{ name: 'reason', label: t.reason }]} />;
}
