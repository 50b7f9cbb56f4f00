import { useSearchParams } from '@shaodao/portal-kit/routing';
import { useTyped } from './typed.ts';

/** What narrows a list, by the names of its conditions: kept in the address, so that it can be sent on and the back button works. `words` is the search box. */
export function useListFilter<const Name extends string>(names: readonly Name[]) {
  const [search, setSearch] = useSearchParams();
  const given = (name: Name | 'words'): string => search.get(name) ?? '';
  const set = (change: Partial<Record<Name | 'words', string>>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(change)) if (value) next.set(name, String(value));
      else next.delete(name);
      return next;
    }, { replace: true });
  const box = useTyped(given('words'), (words) => set({ words } as Partial<Record<Name | 'words', string>>)); // words is always one of them
  return {
    given, set, box,
    clear: () => { box.forget(); set(Object.fromEntries([...names, 'words'].map((name) => [name, ''])) as Partial<Record<Name | 'words', string>>); }, // every name, emptied
    isNarrowed: [...names, 'words' as const].some((name) => search.get(name)),
  };
}
export type ListFilter = ReturnType<typeof useListFilter>;
