import { blowWhistle } from '@shaodao/contracts/needs/whistle';
import { listDivisions } from '@shaodao/contracts/registry/division';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useDeskGrants } from '@shaodao/portal-staff/desk/may';
import type { Option } from '@shaodao/ui/field';

/** Townships and villages for which I may blow the whistle: those below my grants, widest first. */
export function useOwnPlaces(): readonly Option[] {
  const codes = useDeskGrants().filter(({ role }) => blowWhistle.access[role as keyof typeof blowWhistle.access] !== undefined).map((grant) => grant.scope);
  const divisions = useQueryOf(listDivisions, {}, { staleTime: 600_000 });
  return (divisions.data?.items ?? [])
    .filter((one) => one.kind !== 'county' && codes.some((code) => one.code.startsWith(code)))
    .sort((a, b) => a.code.length - b.code.length || a.code.localeCompare(b.code))
    .map((one) => ({ value: one.code, text: one.name }));
}
