import { getWhistle, reportIn, resolveWhistle } from '@shaodao/contracts/needs/whistle';
import type { WhistleView } from '@shaodao/contracts/needs/whistle';
import { Answer } from '@shaodao/portal-kit/answer';
import { useLive } from '@shaodao/portal-kit/api/live';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { ReportClock } from '@shaodao/portal-staff/whistle/assignment.part';
import { WhistleSheet } from '@shaodao/portal-staff/whistle/view.part';
import { Card } from '@shaodao/ui/card';
import { useOwnDepartment } from '../own-department.ts';
import { TextForm } from './text-form.tsx';
import { words } from './whistles.words.ts';

/** One whistle, live: my department's clock, reporting in, and resolving when it leads. */
export function WhistleScreen({ whistleId }: { whistleId: string }) {
  const t = useWords(words);
  const own = useOwnDepartment();
  const whistle = useLive(getWhistle, { whistleId });
  return (
    <Page title={whistle.data?.title ?? t.title} trail={[{ href: '/whistles', text: t.title }]}>
      <Answer of={whistle}>{(found) => <WhistleSheet whistle={found} isLive={whistle.isLive} ownId={own?.id} panel={<Panel whistle={found} ownId={own?.id} />} />}</Answer>
    </Page>
  );
}

function Panel({ whistle, ownId }: { whistle: WhistleView; ownId: string | undefined }) {
  const t = useWords(words);
  const mine = whistle.assignments.find((one) => one.departmentId === ownId);
  const may = (action: WhistleView['allowedActions'][number]) => whistle.allowedActions.includes(action);
  if (may('report') && mine?.status === 'called') {
    return (
      <Card title={t.report} className="staff-first">
        <div className="staff-clock"><ReportClock assignment={mine} urgency={whistle.urgency} /></div>
        <p className="sd-muted">{t.reportLead}</p>
        <TextForm operation={reportIn} preset={{ whistleId: whistle.id }} field="note" label={t.note} hint={t.noteHint} text={t.report} icon="map" done={t.reported} />
      </Card>
    );
  }
  if (may('resolve')) {
    return (
      <Card title={t.resolve} className="staff-first">
        <p className="sd-muted">{t.resolveLead}</p>
        <TextForm operation={resolveWhistle} preset={{ whistleId: whistle.id }} field="resolution" label={t.resolution} text={t.resolve} icon="done" done={t.resolved} />
      </Card>
    );
  }
  const isOver = whistle.status === 'closed' || whistle.status === 'cancelled';
  return <Card title={isOver ? t.ended : mine?.status === 'reported' ? t.waiting : t.notCalled}>{!isOver && mine?.status === 'reported' && <p className="sd-muted">{t.waitingHint}</p>}</Card>;
}
