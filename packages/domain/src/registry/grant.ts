import type { Grant, Role, ScopeKind } from '@shaodao/contracts/actor';
import { POSTING_PLACE, type PostingKind } from '@shaodao/contracts/registry/posting.vocabulary';
import { instantOf } from '../calendar.ts';
import { untilOf, type Posting } from './posting.ts';

/** What a right comes from: a post, belonging to a household, or a tie that the household agreed to. Never typed in. */
export type GrantSource = 'posting' | 'membership' | 'tie';
/** A right as it is kept: dated, with where it comes from; its id is the id of what it comes from. */
export interface KeptGrant {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string;
  /** The village of a grid or household; null for other scopes. */
  readonly villageCode: string | null;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
  readonly source: GrantSource;
}

/** The role that a post gives (domain §12); null: a post without screens of its own. */
export const ROLE_OF: Readonly<Record<PostingKind, Role | null>> = {
  villageSecretary: 'villageCadre', villageDirector: 'villageCadre', villageCommitteeMember: 'villageCadre', firstSecretary: 'villageCadre', gridOfficer: 'gridOfficer',
  partyBuildingInstructor: null, financeInstructor: null, informationOfficer: null, townshipCadre: 'townshipCadre', countyOrganiser: 'countyOrganiser', auditor: 'auditor', leader: 'leader',
  departmentLiaison: 'departmentLiaison', representative: 'representative', volunteer: 'volunteer',
  partnerContact: 'partner',
};

/** The right that a posting gives: its kind's role over its place, from its first day to before its last; null when it gives none. */
export function grantOfPosting(posting: Posting): KeptGrant | null {
  const role = ROLE_OF[posting.kind];
  const scope = scopeOf(posting);
  if (!role || !scope) return null;
  const until = untilOf(posting);
  return { id: posting.id, personId: posting.personId, role, ...scope, validFrom: instantOf(posting.startedOn), validUntil: until === null ? null : instantOf(until), source: 'posting' };
}
function scopeOf(posting: Posting): Pick<KeptGrant, 'scopeKind' | 'scopeId' | 'villageCode'> | null {
  const at = (scopeKind: ScopeKind, scopeId: string | null, villageCode: string | null = null) => (scopeId === null ? null : { scopeKind, scopeId, villageCode });
  switch (POSTING_PLACE[posting.kind]) {
    case 'grid': return at('grid', posting.gridId, posting.divisionCode);
    case 'department': return at('department', posting.departmentId);
    case 'workroom': return at('workroom', posting.workroomId);
    case 'own': case 'partner': return at('own', posting.personId);
    default: return at('division', posting.divisionCode);
  }
}

/** The right of somebody who belongs to a household and has a telephone to sign in with: to ask for the household. */
export function grantOfMembership(member: { grantId: string; personId: string; householdId: string; villageCode: string; hasPhone: boolean; since: Date; until: Date | null }): KeptGrant | null {
  const { grantId: id, personId, householdId: scopeId, villageCode, hasPhone, since: validFrom, until: validUntil } = member;
  return hasPhone ? { id, personId, role: 'villager', scopeKind: 'household', scopeId, villageCode, validFrom, validUntil, source: 'membership' } : null;
}

/** The right of a relative far away: once the tie is confirmed to ask for that household, until either side ends it. */
export function grantOfTie(tie: { id: string; relativeId: string; householdId: string; villageCode: string; status: string; proposedAt: Date; decidedAt: Date | null; endedAt: Date | null }): KeptGrant | null {
  if (tie.status !== 'confirmed' && tie.status !== 'withdrawn') return null;
  if (!tie.decidedAt) return null;
  return { id: tie.id, personId: tie.relativeId, role: 'relative', scopeKind: 'household', scopeId: tie.householdId, villageCode: tie.villageCode, validFrom: tie.decidedAt, validUntil: tie.endedAt, source: 'tie' };
}

/** A kept right as the actor carries it. */
export function asGrant(row: Omit<KeptGrant, 'id' | 'personId' | 'source'>): Grant {
  const scope = {
    division: { kind: 'division', code: row.scopeId }, own: { kind: 'own' }, department: { kind: 'department', id: row.scopeId }, workroom: { kind: 'workroom', id: row.scopeId },
    grid: { kind: 'grid', id: row.scopeId, villageCode: row.villageCode }, household: { kind: 'household', id: row.scopeId, villageCode: row.villageCode },
  }[row.scopeKind] as Grant['scope'];
  return { role: row.role, scope, validFrom: row.validFrom.toISOString(), validUntil: row.validUntil?.toISOString() ?? null };
}
