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
import { SimilarNeeds } from './similar-needs.tsx';

/** One need: what was asked, by whom, what happened, and what I may do; followed live. */
export function NeedScreen({ needId }: { needId: string }) {
  const t = useWords(words);
  const n = useWords(needWords);
  const need = useLive(getNeed, { needId });
  return (
    <Page title={need.data?.title ?? t.title} trail={[{ href: '/needs', text: t.title }]} lead={need.data && <NeedState need={need.data} />} actions={need.data && <LinkButton href={`/needs/${needId}/print`} icon="print">{n.print}</LinkButton>}>
      <Answer of={need}>
        {(found) => (
          <div className="staff-case">
            <div className="sd-stack-l">
              <NeedAsked need={found} />
              <NeedPeople need={found} />
              {found.allowedActions.includes('merge') && <SimilarNeeds need={found} />}
              <NeedTimeline need={found} isLive={need.isLive} />
            </div>
            <div className="sd-stack-l"><ActionPanel key={found.status} need={found} /><NeedFacts need={found} /></div>
          </div>
        )}
      </Answer>
    </Page>
  );
}
