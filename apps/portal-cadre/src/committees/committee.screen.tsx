import { dissolveCommittee, getCommittee, leadVillage, listCommittees, releaseVillage } from '@shaodao/contracts/registry/committee';
import type { CommitteeView } from '@shaodao/contracts/registry/committee';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Card, Facts } from '@shaodao/ui/card';
import { Link } from '@shaodao/ui/link';
import { usePlaces } from '../places.ts';
import { HistoryCard } from '../history-card.tsx';
import { words } from './committees.words.ts';
import { JointMatters } from './joint-matters.tsx';

/** One centre village: whom it leads, what they do together in the four fields, and its history. */
export function CommitteeScreen({ committeeId }: { committeeId: string }) {
  const t = useWords(words);
  const committee = useQueryOf(getCommittee, { committeeId });
  const found = committee.data;
  return (
    <Page title={found?.name ?? t.title} trail={[{ href: '/committees', text: t.title }]} lead={found && `${found.townshipName} ${found.centreName}`} actions={found?.allowedActions.includes('dissolve') && <DissolveButton committee={found} />}>
      <Answer of={committee}>
        {(one) => (
          <div className="sd-stack-l">
            <JointMatters committee={one} />
            <div className="sd-split">
              <Led committee={one} />
              <div className="sd-stack-l"><CommitteeFacts committee={one} /><HistoryCard title={t.history} entries={one.history} actionText={t.actions} /></div>
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function CommitteeFacts({ committee }: { committee: CommitteeView }) {
  const t = useWords(words);
  const format = useFormat();
  return (
    <Card title={t.facts}>
      <Facts facts={[
        { name: t.centre, value: <Link href={`/divisions/${committee.centreCode}`}>{committee.centreName}</Link> }, { name: t.founded, value: format.plain(committee.foundedOn) },
        ...(committee.secretaryName ? [{ name: t.secretary, value: committee.secretaryName }] : []), ...(committee.dissolvedOn ? [{ name: t.dissolvedOn, value: format.plain(committee.dissolvedOn) }] : []),
      ]} />
    </Card>
  );
}

function Led({ committee }: { committee: CommitteeView }) {
  const t = useWords(words);
  const format = useFormat();
  const { villages } = usePlaces();
  const today = dayOf(format.now);
  const mayLead = committee.allowedActions.includes('lead');
  const lead = mayLead && (
    <FormDialogButton operation={leadVillage} preset={{ committeeId: committee.id }} initial={{ on: today }} text={t.lead1} title={t.leadTitle} done={t.leadDone} icon="plus" alsoRefresh={[listCommittees]}
      fields={[{ name: 'villageCode', label: t.village, as: 'select', options: villages.filter((one) => one.value.startsWith(committee.centreCode.slice(0, 9))) }, { name: 'on', label: t.from, as: 'day' }]} />
  );
  return (
    <Card title={t.led} action={lead} flush>
      {committee.led.length === 0 ? <p className="sd-muted staff-card-foot">{t.noLed}</p> : (
        <ul className="sd-rows" aria-label={t.led}>
          {committee.led.map((one) => (
            <li key={one.id} className="sd-list-row">
              <div className="sd-list-row-text"><Link href={`/divisions/${one.villageCode}`}>{one.villageName}</Link><div className="sd-list-row-note"><span>{t.until(format.plain(one.startedOn), one.endedOn ? format.plain(one.endedOn) : t.now)}</span></div></div>
              {mayLead && one.endedOn === null && <FormDialogButton operation={releaseVillage} preset={{ committeeId: committee.id, villageCode: one.villageCode }} initial={{ on: today }} text={t.release} label={`${t.release}：${one.villageName}`} done={t.releaseDone} look="quiet" fields={[{ name: 'on', label: t.from, as: 'day' }]} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function DissolveButton({ committee }: { committee: CommitteeView }) {
  const t = useWords(words);
  const today = dayOf(useFormat().now);
  return <FormDialogButton operation={dissolveCommittee} preset={{ committeeId: committee.id }} version={committee.version} initial={{ on: today }} text={t.dissolve} title={t.dissolveTitle} done={t.dissolveDone} look="danger" fields={[{ name: 'on', label: t.from, as: 'day' }, { name: 'reason', label: t.reason }]} />;
}
