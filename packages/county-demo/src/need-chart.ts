import type { NeedWay } from './data/need-stories.ts';
import { needWays } from './data/need-words.ts';
import type { NeedAction, NeedState } from './rows/needs.ts';

/** Where each action leads; 'release' and 'lapse' put a need back on the list. */
export const needActionLeadsTo: Record<NeedAction, NeedState> = {
  draft: 'draft', submit: 'submitted', verify: 'verified', return: 'returned', merge: 'merged', withdraw: 'withdrawn',
  publish: 'published', claim: 'claimed', release: 'published', lapse: 'published', schedule: 'scheduled',
  serve: 'served', rate: 'rated', close: 'closed', reopen: 'reopened',
};

/** The steps of a way. */
export function stepsOf(way: NeedWay): NeedAction[] {
  return needWays[way].split(' ').filter((word): word is NeedAction => word in needActionLeadsTo);
}
