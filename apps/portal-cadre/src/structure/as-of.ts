import { dayOf } from '@shaodao/portal-kit/format/days';
import { useNow } from '@shaodao/portal-kit/format/use-now';
import { useSearchParams } from '@shaodao/portal-kit/routing';

/** The day that a screen shows, kept in the address; `asked` is left out for today, so that today's answer is one and the same. */
export function useAsOf() {
  const [search, setSearch] = useSearchParams();
  const today = dayOf(useNow());
  const given = search.get('asOf') ?? '';
  const isOther = /^\d{4}-\d\d-\d\d$/.test(given) && given !== today;
  return {
    today, day: isOther ? given : today, isOther, asked: isOther ? { asOf: given } : {},
    set: (day: string) => setSearch((before) => {
      const next = new URLSearchParams(before);
      if (day && day !== today) next.set('asOf', day);
      else next.delete('asOf');
      return next;
    }, { replace: true }),
    get: (name: string): string => search.get(name) ?? '',
    put: (change: Record<string, string>) => setSearch((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(change)) if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }),
  };
}
export type AsOf = ReturnType<typeof useAsOf>;
