import type { Access, Grant, Place } from '@shaodao/contracts/actor';
import type { AccessReason } from '@shaodao/contracts/registry/access';
import { covers, isInForce } from './access.ts';

/** What the access table answers, with the grant that decides. */
export interface Explained<G> {
  readonly may: boolean;
  readonly reason: AccessReason;
  readonly grant: G | null;
}

/**
 * Why a person may do what a table describes to the object at `place`, or why not; without a place, whether anywhere.
 * It only tells what `reaches` and `holdsRole` decide, and never decides otherwise.
 */
export function explain<G extends Grant>(personId: string, grants: readonly G[], access: Access, place: Place | null, now: Date): Explained<G> {
  if (access === 'public') return { may: true, reason: 'public', grant: null };
  if (access === 'services') return { may: false, reason: 'services', grant: null };
  const named = grants.filter((grant) => access[grant.role] !== undefined);
  if (named.length === 0) return { may: false, reason: 'noRole', grant: null };
  const inForce = named.filter((grant) => isInForce(grant, now));
  if (inForce.length === 0) return { may: false, reason: 'notNow', grant: named[0]! };
  const everywhere = inForce.find((grant) => access[grant.role] === 'any');
  if (everywhere) return { may: true, reason: 'everywhere', grant: everywhere };
  if (place === null) return { may: true, reason: 'somewhere', grant: inForce[0]! };
  for (const grant of inForce)
    for (const kind of [access[grant.role]!].flat()) {
      if (kind === 'own' && covers({ kind: 'own' }, personId, place)) return { may: true, reason: 'own', grant };
      if (kind !== 'own' && grant.scope.kind === kind && covers(grant.scope, personId, place)) return { may: true, reason: 'here', grant };
    }
  return { may: false, reason: 'elsewhere', grant: inForce[0]! };
}
