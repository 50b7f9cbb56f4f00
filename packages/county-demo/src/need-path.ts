import { dayOf, instantAt, addDays } from './days.ts';
import type { Making } from './making.ts';
import { needActionLeadsTo } from './need-chart.ts';
import { at, type Random } from './random.ts';
import type { Claim, Need, NeedAction, NeedState, Visit } from './rows/needs.ts';
import type { Department } from './rows/registry.ts';
import type { ServiceRecord } from './rows/services.ts';

/** A need, the steps it took and when, and who did the work. */
export interface NeedPath {
  making: Making;
  random: Random;
  need: Need;
  steps: readonly NeedAction[];
  moments: readonly string[];
  department: Department | null;
  reason: string | null;
  words: Record<1 | 2 | 3 | 4 | 5, readonly string[]>;
}

const reasoned = new Set<NeedAction>(['return', 'merge', 'withdraw', 'release', 'lapse', 'reopen']);

/** Writes the history of a need with the claims, visits, service records and ratings that belong to its steps. */
export function livePath(path: NeedPath): void {
  const { making: { county, id }, need, steps, moments, reason, department } = path;
  let from: NeedState | null = null;
  const work = new Work(path);
  steps.forEach((action, i) => {
    const moment = at(moments, i);
    const [byPersonId, byRole] = work.actor(action);
    const to = needActionLeadsTo[action];
    county.needEvents.push({
      id: id('needEvent', `${need.id}/${i + 1}`, moment), needId: need.id, version: i + 1, at: moment, action, fromState: from, toState: to,
      byPersonId, byRole, departmentId: byRole === 'departmentLiaison' ? (department?.id ?? null) : null,
      reason: reasoned.has(action) ? reason : null,
    });
    work.follow(action, moment, i, steps[i + 1]);
    from = to;
  });
}

/** The rows beside the history. */
class Work {
  readonly #path: NeedPath;
  readonly #liaisonId: string | null;
  #claim: Claim | null = null;
  #visit: Visit | null = null;
  #record: ServiceRecord | null = null;

  constructor(path: NeedPath) {
    this.#path = path;
    this.#liaisonId = path.making.county.postings.find((posting) => posting.departmentId === path.department?.id && posting.kind === 'departmentLiaison')?.personId ?? null;
  }

  /** Who takes the step and in which role; null and 'rule' when time does. */
  actor(action: NeedAction): [personId: string | null, role: string] {
    const { need, making } = this.#path;
    switch (action) {
      case 'draft': case 'submit': case 'withdraw':
        return [need.writerPersonId, need.source === 'remote' ? 'relative' : need.source === 'villager' || need.source === 'receptionDay' ? 'villager' : 'gridOfficer'];
      case 'verify': case 'return': case 'merge': return [this.#officerId(), 'gridOfficer'];
      case 'publish': return [townshipCadre(making, need.villageCode), 'townshipCadre'];
      case 'claim': case 'release': case 'schedule': case 'serve': return [this.#liaisonId, 'departmentLiaison'];
      case 'rate': return need.source === 'remote' ? [need.writerPersonId, 'relative'] : [this.#rater(), 'villager'];
      case 'lapse': case 'close': case 'reopen': return [null, 'rule'];
    }
  }

  /** Adds what the step brings with it; `next` is the step that follows, if any. */
  follow(action: NeedAction, moment: string, index: number, next: NeedAction | undefined): void {
    switch (action) {
      case 'claim': return this.#claimIt(moment);
      case 'release': return this.#endClaim(moment, 'released', this.#path.reason);
      case 'lapse': return this.#endClaim(moment, 'lapsed', this.#path.reason);
      case 'schedule': return this.#schedule(moment, index);
      case 'serve': return this.#serve(moment, index);
      case 'rate': return this.#rate(moment, next);
      case 'close': return this.#endClaim(moment, 'finished', null);
      default: return;
    }
  }

  #officerId(): string {
    const { making: { county }, need } = this.#path;
    return county.households.find((household) => household.id === need.householdId)?.responsiblePersonId ?? need.writerPersonId;
  }

  #rater(): string {
    const { making: { county }, need } = this.#path;
    return county.households.find((household) => household.id === need.householdId)?.headPersonId ?? need.helpedPersonId;
  }

  #claimIt(moment: string): void {
    const { making: { county, id }, need, department } = this.#path;
    if (!department || !this.#liaisonId) throw new Error(`need "${need.title}" is claimed but names no department`);
    this.#claim = { id: id('claim', `${need.id}/${moment}`, moment), needId: need.id, departmentId: department.id, byPersonId: this.#liaisonId, claimedAt: moment, endedAt: null, end: null, reason: null };
    county.claims.push(this.#claim);
  }

  #endClaim(moment: string, end: NonNullable<Claim['end']>, reason: string | null): void {
    if (this.#claim) Object.assign(this.#claim, { endedAt: moment, end, reason });
  }

  /** The visit is when the next step says it was served, or in a few days when that is still to come. */
  #schedule(moment: string, index: number): void {
    const { making: { county, id }, random, need, moments } = this.#path;
    const served = moments[index + 1];
    const startsAt = served ? new Date(Date.parse(served) - 60 * 60_000).toISOString() : instantAt(addDays(county.today, random.between(1, 6)), 9 * 60);
    const endsAt = served ?? new Date(Date.parse(startsAt) + 90 * 60_000).toISOString();
    if (!this.#claim || !this.#liaisonId) throw new Error(`need "${need.title}" is scheduled without a claim`);
    this.#visit = { id: id('visit', `${need.id}/${moment}`, moment), needId: need.id, claimId: this.#claim.id, startsAt, endsAt, doerPersonId: this.#liaisonId, volunteersWanted: served ? 0 : 2, state: 'planned' };
    county.visits.push(this.#visit);
  }

  #serve(moment: string, index: number): void {
    const { making: { county, id }, random, need, department } = this.#path;
    if (this.#visit) this.#visit.state = 'done';
    this.#record = {
      id: id('serviceRecord', `${need.id}/${index}`, moment), departmentId: department?.id ?? null, partnerId: null, providerVillageCode: null,
      villageCode: need.villageCode, serviceKindId: need.serviceKindId, title: need.title, servedOn: dayOf(moment),
      personTimes: random.between(1, 3), needId: need.id,
    };
    county.serviceRecords.push(this.#record);
  }

  /** Bad when it reopens the need, good when it closes it, so-so while it stands open. */
  #rate(moment: string, next: NeedAction | undefined): void {
    const { making: { county, id }, random, need, words } = this.#path;
    const level = next === undefined ? 3 : next === 'reopen' ? (random.chance(0.3) ? 1 : 2) : random.chance(0.65) ? 5 : 4;
    const [byPersonId] = this.actor('rate');
    if (!this.#record?.departmentId || !byPersonId) throw new Error(`need "${need.title}" is rated but was not served`);
    county.needRatings.push({ id: id('needRating', `${need.id}/${moment}`, moment), needId: need.id, serviceRecordId: this.#record.id, departmentId: this.#record.departmentId, byPersonId, level, word: random.pick(words[level]), ratedAt: moment });
  }
}

/** The first cadre of the village's township. */
export function townshipCadre({ county }: Making, villageCode: string): string {
  const posting = county.postings.find((row) => row.kind === 'townshipCadre' && row.divisionCode === villageCode.slice(0, 9));
  if (!posting) throw new Error(`no cadre in the township of ${villageCode}`);
  return posting.personId;
}
