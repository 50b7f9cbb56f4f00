import { NeedOrder } from '@shaodao/contracts/needs/need.vocabulary';
import { ServiceCategory } from '@shaodao/contracts/vocabulary';
import { useSearchParams } from '@shaodao/portal-kit/routing';
import { useTyped } from '@shaodao/portal-staff/desk/typed';
import type { Sort } from '@shaodao/ui/data-table';
import { statusGroups } from './needs.words.ts';

/** Names of what narrows the list, as they stand in the address. */
export type FilterName = 'status' | 'village' | 'category' | 'words' | 'order';

const sortOf: Record<NeedOrder, Sort> = {
  newest: { column: 'submitted', direction: 'descending' },
  oldest: { column: 'submitted', direction: 'ascending' },
  mostUrgent: { column: 'urgency', direction: 'descending' },
  leastUrgent: { column: 'urgency', direction: 'ascending' },
};
const orderOf = (sort: Sort): NeedOrder => NeedOrder.options.find((order) => sortOf[order].column === sort.column && sortOf[order].direction === sort.direction) ?? 'newest';
const isGroup = (name: string): name is keyof typeof statusGroups => name in statusGroups;

/** The filter of the needs list: kept in the address, so that it can be sent on and the back button works. */
export function useNeedsFilter() {
  const [search, setSearch] = useSearchParams();
  const given = (name: FilterName): string => search.get(name) ?? '';
  const set = (change: Partial<Record<FilterName, string>>) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(change)) if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }, { replace: true });

  const box = useTyped(given('words'), (words) => set({ words }));

  const order = NeedOrder.safeParse(given('order')).data ?? 'newest';
  const status = given('status');
  return {
    given, set, box, sort: sortOf[order],
    setSort: (sort: Sort) => set({ order: orderOf(sort) }),
    clear: () => { box.forget(); set({ status: '', village: '', category: '', words: '' }); },
    isNarrowed: ['status', 'village', 'category', 'words'].some((name) => search.get(name)),
    /** What the county is asked. */
    input: {
      status: (isGroup(status) ? statusGroups[status].join(',') : status) || undefined,
      villageCode: given('village') || undefined,
      category: ServiceCategory.safeParse(given('category')).data,
      words: given('words') || undefined,
      order,
    },
  };
}
