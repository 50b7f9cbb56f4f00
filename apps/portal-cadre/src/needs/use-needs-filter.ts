import { NeedOrder } from '@shaodao/contracts/needs/need.vocabulary';
import { ServiceCategory } from '@shaodao/contracts/vocabulary';
import { useSearchParams } from '@shaodao/portal-kit/routing';
import type { Sort } from '@shaodao/ui/data-table';
import { useEffect, useState } from 'react';
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
const WAIT_MS = 350;

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

  const [typed, setTyped] = useState(given('words'));
  const isSettled = typed.trim() === given('words');
  useEffect(() => {
    if (isSettled) return;
    const timer = setTimeout(() => set({ words: typed.trim() }), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, isSettled]); // what is typed is asked after a pause

  const order = NeedOrder.safeParse(given('order')).data ?? 'newest';
  const status = given('status');
  return {
    given, set, typed, setTyped, sort: sortOf[order],
    setSort: (sort: Sort) => set({ order: orderOf(sort) }),
    clear: () => { setTyped(''); set({ status: '', village: '', category: '', words: '' }); },
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
