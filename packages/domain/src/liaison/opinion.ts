import { fact, refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/liaison/reception';
import type { OpinionAction, OpinionStatus } from '@shaodao/contracts/liaison/reception';
import type { Actor, Place } from '@shaodao/contracts/actor';
import { countyDay } from '../calendar.ts';
import { isInSight } from '../access.ts';
import { chart, decide } from '../kit.ts';
import { brand } from '../needs/need.ts';

/** The life of an opinion (群众意见): recorded on a reception day, becomes a need, is solved when that need is closed. */
export const opinionChart = chart<OpinionStatus, OpinionAction>('opinion', ['recorded'], {
  record: { from: [], to: 'recorded', by: said.recordOpinion },
  becomeNeed: { from: ['recorded'], to: 'turnedIntoNeed', by: 'rule' },
  solve: { from: ['turnedIntoNeed'], to: 'solved', by: 'rule' },
  reopen: { from: ['solved'], to: 'turnedIntoNeed', by: 'rule' },
});
export interface Opinion {
  readonly id: string;
  readonly status: OpinionStatus;
  readonly villageCode: string;
  readonly workroomId: string;
  readonly personId: string | null;
  readonly needId: string | null;
}
export const placeOfOpinion = (opinion: Pick<Opinion, 'villageCode' | 'workroomId' | 'personId'>): Place => ({
  divisionCode: opinion.villageCode, workroomId: opinion.workroomId, personIds: [opinion.personId],
});

/** Who sees an opinion: the workroom, who answers for the village, and who said it. */
export const seesOpinion = (actor: Actor, opinion: Parameters<typeof placeOfOpinion>[0], now: Date): boolean => isInSight(actor, placeOfOpinion(opinion), now);

/** Recording: on the reception day or after it, of a village that the workroom looks after. */
export function record(
  day: { on: string; villageCodes: readonly string[] },
  opinion: { id: string; villageCode: string; householdId: string | null; personId: string | null; representativeId: string; kindId: string; title: string; sealedDetail: string },
  now: Date,
) {
  if (countyDay(now) < day.on) return refuse('reception-day/not-yet');
  if (!day.villageCodes.includes(opinion.villageCode)) return refuse('village/not-of-workroom');
  const { id, villageCode, householdId, personId, representativeId, kindId, title, sealedDetail } = opinion;
  return decide({ status: 'recorded' }, [opinionChart.take('record')], [
    fact(said.opinionRecorded, id, { opinionId: brand(id), villageCode, householdId: brand(householdId), personId: brand(personId), representativeId: brand(representativeId), kindId, title, sealedDetail }),
  ]);
}
/** The needs service took it up. */
export const becomeNeed = (opinion: Opinion, needId: string) =>
  opinionChart.can(opinion.status, 'becomeNeed') ? decide({ status: 'turnedIntoNeed', needId }, [opinionChart.take('becomeNeed')]) : refuse('opinion/not-found');
/** Its need was closed: solved (解决). */
export const solve = (opinion: Opinion, now: Date) =>
  opinionChart.can(opinion.status, 'solve') && opinion.needId
    ? decide({ status: 'solved', solvedAt: now }, [opinionChart.take('solve')], [
        fact(said.opinionSolved, opinion.id, { opinionId: brand(opinion.id), needId: brand(opinion.needId), personId: brand(opinion.personId) }),
      ])
    : refuse('opinion/not-found');
/** Its need was reopened: not solved after all. */
export const unsolve = (opinion: Opinion) =>
  opinionChart.can(opinion.status, 'reopen') ? decide({ status: 'turnedIntoNeed', solvedAt: null }, [opinionChart.take('reopen')]) : refuse('opinion/not-found');
