import { cancelTraining, getTraining, listLearners, listTrainings, recordAttendance } from '@shaodao/contracts/registry/training';
import type { TrainingView } from '@shaodao/contracts/registry/training';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Card, Facts, ListRow, RowList } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { HistoryCard } from '../history-card.tsx';
import { familyText, modeText, words } from './training.words.ts';

/** One course: when and where, who came, and what may be done. */
export function TrainingScreen({ trainingId }: { trainingId: string }) {
  const t = useWords(words);
  const training = useQueryOf(getTraining, { trainingId });
  const found = training.data;
  return (
    <Page title={found?.title ?? t.title} trail={[{ href: '/training', text: t.title }]} actions={found && <Actions training={found} />}>
      <Answer of={training}>
        {(one) => (
          <div className="sd-split">
            <div className="sd-stack-l"><TrainingFacts training={one} /><Attendees training={one} /></div>
            <div><HistoryCard title={t.history} entries={one.history} actionText={t.actions} /></div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function TrainingFacts({ training }: { training: TrainingView }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  return (
    <Card title={t.facts} action={training.isCancelled && <StatusBadge>{t.cancelled}</StatusBadge>}>
      <Facts facts={[
        { name: t.on, value: format.plain(training.heldOn) }, { name: t.place, value: training.place }, { name: t.holder, value: training.divisionName }, { name: t.family, value: familyText[language][training.family] }, { name: t.mode, value: modeText[language][training.mode] },
        { name: t.attended, value: t.attendedOf(training.attended) }, ...(training.cancelReason ? [{ name: t.reason, value: training.cancelReason }] : []),
      ]} />
    </Card>
  );
}

/** Who came, as far as the reader may know it: a village's cadres see the own people. */
function Attendees({ training }: { training: TrainingView }) {
  const t = useWords(words);
  const may = useMay();
  if (training.attendees.length === 0) return <Card title={t.attendees}><p className="sd-muted">{training.attended > 0 && !may(listLearners) ? t.attendeesHidden : t.noAttendees}</p></Card>;
  return <Card title={t.attendees} flush><RowList label={t.attendees}>{training.attendees.map((one) => <ListRow key={one.personId} title={one.name} text={one.placeName} />)}</RowList>{training.attendees.length < training.attended && <p className="sd-muted staff-card-foot">{t.attendeesHidden}</p>}</Card>;
}

function Actions({ training }: { training: TrainingView }) {
  const t = useWords(words);
  const shared = { preset: { trainingId: training.id }, version: training.version, alsoRefresh: [listTrainings] } as const;
  return (
    <>
      {training.allowedActions.includes('recordAttendance') && <RecordButton training={training} />}
      {training.allowedActions.includes('cancel') && <FormDialogButton operation={cancelTraining} {...shared} text={t.cancel} title={t.cancelTitle} done={t.cancelDone} look="danger" fields={[{ name: 'reason', label: t.reason }]} />}
    </>
  );
}

/** Who came is ticked among those whose course it is, in the place that holds it. */
function RecordButton({ training }: { training: TrainingView }) {
  const t = useWords(words);
  const learners = useQueryOf(listLearners, { family: training.family, divisionCode: training.divisionCode, show: 'all', limit: 200 });
  const known = new Map([...(learners.data?.items ?? []).map((one) => [one.personId as string, `${one.placeName} ${one.name}`] as const), ...training.attendees.map((one) => [one.personId as string, `${one.placeName} ${one.name}`] as const)]);
  return (
    <FormDialogButton operation={recordAttendance} preset={{ trainingId: training.id }} initial={{ personIds: training.attendees.map((one) => one.personId) }} version={training.version} text={t.record} title={t.recordTitle} done={t.recordDone} look="primary" icon="check" alsoRefresh={[listLearners]}
      fields={[{ name: 'personIds', label: t.attendees, hint: t.recordHint, as: 'checks', options: [...known].map(([value, text]) => ({ value, text })) }]} />
  );
}
