import { useDeskGrants } from '@shaodao/portal-staff/desk/may';

/** The department that I speak for, by my grant; undefined when I speak for none. */
export function useOwnDepartment(): { id: string; name: string } | undefined {
  const grant = useDeskGrants().find(({ role }) => role === 'departmentLiaison');
  return grant && { id: grant.scope, name: grant.scopeName };
}
