import type { Access, Actor, Place } from '@shaodao/contracts/actor';
import { reaches } from '../access.ts';

/** Where a person belongs in the county, whoever asks: found by the system, never by what the asker happens to see. */
export interface Whereabouts {
  readonly personId: string;
  /** The households in which the person lives now. */
  readonly homes: readonly Place[];
  /** The household that the person left last; it counts only for a person who lives in none. */
  readonly lastHome: Place | null;
  /** The households that would ring this person in an emergency. */
  readonly contactOf: readonly Place[];
  /** The departments that serve a case of this person now. */
  readonly servedBy: readonly string[];
}

/**
 * How far an actor reaches a person. `whole`: all that an operation gives. `contact`: the name and the telephone number, for
 * the office whose household would ring this person. `none`: nothing.
 */
export type PersonReach = { readonly kind: 'whole' | 'contact'; readonly place: Place } | { readonly kind: 'none'; readonly place: Place };

/** The places of which one must be reached for everything: each home, else the one left last; own and served cases beside it. */
function placesOf({ personId, homes, lastHome, servedBy }: Whereabouts): Place[] {
  const own = { personIds: [personId], departmentIds: servedBy };
  const lived = homes.length > 0 ? homes : lastHome ? [lastHome] : [];
  return lived.length > 0 ? lived.map((home) => ({ ...home, ...own })) : [own];
}

/**
 * An office reaches a person whole where the person lives now, or lived last when they live nowhere in the county. A former
 * home gives nothing once there is another one. Having been named as a contact gives name and telephone number at most.
 */
export function reachOfPerson(actor: Actor, { access, person, now }: { access: Access; person: Whereabouts; now: Date }): PersonReach {
  const places = placesOf(person);
  const whole = places.find((place) => reaches(actor, access, place, now));
  if (whole) return { kind: 'whole', place: whole };
  const contact = person.contactOf.find((place) => reaches(actor, access, place, now));
  return contact ? { kind: 'contact', place: contact } : { kind: 'none', place: places[0]! };
}
