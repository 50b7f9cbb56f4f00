import * as said from '@shaodao/contracts/registry/posting';
import type { PostingAction, PostingStatus } from '@shaodao/contracts/registry/posting.vocabulary';
import { chart } from '../kit.ts';

/** The life of a posting (任职). Its state is a function of its days and today, never a flag; the rule's steps only note what the day brought. */
export const postingChart = chart<PostingStatus, PostingAction>('posting', ['planned', 'inForce'], {
  appoint: { from: [], to: 'planned', by: said.appointPosting },
  begin: { from: ['planned'], to: 'inForce', by: 'rule' },
  extend: { from: ['inForce'], to: 'inForce', by: said.extendPosting },
  handOver: { from: ['inForce'], to: 'ended', by: said.handOverPosting },
  end: { from: ['planned', 'inForce'], to: 'ended', by: said.endPosting },
  lapse: { from: ['inForce'], to: 'ended', by: 'rule' },
});
