import type { Actor, Place } from '@shaodao/contracts/actor';
import { ok, refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/registry/household';
import type { HouseholdAction } from '@shaodao/contracts/registry/household';
import { placeHousehold } from '@shaodao/contracts/registry/structure';
import { reaches } from '../access.ts';

/** A household as its rules see it. */
export interface House {
  readonly headId: string;
  readonly memberIds: readonly string[];
}
const BY: Readonly<Record<HouseholdAction, { readonly access: (typeof said.moveOut)['access'] | (typeof said.erasePerson)['access'] | (typeof placeHousehold)['access'] }>> = {
  addResident: said.addResident, setCareTags: said.setCareTags, correct: said.correctResident, moveOut: said.moveOut, setHead: said.setHead, erase: said.erasePerson, takeData: said.takePersonData, keepContacts: said.addContact, place: placeHousehold,
};
/** What may be done to a household's file by who stands there; the screens' buttons come from here. */
export const allowedHouseholdActions = (actor: Actor, place: Place, now: Date): HouseholdAction[] =>
  (Object.keys(BY) as HouseholdAction[]).filter((action) => reaches(actor, BY[action].access, place, now));

/** Only who lives in a household is kept in its file. */
export const livesHere = (house: House, personId: string) => (house.memberIds.includes(personId) ? ok(personId) : refuse('resident/not-here'));

/** Leaving: of who lives here, on a day that has come; the head only as the last, or after another has become head. */
export function moveOut(house: House, personId: string, on: string, today: string) {
  if (!house.memberIds.includes(personId)) return refuse('resident/not-here');
  if (on > today) return refuse('resident/day-in-future');
  return house.headId === personId && house.memberIds.length > 1 ? refuse('resident/is-head') : ok(personId);
}
export function setHead(house: House, personId: string) {
  if (!house.memberIds.includes(personId)) return refuse('resident/not-here');
  return house.headId === personId ? refuse('resident/head-already') : ok(personId);
}

/** Emergency contacts of one household at most. */
export const MAX_CONTACTS = 3;
/** Noting an emergency contact: somebody who doesn't live there, once, up to MAX_CONTACTS. */
export function addContact(house: { readonly memberIds: readonly string[]; readonly contactIds: readonly string[] }, personId: string) {
  if (house.memberIds.includes(personId)) return refuse('contact/lives-here');
  if (house.contactIds.includes(personId)) return refuse('contact/known-already');
  return house.contactIds.length >= MAX_CONTACTS ? refuse('contact/enough') : ok(personId);
}

/** A person as the right to be deleted sees one. */
export interface Leaver {
  readonly isErased: boolean;
  readonly homes: number;
  readonly postsHeld: number;
  readonly openCases: number;
}
/** Deleting (删除个人信息): who lives nowhere in the county, holds no post, and is served by nobody now. */
export function erase(person: Leaver) {
  if (person.isErased) return refuse('person/erased-already');
  if (person.homes > 0) return refuse('person/lives-here');
  if (person.postsHeld > 0) return refuse('person/in-office');
  return person.openCases > 0 ? refuse('person/case-open') : ok(true);
}
