import { getOwnPartner } from '@shaodao/contracts/registry/partner';
import type { OutputOf } from '@shaodao/contracts/kit';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { useKinds } from '@shaodao/portal-staff/need/kinds';
import { kindText, modeText } from '@shaodao/portal-staff/partner/partner-terms';
import { Card, Facts, ListRow, RowList } from '@shaodao/ui/card';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Notice } from '@shaodao/ui/notice';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { words } from './own-partner.words.ts';

type Own = OutputOf<typeof getOwnPartner>;
type Partner = Own['partner'];

/** What a partner's contact sees: the own agreements and licences with their days, and what villages ask for (我们的合作). */
export function OwnPartnerScreen() {
  const t = useWords(words);
  const own = useQueryOf(getOwnPartner, {});
  return (
    <Page title={own.data?.partner.name ?? t.title} lead={t.lead}>
      <Answer of={own}>
        {({ partner, asked }) => (
          <>
            {partner.endsSoonOn && <Notice tone="waiting" title={t.renew} />}
            <div className="sd-split">
              <div className="sd-stack-l"><Asked asked={asked} /></div>
              <div className="sd-stack-l"><Agreements partner={partner} /><Licences partner={partner} /><PartnerFacts partner={partner} /></div>
            </div>
          </>
        )}
      </Answer>
    </Page>
  );
}

function Asked({ asked }: { asked: Own['asked'] }) {
  const t = useWords(words);
  const format = useFormat();
  const { nameOf } = useKinds();
  return (
    <Card title={t.asked}>
      <p className="sd-muted">{t.askedLead}</p>
      <DataTable caption={t.asked} rows={asked} rowId={(one) => `${one.kindId}/${one.villageCode}`} empty={<EmptyState scene="done" title={t.noneAsked} />}
        columns={[
          { id: 'service', title: t.service, cell: (one) => nameOf(one.kindId) }, { id: 'village', title: t.village, cell: (one) => `${one.townshipName} ${one.villageName}` },
          { id: 'times', title: t.times, numeric: true, cell: (one) => (one.times === null ? t.few : t.timesOf(one.times)) }, { id: 'last', title: t.last, cell: (one) => format.plain(one.lastOn) },
        ]} />
    </Card>
  );
}

function Agreements({ partner }: { partner: Partner }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const end = (one: Partner['agreements'][number]) => { const last = one.endedOn ?? one.endsOn; return last ? format.plain(last) : t.noEnd; };
  return (
    <Card title={t.agreements} flush>
      {partner.agreements.length === 0 ? <p className="sd-muted staff-card-inset">{t.noAgreements}</p> : (
        <RowList label={t.agreements}>
          {partner.agreements.map((one) => <ListRow key={one.id} title={`${modeText[language][one.mode]} · ${one.title}`} text={<><span>{t.days(format.plain(one.startedOn), end(one))}</span>{one.departmentName && <span>{one.departmentName}</span>}</>} end={<StatusBadge tone={one.isExpiring ? 'waiting' : one.isInForce ? 'good' : 'plain'}>{one.isExpiring ? t.soon : one.isInForce ? t.inForce : t.over}</StatusBadge>} />)}
        </RowList>
      )}
    </Card>
  );
}

function Licences({ partner }: { partner: Partner }) {
  const t = useWords(words);
  const format = useFormat();
  return (
    <Card title={t.licences} flush>
      {partner.licences.length === 0 ? <p className="sd-muted staff-card-inset">{t.noLicences}</p> : (
        <RowList label={t.licences}>{partner.licences.map((one) => <ListRow key={one.id} title={one.name} text={<><span>{one.number}</span><span>{one.expiresOn ? t.until(format.plain(one.expiresOn)) : t.noEnd}</span></>} end={<StatusBadge tone={one.isExpired ? 'bad' : one.isExpiring ? 'waiting' : 'good'}>{one.isExpired ? t.expired : one.isExpiring ? t.soon : t.valid}</StatusBadge>} />)}</RowList>
      )}
    </Card>
  );
}

function PartnerFacts({ partner }: { partner: Partner }) {
  const t = useWords(words);
  const language = useLanguage();
  const { nameOf } = useKinds();
  return (
    <Card title={t.facts}>
      <Facts facts={[{ name: t.kind, value: kindText[language][partner.kind] }, { name: t.contact, value: partner.contactName ?? '—' }, { name: t.phone, value: partner.phone ?? '—' }, { name: t.serves, value: partner.serviceKindIds.length === 0 ? t.noServes : partner.serviceKindIds.map(nameOf).join('、') }]} />
    </Card>
  );
}
