import type { Access, Actor, Grant, Place, Scope } from '@shaodao/contracts/actor';

/** A grant holds from its first instant to before its last. */
export const isInForce = (grant: Grant, now: Date): boolean =>
  Date.parse(grant.validFrom) <= now.getTime() && (grant.validUntil === null || now.getTime() < Date.parse(grant.validUntil));

/** Whether a scope covers an object: a division its subtree by code prefix, the others by equality. */
export function covers(scope: Scope, personId: string, place: Place): boolean {
  switch (scope.kind) {
    case 'division':
      return place.divisionCode?.startsWith(scope.code) ?? false;
    case 'grid':
      return place.gridId === scope.id;
    case 'household':
      return place.householdId === scope.id;
    case 'department':
      return place.departmentIds?.includes(scope.id) ?? false;
    case 'workroom':
      return place.workroomId === scope.id;
    case 'own':
      return place.personIds?.includes(personId) ?? false;
  }
}

/**
 * Whether some grant in force lets the actor do what `access` describes to the object at `place`.
 * `own` in a table asks whose matter it is, whatever scope the role was given over.
 */
export function reaches(actor: Actor, access: Access, place: Place, now: Date): boolean {
  if (access === 'public') return true;
  if (access === 'services') return false;
  return actor.grants.some((grant) => {
    const asked = access[grant.role];
    if (!asked || !isInForce(grant, now)) return false;
    if (asked === 'any') return true;
    return [asked].flat().some((kind) =>
      kind === 'own' ? covers({ kind: 'own' }, actor.personId, place) : grant.scope.kind === kind && covers(grant.scope, actor.personId, place),
    );
  });
}

/** Whether the actor holds any role of the table now: the check before the object is known. */
export function holdsRole(actor: Actor, access: Access, now: Date): boolean {
  if (access === 'public') return true;
  if (access === 'services') return false;
  return actor.grants.some((grant) => access[grant.role] !== undefined && isInForce(grant, now));
}

/** Whether an object lies where some grant in force reaches, or is the actor's own: what isn't in sight does not exist for the actor (404). */
export const isInSight = (actor: Actor, place: Place, now: Date): boolean =>
  (place.personIds?.includes(actor.personId) ?? false) || actor.grants.some((grant) => isInForce(grant, now) && covers(grant.scope, actor.personId, place));

/** The actor as far as an operation is concerned: a right that comes from another role opens nothing here. */
export function inRolesOf(actor: Actor, access: Access): Actor {
  if (typeof access === 'string') return actor;
  return { ...actor, grants: actor.grants.filter((grant) => grant.role === 'system' || access[grant.role] !== undefined) };
}

/** The role under which the actor does this, for history and audit: the first grant that reaches the object. */
export function actingGrant(actor: Actor, access: Access, place: Place, now: Date): Grant | undefined {
  if (typeof access === 'string') return undefined;
  return actor.grants.find((grant) => reaches({ ...actor, grants: [grant] }, access, place, now));
}

/** The departments that grants in force reach, under whatever role. */
export const departmentScopes = (actor: Actor, now: Date): string[] => actor.grants.flatMap((g) => (g.scope.kind === 'department' && isInForce(g, now) ? [g.scope.id] : []));

/** The department for which a liaison acts: the first of the grants in force. */
export const departmentOf = (actor: Actor, now: Date): string | undefined =>
  actor.grants.flatMap((g) => (g.role === 'departmentLiaison' && g.scope.kind === 'department' && isInForce(g, now) ? [g.scope.id] : []))[0];

/** A service acting by rule (timers, events of others): reaches the whole county, is never a session. */
export const systemActor = (countyCode = ''): Actor => ({
  personId: '00000000-0000-7000-8000-000000000000' as Actor['personId'],
  sessionId: 'system',
  grants: [{ role: 'system', scope: { kind: 'division', code: countyCode as never }, validFrom: '1970-01-01T00:00:00Z', validUntil: null }],
});
