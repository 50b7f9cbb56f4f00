import { listOpinions } from '@shaodao/contracts/liaison/reception';
import { countNeeds } from '@shaodao/contracts/needs/need';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { KeyFigure, KeyFigures } from '@shaodao/ui/key-figure';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import { SkeletonLines } from '@shaodao/ui/skeleton';
import { words } from './home.words.ts';
import { useWaitingWork } from './waiting.ts';

/** What waits for me and the key figures of my place, each leading to its list. */
export function WaitingFigures() {
  const t = useWords(words);
  const may = useMay();
  const work = useWaitingWork();
  const solved = useQueryOf(listOpinions, { status: 'solved', limit: 1 }, { enabled: may(listOpinions) });
  const failure = useProblemText(work.counts.error);
  if (may(countNeeds) && work.counts.isPending && failure === undefined) return <SkeletonLines lines={3} />;
  const waiting = [work.toVerify, work.toPublish, work.ties?.length, work.toRate?.length].filter((n) => n !== undefined);
  const isCalm = waiting.length > 0 && waiting.every((n) => n === 0) && failure === undefined;
  return (
    <>
      <RefusalNotice title={failure} />
      {isCalm && <Notice tone="good" title={t.allDone}>{t.allDoneHint}</Notice>}
      <KeyFigures label={t.waiting}>
        {work.toVerify !== undefined && <KeyFigure icon="list" label={t.toVerify} value={work.toVerify} unit={t.items} note={t.toVerifyNote} href="/needs?status=submitted&order=oldest" urgent={work.toVerify > 0} />}
        {work.toPublish !== undefined && <KeyFigure icon="send" label={t.toPublish} value={work.toPublish} unit={t.items} note={t.toPublishNote} href="/needs?status=verified&order=oldest" urgent={work.toPublish > 0} />}
        {work.ties !== undefined && <KeyFigure icon="people" label={t.ties} value={work.ties.length} unit={t.items} note={t.tiesNote} href="/ties" />}
        {work.toRate !== undefined && <KeyFigure icon="heart" label={t.toRate} value={work.toRate.length} unit={t.items} note={t.toRateNote} href="/whistles" urgent={work.toRate.length > 0} />}
        {work.toRate === undefined && work.openWhistles !== undefined && <KeyFigure icon="whistle" label={t.whistles} value={work.openWhistles.length} unit={t.items} href="/whistles" />}
        {work.underWay !== undefined && <KeyFigure icon="route" label={t.underWay} value={work.underWay} unit={t.items} note={t.underWayNote(work.reopened ?? 0)} href="/needs?status=open" />}
        {solved.data && <KeyFigure icon="chat" label={t.solved} value={solved.data.total} unit={t.items} note={t.solvedNote} href="/opinions?status=solved" />}
      </KeyFigures>
    </>
  );
}
