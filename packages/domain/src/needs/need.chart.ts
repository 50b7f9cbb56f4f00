import { askForHelp, mergeNeed, publishNeed, rateNeed, reopenNeed, resubmitNeed, returnNeed, verifyNeed, withdrawNeed } from '@shaodao/contracts/needs/need';
import { answerRating, claimNeed, recordService, releaseNeed, scheduleVisit } from '@shaodao/contracts/needs/claim';
import type { NeedAction, NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import { chart } from '../kit.ts';

/** The life of a need (domain §3): asked, verified, published, claimed, scheduled, served, rated, closed. */
export const needChart = chart<NeedStatus, NeedAction>('need', ['submitted'], {
  submit: { from: [], to: 'submitted', by: askForHelp },
  verify: { from: ['submitted'], to: 'verified', by: verifyNeed },
  return: { from: ['submitted'], to: 'returned', by: returnNeed },
  resubmit: { from: ['returned'], to: 'submitted', by: resubmitNeed },
  merge: { from: ['submitted'], to: 'merged', by: mergeNeed },
  withdraw: { from: ['submitted', 'returned', 'verified', 'published'], to: 'withdrawn', by: withdrawNeed },
  publish: { from: ['verified'], to: 'published', by: publishNeed },
  claim: { from: ['published'], to: 'claimed', by: claimNeed },
  release: { from: ['claimed', 'scheduled'], to: 'published', by: releaseNeed },
  releaseSilent: { from: ['claimed'], to: 'published', by: 'rule' },
  schedule: { from: ['claimed', 'scheduled', 'reopened'], to: 'scheduled', by: scheduleVisit },
  recordService: { from: ['scheduled'], to: 'served', by: recordService },
  rateWell: { from: ['served'], to: 'rated', by: rateNeed },
  rateBadly: { from: ['served'], to: 'reopened', by: rateNeed },
  close: { from: ['rated'], to: 'closed', by: 'rule' },
  answerRating: { from: ['reopened'], to: 'reopened', by: answerRating },
  lapseRating: { from: ['served'], to: 'closed', by: 'rule' },
  reopen: { from: ['closed'], to: 'reopened', by: reopenNeed },
});
