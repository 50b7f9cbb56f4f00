import type { Access, Actor, Grant } from '@shaodao/contracts/actor';
import { getNeed, openNeed } from '@shaodao/contracts/needs/need';
import { actingGrant, reaches } from '../access.ts';
import { placeOfNeed, type Need } from './need.ts';

const { countyOrganiser: _organiser, leader: _leader, auditor: _auditor, ...others } = getNeed.access;
/**
 * Who reads a need whole – the words, the people, the household and its marks: those whose matter it is, the office that
 * verifies or publishes it, and a department while it holds it. The county's organisers, leaders and auditors see how it
 * goes; they open it with a reason.
 */
const SERVING = { ...others, departmentLiaison: 'department' } as const satisfies Access;
const OFFICES: readonly Grant['role'][] = ['gridOfficer', 'villageCadre', 'townshipCadre', 'departmentLiaison'];

export const servesNeed = (actor: Actor, need: Need, now: Date): boolean => reaches(actor, SERVING, placeOfNeed(need), now);

/** The right by which an office reads a need whole, which is a look at somebody's data; undefined for one's own matter and for who doesn't read it whole. */
export function lookingGrant(actor: Actor, need: Need, now: Date): Grant | undefined {
  const place = placeOfNeed(need);
  if (place.personIds?.includes(actor.personId)) return undefined;
  const grant = actingGrant(actor, SERVING, place, now);
  return grant && OFFICES.includes(grant.role) ? grant : undefined;
}

/** The right by which somebody opens a need with a reason. */
export const openingGrant = (actor: Actor, need: Need, now: Date): Grant | undefined => actingGrant(actor, openNeed.access, placeOfNeed(need), now);
