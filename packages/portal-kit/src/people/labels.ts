import type { OutputOf } from '@shaodao/contracts/kit';
import { listPersonCards } from '@shaodao/contracts/registry/person';
import { useQuery } from '@tanstack/react-query';
import type { Client } from '../api/client.ts';
import { useClient } from '../api/context.ts';
import { keyOf, throwOnCrash } from '../api/query.ts';

export type PersonCard = OutputOf<typeof listPersonCards>['items'][number];
const MOST_AT_ONCE = 50;

/** Names asked for in the same moment travel as one request of up to 50 ids. */
function createBatch(client: Client) {
  let waiting = new Map<string, { answer: (card: PersonCard | null) => void; fail: (error: unknown) => void }[]>();
  const flush = async () => {
    const asked = waiting;
    waiting = new Map();
    const ids = [...asked.keys()];
    for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
      const some = ids.slice(at, at + MOST_AT_ONCE);
      try {
        const { items } = await client.ask(listPersonCards, { ids: some.join(',') });
        const found = new Map<string, PersonCard>(items.map((card) => [card.id, card]));
        for (const id of some) for (const one of asked.get(id) ?? []) one.answer(found.get(id) ?? null);
      } catch (error) {
        for (const id of some) for (const one of asked.get(id) ?? []) one.fail(error);
      }
    }
  };
  return (id: string) =>
    new Promise<PersonCard | null>((answer, fail) => {
      if (waiting.size === 0) setTimeout(() => void flush(), 10);
      waiting.set(id, [...(waiting.get(id) ?? []), { answer, fail }]);
    });
}
const batches = new WeakMap<Client, ReturnType<typeof createBatch>>();

/** A person's card, masked (王**): undefined while it is asked, null when there is nobody to see. */
export function usePersonCard(personId: string | null): PersonCard | null | undefined {
  const client = useClient();
  let batch = batches.get(client);
  if (!batch) batches.set(client, (batch = createBatch(client)));
  const load = batch;
  const { data } = useQuery({
    queryKey: [...keyOf(listPersonCards), personId],
    queryFn: () => load(personId!),
    enabled: personId !== null,
    staleTime: 600_000,
    throwOnError: throwOnCrash,
  });
  return personId === null ? null : data;
}
/** A person's masked name; an empty text until it is known. */
export const usePersonLabel = (personId: string | null): string => usePersonCard(personId)?.label ?? '';
