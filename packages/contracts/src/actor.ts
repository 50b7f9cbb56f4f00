import { z } from 'zod';
import { DepartmentId, DivisionCode, GridId, HouseholdId, PersonId, WorkroomId } from './vocabulary.ts';

/** Roles of the county (domain §12). `system` is a service acting by rule; no session ever has it. */
export const Role = z.enum([
  'villager', 'relative', 'gridOfficer', 'villageCadre', 'townshipCadre', 'countyOrganiser', 'departmentLiaison',
  'partner', 'volunteer', 'representative', 'leader', 'auditor', 'system',
]);
export type Role = z.infer<typeof Role>;

/** What a grant reaches. A division reaches its whole subtree, by the official code's prefix. */
export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('division'), code: DivisionCode }),
  z.object({ kind: z.literal('grid'), id: GridId, villageCode: DivisionCode }),
  z.object({ kind: z.literal('household'), id: HouseholdId, villageCode: DivisionCode }),
  z.object({ kind: z.literal('department'), id: DepartmentId }),
  z.object({ kind: z.literal('workroom'), id: WorkroomId }),
  z.object({ kind: z.literal('own') }),
]);
export type Scope = z.infer<typeof Scope>;
export type ScopeKind = Scope['kind'];

/** A role held over a scope for a time, from a posting, a membership or a tie. */
export const Grant = z.object({ role: Role, scope: Scope, validFrom: z.iso.datetime(), validUntil: z.iso.datetime().nullable() });
export type Grant = z.infer<typeof Grant>;

/** Who is asking, as the gateway signed it: services trust this and never a payload. */
export const Actor = z.object({ personId: PersonId, sessionId: z.string(), grants: z.array(Grant).readonly() });
export type Actor = z.infer<typeof Actor>;

/**
 * Who may ask an operation: role → the kind of scope that must reach the object, or one of several kinds.
 * `any` reaches every object (what is public inside the county); `public` asks for no session at all;
 * `services` is for the county's own services, over NATS only.
 */
export type Access = 'public' | 'services' | { readonly [R in Role]?: ScopeKind | readonly ScopeKind[] | 'any' };

/** Where an object stands: what a scope is compared with. */
export interface Place {
  readonly divisionCode?: string | null;
  readonly gridId?: string | null;
  readonly householdId?: string | null;
  /** The departments that hold it or are called to it. */
  readonly departmentIds?: readonly (string | null)[];
  readonly workroomId?: string | null;
  /** The people whose own matter it is. */
  readonly personIds?: readonly (string | null)[];
}
