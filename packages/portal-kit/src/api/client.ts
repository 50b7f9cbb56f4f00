import { routeOf } from '@shaodao/contracts/kit';
import type { FieldError, Operation, OutputOf } from '@shaodao/contracts/kit';
import type { z } from 'zod';
import { language, languageTag } from '../wording/language.ts';
import { Failed, Refused, Unreachable } from './refused.ts';

/** How one asking goes out, beside its input. */
export interface Asking {
  /** The same for every try of one submission. */
  readonly idempotencyKey?: string;
  /** The version the person has seen; sent as `If-Match`. */
  readonly version?: number;
  /** The picture of an `upload` operation, instead of an input. */
  readonly picture?: Blob;
  readonly signal?: AbortSignal;
}
/** What a person may write into an operation's input, before the contract has checked it. */
export type WrittenInput<O extends Operation> = z.input<O['input']>;

/** The county's HTTP API, by contract: throws `Refused`, `Unreachable` or `Failed`. */
export interface Client {
  ask<O extends Operation>(operation: O, input: WrittenInput<O>, how?: Asking): Promise<OutputOf<O>>;
  /** Address of a query, for pictures and event streams. */
  urlOf<O extends Operation>(operation: O, input: WrittenInput<O>): string;
}

const TIMEOUT_MS = 20_000;
const UPLOAD_TIMEOUT_MS = 120_000;

/** `onSignedOut` is told each time the county answers that nobody is signed in. */
export function createClient({ origin = '', fetch = globalThis.fetch.bind(globalThis), onSignedOut }:
  { origin?: string; fetch?: typeof globalThis.fetch; onSignedOut?: () => void } = {}): Client {
  return {
    urlOf: (operation, input) => origin + addressOf(operation, input).url,
    async ask(operation, input, how = {}) {
      const { url, rest, method } = addressOf(operation, input);
      const request = { method, credentials: 'same-origin', headers: headersOf(operation, how), signal: signalOf(operation, how), ...bodyOf(operation, rest, how) } as const;
      const response = await fetch(origin + url, request).catch((error: unknown) => {
        if (how.signal?.aborted) throw error;
        throw new Unreachable('no answer', { cause: error });
      });
      if (response.ok) return jsonOf(response) as Promise<OutputOf<typeof operation>>; // the server checked it against the same contract
      const refused = await refusalOf(response);
      if (refused instanceof Refused && refused.code === 'actor/unknown') onSignedOut?.();
      throw refused;
    },
  };
}

/** Path parameters filled in; what is left of the input, as a query string when the method is GET. */
function addressOf<O extends Operation>(operation: O, input: WrittenInput<O>) {
  const { method, path, parameters } = routeOf(operation);
  const rest: Record<string, unknown> = { ...(input as Record<string, unknown>) }; // every input is an object by contract
  let url = path;
  for (const name of parameters) {
    url = url.replace(`:${name}`, encodeURIComponent(String(rest[name])));
    delete rest[name];
  }
  if (method !== 'GET') return { url, rest, method };
  const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return { url: search ? `${url}?${search}` : url, rest: {}, method };
}

function headersOf(operation: Operation, { idempotencyKey, version, picture }: Asking): Record<string, string> {
  const type = operation.upload ? picture?.type || 'image/jpeg' : operation.kind === 'command' ? 'application/json' : undefined;
  return {
    accept: 'application/json',
    // refusals come in the language of the portal, whatever the browser's own is
    'accept-language': languageTag[language()],
    // another site can't send this one; browsers too old for Origin and Sec-Fetch-Site are known by it
    ...(operation.kind === 'command' && { 'x-requested-with': 'shaodao' }),
    ...(type && { 'content-type': type }),
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    ...(version !== undefined && { 'if-match': `"${version}"` }),
  };
}
const bodyOf = (operation: Operation, rest: Record<string, unknown>, { picture }: Asking): { body?: BodyInit } =>
  operation.kind === 'query' ? {} : { body: operation.upload ? picture! : JSON.stringify(rest) };

function signalOf(operation: Operation, { signal }: Asking): AbortSignal {
  const timeout = AbortSignal.timeout(operation.upload ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS);
  return signal && 'any' in AbortSignal ? AbortSignal.any([signal, timeout]) : timeout;
}

/** A connection that breaks in the middle of the answer is no answer. */
async function jsonOf(response: Response): Promise<unknown> {
  if (response.status === 204) return {};
  try {
    return await response.json();
  } catch (error) {
    throw new Unreachable('the answer broke off', { cause: error });
  }
}

/** RFC 9457: only a problem with a code is a refusal; a proxy's error page is not. */
async function refusalOf(response: Response): Promise<Refused | Failed | Unreachable> {
  if (!response.headers.get('content-type')?.includes('problem+json')) {
    return [502, 503, 504].includes(response.status) ? new Unreachable(`gateway ${response.status}`) : new Failed(response.status, `status ${response.status}`);
  }
  const problem = (await jsonOf(response)) as { code?: string; title?: string; fields?: FieldError[] };
  if (!problem.code) return new Failed(response.status, problem.title ?? `status ${response.status}`);
  const after = Number(response.headers.get('retry-after') ?? NaN);
  return new Refused(problem.code, problem.title ?? problem.code, problem.fields ?? [], Number.isFinite(after) ? after : null);
}

/** A fresh UUID; pages without a secure context have no `randomUUID`. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
