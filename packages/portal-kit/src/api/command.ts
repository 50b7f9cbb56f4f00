import type { CommonRefusal, Operation, OutputOf, RefusalOf } from '@shaodao/contracts/kit';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { newId } from './client.ts';
import type { WrittenInput } from './client.ts';
import { useClient } from './context.ts';
import { keyOf, throwOnCrash } from './query.ts';
import { isProblem, mayStillSucceed, Refused, Unreachable } from './refused.ts';
import type { Problem } from './refused.ts';

export type Command = Operation & { readonly kind: 'command' };
type CodeOf<O extends Operation> = RefusalOf<O> | CommonRefusal;

/** A `versioned` command must name the version that the person has seen; an upload brings a picture. */
export type Submission<O extends Operation> = (O extends { versioned: true } ? { version: number } : { version?: never }) &
  (O extends { upload: 'picture' } ? { picture: Blob } : { picture?: never });
type Run<O extends Operation> = [input: WrittenInput<O>, ...how: object extends Submission<O> ? [how?: Submission<O>] : [how: Submission<O>]];
/** What became of a submission. */
export type Outcome<O extends Operation> = { readonly ok: true; readonly value: OutputOf<O> } | { readonly ok: false; readonly problem: Problem<CodeOf<O>> };

/**
 * One command of a screen. `run` answers with the value or the problem and never rejects for those; `problem` stays for showing.
 * Success refreshes every query under the same `<service>.<aggregate>`. The idempotency key belongs to what is submitted:
 * the same content tried again after a lost answer carries the same key, so that nothing is done twice.
 */
export function useCommand<O extends Command>(operation: O, { alsoRefresh = [] }: { alsoRefresh?: readonly { readonly subject: string }[] } = {}) {
  const client = useClient();
  const cache = useQueryClient();
  const pending = useRef<{ content: string; picture?: Blob; key: string }>(undefined);

  const refresh = () => Promise.all([operation, ...alsoRefresh].map((one) => cache.invalidateQueries({ queryKey: keyOf(one, 2) })));
  const mutation = useMutation<OutputOf<O>, Error, { input: WrittenInput<O>; how: { version?: number; picture?: Blob } }>({
    mutationFn: ({ input, how }) => {
      const content = JSON.stringify([input, how.version]);
      if (pending.current?.content !== content || pending.current.picture !== how.picture) pending.current = { content, picture: how.picture, key: newId() };
      return client.ask(operation, input, { ...how, idempotencyKey: pending.current.key });
    },
    retry: (count, error) => error instanceof Unreachable && count < 2,
    retryDelay: (count) => 800 * 2 ** count,
    throwOnError: throwOnCrash,
    onSuccess: () => {
      pending.current = undefined;
      void refresh();
    },
    onError: (error) => {
      if (!mayStillSucceed(error)) pending.current = undefined;
      // somebody else was faster: show what stands now
      if (error instanceof Refused && error.code !== 'input/invalid') void refresh();
    },
  });

  const run = async (...[input, how]: Run<O>): Promise<Outcome<O>> => {
    try {
      return { ok: true, value: await mutation.mutateAsync({ input, how: how ?? {} }) };
    } catch (error) {
      if (isProblem(error)) return { ok: false, problem: error as Problem<CodeOf<O>> }; // the server answers from the contract's list only
      throw error;
    }
  };
  return {
    run,
    isBusy: mutation.isPending,
    isDone: mutation.isSuccess,
    value: mutation.data,
    problem: (isProblem(mutation.error) ? mutation.error : null) as Problem<CodeOf<O>> | null, // as above
    reset: mutation.reset,
  };
}
