import { blowWhistle } from '@shaodao/contracts/needs/whistle';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { WhistleList } from '@shaodao/portal-staff/whistle/list.part';
import { words as whistleWords } from '@shaodao/portal-staff/whistle/whistle.words';
import { LinkButton } from '@shaodao/ui/button';
import { words } from './whistles.words.ts';

/** Whistles of my place, open and ended. */
export function WhistlesScreen() {
  const w = useWords(whistleWords);
  const t = useWords(words);
  const may = useMay();
  return (
    <Page title={w.title} lead={t.lead} actions={may(blowWhistle) && <LinkButton href="/whistles/blow" look="primary" icon="whistle">{t.blow}</LinkButton>}>
      <WhistleList />
    </Page>
  );
}
