import type { WhistleView } from '@shaodao/contracts/needs/whistle';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { usePersonLabel } from '@shaodao/portal-kit/people/labels';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Card, Facts } from '@shaodao/ui/card';
import { Notice } from '@shaodao/ui/notice';
import { StatusBadge } from '@shaodao/ui/status-badge';
import type { ReactNode } from 'react';
import { History } from '../need/history.part.tsx';
import { AssignmentCard } from './assignment.part.tsx';
import type { Assignment } from './assignment.part.tsx';
import { whistleActionText, whistleReasonText, whistleStatusText, whistleStatusTone, whistleUrgencyText, whistleUrgencyTone, words } from './whistle.words.ts';

/** A whistle from the call to the last rating. `panel` stands beside it; `under` adds to a department's card. */
export function WhistleSheet({ whistle, isLive, ownId, panel, under }: { whistle: WhistleView; isLive: boolean; ownId?: string | undefined; panel?: ReactNode; under?: (assignment: Assignment) => ReactNode }) {
  const t = useWords(words);
  const language = useLanguage();
  return (
    <div className={panel ? 'staff-case' : 'sd-stack-l'}>
      <div className="sd-stack-l">
        <WhistleFacts whistle={whistle} />
        <section className="sd-stack" aria-label={t.called}>
          <h2>{t.called}</h2>
          <ul className="staff-called">{whistle.assignments.map((one) => <AssignmentCard key={one.departmentId} whistle={whistle} assignment={one} isMine={one.departmentId === ownId}>{under?.(one)}</AssignmentCard>)}</ul>
        </section>
        <Card title={t.timeline} action={isLive && <StatusBadge tone="plain" icon="sync">{t.live}</StatusBadge>}><History label={t.timeline} entries={whistle.history} actionText={whistleActionText[language]} /></Card>
      </div>
      {panel && <div className="sd-stack-l">{panel}</div>}
    </div>
  );
}

function WhistleFacts({ whistle }: { whistle: WhistleView }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const blower = usePersonLabel(whistle.blownBy);
  return (
    <Card>
      <div className="sd-row">
        <StatusBadge tone={whistleStatusTone[whistle.status]}>{whistleStatusText[language][whistle.status]}</StatusBadge>
        <StatusBadge tone={whistleUrgencyTone[whistle.urgency]} icon="whistle">{whistleUrgencyText[language][whistle.urgency]}</StatusBadge>
      </div>
      <p className="staff-words">{whistle.detail}</p>
      <Facts facts={[
        { name: t.place, value: `${whistle.divisionName} ${whistle.place}` }, { name: t.reason, value: whistleReasonText[language][whistle.reason] }, { name: t.by, value: `${whistle.divisionName} ${blower}` },
        { name: t.blown, value: format.instant(whistle.blownAt) }, { name: t.number, value: <span className="staff-number">{whistle.number}</span> },
      ]} />
      {whistle.resolution && <Notice tone="good" title={t.resolution}>{whistle.resolution}{whistle.resolvedAt && <p className="sd-muted">{format.instant(whistle.resolvedAt)}</p>}</Notice>}
    </Card>
  );
}
