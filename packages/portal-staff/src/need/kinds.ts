import { listServiceKinds } from '@shaodao/contracts/needs/need';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import type { Option } from '@shaodao/ui/field';

/** Names of the kinds of service by id, and the kinds as options of a list. */
export function useKinds(): { readonly nameOf: (kindId: string) => string; readonly options: readonly Option[] } {
  const items = useQueryOf(listServiceKinds, {}, { staleTime: Infinity }).data?.items ?? [];
  const names = new Map(items.map((kind) => [kind.id, kind.name]));
  return { nameOf: (kindId) => names.get(kindId) ?? '', options: items.filter((kind) => !kind.isRetired).map((kind) => ({ value: kind.id, text: kind.name })) };
}
