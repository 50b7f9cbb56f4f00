import type { Operation, OutputOf, RefusalOf, CommonRefusal } from '@shaodao/contracts/kit';
import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { WrittenInput } from './client.ts';
import { useClient } from './context.ts';
import { isProblem } from './refused.ts';
import type { Problem } from './refused.ts';

export type Query = Operation & { readonly kind: 'query' };
type Page = { items: readonly unknown[]; total: number; nextCursor: string | null };
export type PagedQuery = Query & { readonly output: { _zod: { output: Page } } };

/** Keys follow the subject, so `needs.need.claim` refreshes everything under `needs.need`. */
export const keyOf = (operation: { readonly subject: string }, depth = 3): readonly string[] => operation.subject.split('.').slice(0, depth);

/** Problems are shown, all else goes to the error boundary. */
export const throwOnCrash = (error: Error): boolean => !isProblem(error);

/** Query options of an operation, for `useQuery`, `useQueries` and prefetching. */
export function useQueryOptions() {
  const client = useClient();
  return <O extends Query>(operation: O, input: WrittenInput<O>) =>
    queryOptions<OutputOf<O>, Problem<RefusalOf<O> | CommonRefusal>>({
      queryKey: [...keyOf(operation), input],
      queryFn: ({ signal }) => client.ask(operation, input, { signal }),
      throwOnError: throwOnCrash,
    });
}

/** What of TanStack Query a screen may still decide. */
export interface Asked {
  readonly enabled?: boolean;
  /** Milliseconds after which it is asked again, or false. */
  readonly refetchInterval?: number | false;
  readonly staleTime?: number;
}

/** How often something that goes on by itself is asked about. */
const POLL_MS = 1_000;

/** The county's answer to a query: `data` while there is one, `error` when it was refused or nobody could be reached. Asked again every second while `goesOn` says that it changes by itself. */
export function useQueryOf<O extends Query>(operation: O, input: WrittenInput<O>, { goesOn, ...asked }: Asked & { readonly goesOn?: (data: OutputOf<O>) => boolean } = {}) {
  const options = useQueryOptions()(operation, input);
  return useQuery({ ...options, ...asked, ...(goesOn && { refetchInterval: (query: { state: { data?: OutputOf<O> | undefined } }) => (query.state.data !== undefined && goesOn(query.state.data) ? POLL_MS : false) }) });
}

/** A list page by page: `items` so far, `total`, `more()` for the next page while `hasMore`. */
export function usePagesOf<O extends PagedQuery>(operation: O, input: Omit<WrittenInput<O>, 'cursor'>, asked: Asked = {}) {
  const client = useClient();
  const query = useInfiniteQuery<OutputOf<O>, Problem<RefusalOf<O> | CommonRefusal>, { items: OutputOf<O>['items'][number][]; total: number }, readonly unknown[], string | null>({
    queryKey: [...keyOf(operation), 'pages', input],
    queryFn: ({ pageParam, signal }) =>
      client.ask(operation, { ...input, ...(pageParam !== null && { cursor: pageParam }) } as WrittenInput<O>, { signal }), // every paged input has a cursor
    initialPageParam: null,
    getNextPageParam: (last) => last.nextCursor,
    select: ({ pages }) => ({ items: pages.flatMap((page) => [...page.items]), total: pages.at(-1)?.total ?? 0 }),
    throwOnError: throwOnCrash,
    ...asked,
  });
  return { ...query, data: query.data?.items, items: query.data?.items ?? [], total: query.data?.total, more: () => void query.fetchNextPage(), hasMore: query.hasNextPage, isAddingMore: query.isFetchingNextPage };
}
