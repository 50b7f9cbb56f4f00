import type { Actor, Place } from '@shaodao/contracts/actor';
import { fact, refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/registry/tie';
import type { TieAction, TieStatus } from '@shaodao/contracts/registry/tie';
import { isInSight } from '../access.ts';
import { chart, decide } from '../kit.ts';
import { brand } from '../needs/need.ts';

/** The life of a tie (远程代发): proposed from afar, confirmed by the village with the old person's consent, withdrawn by either. */
export const tieChart = chart<TieStatus, TieAction>('tie', ['proposed'], {
  propose: { from: [], to: 'proposed', by: said.proposeTie },
  confirm: { from: ['proposed'], to: 'confirmed', by: said.confirmTie },
  refuse: { from: ['proposed'], to: 'refused', by: said.refuseTie },
  withdraw: { from: ['proposed', 'confirmed'], to: 'withdrawn', by: said.withdrawTie },
});

export interface Tie {
  readonly id: string;
  readonly householdId: string;
  readonly relativeId: string;
  readonly villageCode: string;
  readonly gridId: string | null;
  readonly status: TieStatus;
  readonly memberIds: readonly string[];
}
/** A tie belongs to both sides: the relative and everybody of the household may end it. */
export const placeOfTie = (tie: Pick<Tie, 'villageCode' | 'gridId' | 'householdId' | 'relativeId' | 'memberIds'>): Place => ({
  divisionCode: tie.villageCode, gridId: tie.gridId, householdId: tie.householdId, personIds: [tie.relativeId, ...tie.memberIds],
});
/** Who sees a tie: the relative, the household, and the village that decides on it. */
export const seesTie = (actor: Actor, tie: Omit<Parameters<typeof placeOfTie>[0], 'memberIds'>, now: Date): boolean => isInSight(actor, placeOfTie({ ...tie, memberIds: [] }), now);
const about = (tie: Tie) => ({ tieId: brand(tie.id), householdId: brand(tie.householdId), relativeId: brand(tie.relativeId), villageCode: tie.villageCode });
/** Proposals one person may have waiting. */
export const MAX_PROPOSED_TIES = 3;

/** Proposing: not for the own household, not twice, not too many at once. */
export function propose(tie: Tie, own: { waiting: number; hasTie: boolean }) {
  if (tie.memberIds.includes(tie.relativeId)) return refuse('tie/own-household');
  if (own.hasTie) return refuse('tie/exists-already');
  if (own.waiting >= MAX_PROPOSED_TIES) return refuse('tie/too-many-proposed');
  return decide({ status: 'proposed' }, [tieChart.take('propose')], [fact(said.tieProposed, tie.id, about(tie))]);
}
/** Confirming: by the village, never by the relative, with the old person's consent. */
export function confirm(tie: Tie, by: Actor, now: Date) {
  if (!tieChart.can(tie.status, 'confirm')) return refuse('tie/decided-already');
  if (by.personId === tie.relativeId) return refuse('tie/self-confirmed');
  return decide({ status: 'confirmed', elderAgreed: true, decidedAt: now, decidedBy: by.personId }, [tieChart.take('confirm')], [fact(said.tieConfirmed, tie.id, about(tie))]);
}
export function refuseProposal(tie: Tie, reason: string, by: Actor, now: Date) {
  if (!tieChart.can(tie.status, 'refuse')) return refuse('tie/decided-already');
  return decide({ status: 'refused', decidedAt: now, decidedBy: by.personId, decisionNote: reason }, [tieChart.take('refuse', reason)], [fact(said.tieRefused, tie.id, about(tie))]);
}
/** Ending it, by either side; takes effect at once. */
export function withdraw(tie: Tie, now: Date) {
  if (!tieChart.can(tie.status, 'withdraw')) return refuse('tie/not-in-force');
  return decide({ status: 'withdrawn', endedAt: now }, [tieChart.take('withdraw')], [fact(said.tieWithdrawn, tie.id, about(tie))]);
}
