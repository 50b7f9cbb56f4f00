import { endPair, getPair, listMobileBranches, listPairs, recordHelp } from '@shaodao/contracts/registry/mobile';
import type { PairView } from '@shaodao/contracts/registry/mobile';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Card, Facts, ListRow, RowList } from '@shaodao/ui/card';
import { words } from './mobile.words.ts';

/** One pair of members: who, since when, and each help. */
export function PairScreen({ pairId }: { pairId: string }) {
  const t = useWords(words);
  const format = useFormat();
  const pair = useQueryOf(getPair, { pairId });
  const found = pair.data;
  return (
    <Page title={found ? `${found.homeLabel} — ${found.mobileLabel}` : t.title} trail={[{ href: '/mobile', text: t.title }]} lead={found?.villageName} actions={found?.mayChange && <Actions pair={found} />}>
      <Answer of={pair}>
        {(one) => (
          <div className="sd-split">
            <Card title={t.records} flush>
              {one.helps.length === 0 ? <p className="sd-muted staff-card-foot">{t.noRecords}</p> : <RowList label={t.records}>{one.helps.map((help) => <ListRow key={help.id} title={help.title} text={format.plain(help.helpedOn)} end={t.helpedOf(help.personTimes)} />)}</RowList>}
            </Card>
            <Card title={t.facts}>
              <Facts facts={[{ name: t.home, value: one.homeLabel }, { name: t.mobile, value: one.mobileLabel }, { name: t.branch, value: one.branchName }, { name: t.since, value: format.plain(one.startedOn) }, ...(one.endedOn ? [{ name: t.until, value: format.plain(one.endedOn) }] : []), { name: t.helps, value: t.helpedOf(one.personTimes) }]} />
            </Card>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Actions({ pair }: { pair: PairView }) {
  const t = useWords(words);
  const today = dayOf(useFormat().now);
  return (
    <>
      <FormDialogButton operation={recordHelp} preset={{ pairId: pair.id }} initial={{ helpedOn: today, personTimes: 1 }} text={t.record} title={t.recordTitle} done={t.recordDone} look="primary" icon="heart" alsoRefresh={[listPairs, listMobileBranches]}
        fields={[{ name: 'title', label: t.what }, { name: 'helpedOn', label: t.on, as: 'day', max: today }, { name: 'personTimes', label: t.times, as: 'number', min: '1', max: '50' }]} />
      <FormDialogButton operation={endPair} preset={{ pairId: pair.id }} version={pair.version} text={t.end} title={t.endTitle} done={t.endDone} look="danger" fields={[{ name: 'reason', label: t.reason }]} />
    </>
  );
}
