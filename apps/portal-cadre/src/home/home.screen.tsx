import { listOpinions, listReceptionDays } from '@shaodao/contracts/liaison/reception';
import { askForHelp, countNeeds, publishNeed, verifyNeed } from '@shaodao/contracts/needs/need';
import { blowWhistle, listWhistles } from '@shaodao/contracts/needs/whistle';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useGreeting } from '@shaodao/portal-staff/desk/greeting';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { LinkButton } from '@shaodao/ui/button';
import { useDoorReady } from '../ask/door-ready.ts';
import { FirstNeeds, OpenWhistles, ReceptionDays, SolvedOpinions, Villages } from './home-cards.tsx';
import { words } from './home.words.ts';
import { WaitingFigures } from './waiting-figures.tsx';

/** Today: what waits for me, and how my place stands. No ranking of persons. */
export function HomeScreen() {
  const t = useWords(words);
  const may = useMay();
  const { now, date } = useFormat();
  useDoorReady();
  return (
    <Page title={useGreeting()} lead={date(dayOf(now))}
      actions={<>
        {may(askForHelp) && <LinkButton href="/ask" icon="edit" look={may(blowWhistle) ? 'secondary' : 'primary'}>{t.ask}</LinkButton>}
        {may(blowWhistle) && <LinkButton href="/whistles/blow" icon="whistle" look="primary">{t.blow}</LinkButton>}
      </>}>
      <WaitingFigures />
      <div className="sd-split">
        <div className="sd-stack-l">
          {(may(verifyNeed) || may(publishNeed)) && <FirstNeeds status={[may(verifyNeed) && 'submitted', may(publishNeed) && 'verified'].filter(Boolean).join(',')} />}
          {may(listWhistles) && <OpenWhistles />}
          {may(listReceptionDays) && <ReceptionDays />}
        </div>
        <div className="sd-stack-l">
          {may(listOpinions) && <SolvedOpinions />}
          {may(countNeeds) && <Villages />}
        </div>
      </div>
    </Page>
  );
}
