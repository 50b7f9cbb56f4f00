import { listDepartments, listDivisions } from '@shaodao/contracts/registry/division';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useDeskGrants } from '@shaodao/portal-staff/desk/may';
import type { Option } from '@shaodao/ui/field';

/** Townships and villages that somebody at this desk answers for, as options of a list; all of the county's for who answers for the county. */
export function usePlaces(): { readonly townships: readonly Option[]; readonly villages: readonly Option[] } {
  const scopes = useDeskGrants().map((grant) => grant.scope).filter((scope) => /^\d+$/.test(scope));
  const all = useQueryOf(listDivisions, {}, { staleTime: 600_000 }).data?.items ?? [];
  const mine = all.filter((one) => scopes.some((scope) => one.code.startsWith(scope) || scope.startsWith(one.code)));
  const townships = mine.filter((one) => one.kind === 'township');
  const nameOf = new Map(townships.map((one) => [one.code as string, one.name]));
  return {
    townships: townships.map((one) => ({ value: one.code, text: one.name })),
    villages: mine.filter((one) => one.kind === 'village' && scopes.some((scope) => one.code.startsWith(scope)))
      .map((one) => ({ value: one.code, text: nameOf.size > 1 ? `${nameOf.get(one.code.slice(0, 9)) ?? ''} ${one.name}` : one.name })),
  };
}
/** Departments as options of a list. */
export const useDepartmentOptions = (): readonly Option[] => (useQueryOf(listDepartments, {}, { staleTime: 600_000 }).data?.items ?? []).map((one) => ({ value: one.id, text: one.name }));
