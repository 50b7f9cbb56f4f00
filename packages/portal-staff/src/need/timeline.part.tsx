import type { NeedView } from '@shaodao/contracts/needs/need';
import { needActionText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Card } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { History } from './history.part.tsx';
import { nextText, words } from './need.words.ts';

/** A need from the first word to now, and what comes next. */
export function NeedTimeline({ need, isLive }: { need: NeedView; isLive: boolean }) {
  const t = useWords(words);
  const language = useLanguage();
  const next: Readonly<Record<string, string>> = nextText[language];
  return (
    <Card title={t.timeline} action={isLive && <StatusBadge tone="plain" icon="sync">{t.live}</StatusBadge>}>
      <History label={t.timeline} entries={need.history} actionText={needActionText[language]} next={next[need.status]} />
    </Card>
  );
}
