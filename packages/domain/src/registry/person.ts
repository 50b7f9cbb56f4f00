import type { Actor } from '@shaodao/contracts/actor';
import { departmentScopes, isInForce, isInSight } from '../access.ts';
import { seesTie } from './tie.ts';

/** A household as sight is judged: where it stands, and the departments that serve a case of its head now. */
export interface Home {
  readonly id: string;
  readonly villageCode: string;
  readonly gridId: string;
  readonly servedBy: readonly string[];
}
/** A person as sight is judged. */
export interface PersonInSight {
  readonly id: string;
  readonly isStaff: boolean;
  readonly homes: readonly Home[];
  /** Departments that serve this person's case now. */
  readonly servedBy: readonly string[];
  /** Ties in which the person is the relative. */
  readonly ties: readonly (Parameters<typeof seesTie>[1])[];
  /** Villages in which the person, at home or away, is one of a pair of members. */
  readonly pairedIn: readonly string[];
}

/** Who sees a household: its own people and whom they trust, who answers for the place, and the departments that serve its head now. */
export const seesHousehold = (actor: Actor, home: Home, now: Date): boolean =>
  isInSight(actor, { divisionCode: home.villageCode, gridId: home.gridId, householdId: home.id, departmentIds: home.servedBy }, now);

/** Who sees that a person exists, masked: everybody sees who serves the public; a villager is seen by who sees a home, serves a case, decides on a tie or answers for a village in which the person is paired. */
export const seesPerson = (actor: Actor, person: PersonInSight, now: Date): boolean =>
  person.id === actor.personId || person.isStaff || actor.grants.some((grant) => grant.role === 'system' && isInForce(grant, now)) ||
  person.homes.some((home) => seesHousehold(actor, home, now)) || person.servedBy.some((id) => departmentScopes(actor, now).includes(id)) ||
  person.ties.some((tie) => seesTie(actor, tie, now)) || person.pairedIn.some((divisionCode) => isInSight(actor, { divisionCode }, now));
