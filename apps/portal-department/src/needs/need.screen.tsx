import { getNeed } from '@shaodao/contracts/needs/need';
import { Answer } from '@shaodao/portal-kit/answer';
import { useLive } from '@shaodao/portal-kit/api/live';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { words as needWords } from '@shaodao/portal-staff/need/need.words';
import { NeedPeople } from '@shaodao/portal-staff/need/people.part';
import { NeedTimeline } from '@shaodao/portal-staff/need/timeline.part';
import { NeedAsked, NeedFacts, NeedState } from '@shaodao/portal-staff/need/view.part';
import { LinkButton } from '@shaodao/ui/button';
import { ActionPanel } from './action-panel.tsx';
import { words } from './needs.words.ts';
import { Roster } from './roster.tsx';

/** One need as the department works on it: claim, schedule, visit, record, put right; followed live. */
export function NeedScreen({ needId }: { needId: string }) {
  const t = useWords(words);
  const n = useWords(needWords);
  const need = useLive(getNeed, { needId });
  const trail = need.data?.status === 'published' ? { href: '/claimable', text: t.claimable } : { href: '/held', text: t.held };
  return (
    <Page title={need.data?.title ?? t.held} trail={[trail]} lead={need.data && <NeedState need={need.data} />} actions={need.data && <LinkButton href={`/needs/${needId}/print`} icon="print">{n.print}</LinkButton>}>
      <Answer of={need}>
        {(found) => (
          <div className="staff-case">
            <div className="sd-stack-l">
              <NeedAsked need={found} />
              <NeedPeople need={found} />
              {found.visit && found.visit.volunteersWanted > 0 && <Roster needId={needId} />}
              <NeedTimeline need={found} isLive={need.isLive} />
            </div>
            <div className="sd-stack-l"><ActionPanel key={found.status} need={found} /><NeedFacts need={found} /></div>
          </div>
        )}
      </Answer>
    </Page>
  );
}
