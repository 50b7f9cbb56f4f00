import type { Role } from '@shaodao/contracts/actor';
import type { Operation } from '@shaodao/contracts/kit';
import { useMe } from '@shaodao/portal-kit/session/session';
import { useDesk } from './desk.ts';

/** Roles with which somebody works at this desk; a cadre may be a villager too, at another portal. */
export function useDeskGrants() {
  const { roles } = useDesk();
  return useMe().grants.filter((grant) => roles.includes(grant.role));
}

/**
 * Whether my roles may ask an operation at all, by the contract's own access table.
 * For menus, and for what has no object yet; what may be done to an object, its `allowedActions` say.
 */
export function useMay(): (operation: Operation) => boolean {
  const roles = useDeskGrants().map((grant) => grant.role);
  return ({ access }) => access === 'public' || (access !== 'services' && roles.some((role: Role) => access[role] !== undefined));
}
