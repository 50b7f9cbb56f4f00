import type { NeedView } from '@shaodao/contracts/needs/need';
import type { NeedAction, NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import type { useFormat } from '@shaodao/portal-kit/format/use-format';
import { needActionText } from '@shaodao/portal-kit/wording/domain';
import type { Language } from '@shaodao/portal-kit/wording/language';
import type { TimelineStep } from '@shaodao/ui/timeline';

/** What still comes, in the order of a matter's life; each until its state is reached. */
const coming: readonly { word: 'nextVerify' | 'nextFind' | 'nextVisit' | 'nextRate'; until: readonly NeedStatus[] }[] = [
  { word: 'nextVerify', until: ['submitted', 'returned'] },
  { word: 'nextFind', until: ['submitted', 'returned', 'verified', 'published'] },
  { word: 'nextVisit', until: ['submitted', 'returned', 'verified', 'published', 'claimed', 'scheduled', 'reopened'] },
  { word: 'nextRate', until: ['submitted', 'returned', 'verified', 'published', 'claimed', 'scheduled', 'reopened', 'served'] },
];
const isKnown = (action: string): action is NeedAction => action in needActionText.zh;

/** The timeline of a matter: what happened, where we are, what comes. */
export function stepsOf(need: NeedView, words: Record<'nextVerify' | 'nextFind' | 'nextVisit' | 'nextRate' | 'self', string>, format: ReturnType<typeof useFormat>, language: Language, meId: string): TimelineStep[] {
  const future = coming.filter((step) => step.until.includes(need.status)).map((step): TimelineStep => ({ id: step.word, what: words[step.word], state: 'future' }));
  const past = need.history.map((entry, at): TimelineStep => ({
    id: `${at}`,
    what: isKnown(entry.action) ? needActionText[language][entry.action] : entry.action,
    who: entry.byPersonId === meId ? words.self : entry.byUnit ?? undefined,
    when: format.instant(entry.at),
    at: entry.at,
    note: entry.note ? format.note(entry.note) : undefined,
    state: at === need.history.length - 1 && future.length > 0 ? 'current' : 'past',
  }));
  return [...past, ...future];
}
