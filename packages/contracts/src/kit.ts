import type { z } from 'zod';
import type { Access, Actor } from './actor.ts';

/** What every promise to callers states once: the kit's only input. */
interface OperationDefinition {
  /** `<service>.<aggregate>.<verb>`; the service that answers is the first word, query keys are its prefix. */
  readonly subject: `${string}.${string}.${string}`;
  /** Method and path under `/api/v1`, or null for an operation that only other services may ask. */
  readonly http: `${'GET' | 'POST' | 'DELETE'} /${string}` | null;
  /** One Chinese line for people: the title in the API's documents and in the audit trail. */
  readonly title: string;
  /** Who may ask, and over which objects; `public` needs no session. */
  readonly access: Access;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  /** Everything a user may get wrong or lose a race on; a closed list. */
  readonly refusals: readonly string[];
  /** The caller must name the version it has seen (`If-Match`): 428 without it, 412 when stale. */
  readonly versioned?: true;
  /** The body is a picture (JPEG, PNG, WebP, HEIC …) of at most 20 MB instead of JSON; the gateway re-encodes it. */
  readonly upload?: 'picture';
  /**
   * What answering costs beside one ordinary request, 1 when left out. It counts against the asker's share; a query from
   * DEAR_COST on is answered on a few connections of its own, so that no number of them keeps others waiting.
   */
  readonly cost?: number;
  /**
   * A query whose answer is the same for everybody with the same sight and names nobody: it is kept for so many seconds, or
   * until something of its service changes, and those who ask at the same moment share one run.
   */
  readonly keptSeconds?: number;
  /** A query without input that must not refuse before the body is even read: what it refuses, the caller is told. */
  readonly before?: { readonly kind: 'query'; readonly subject: OperationDefinition['subject'] };
  /**
   * The answer is a picture (`{ mediaType, base64 }`) or a file (`FileOut`), sent as such over HTTP. A file may come in
   * parts, each small enough for one message: the gateway asks for `part` after part and sends them as one.
   */
  readonly download?: 'picture' | 'file';
  /**
   * Shows so much of a person that a session alone does not do: who asks has to have proved within CONFIRMED_MINUTES that
   * it is still them; else the gateway refuses with `session/confirm-first`.
   */
  readonly fresh?: true;
  /** Asked as `text/event-stream` the query is answered again after each of these events about the same path id. */
  readonly live?: readonly EventType[];
}

/** From this cost on a query is dear. */
export const DEAR_COST = 10;

/** One request/reply operation: the only place where its subject, schemas, access and refusals are written. */
export interface Operation extends OperationDefinition {
  readonly kind: 'command' | 'query';
}

/** A fact that other services hear of. Ids and what they need; never names, phones or other personal data. */
export interface EventType {
  /** `<service>.<aggregate>.<past tense>` */
  readonly subject: `${string}.${string}.${string}`;
  readonly title: string;
  readonly payload: z.ZodObject;
}

export const command = <const O extends OperationDefinition>(definition: O) => ({ kind: 'command', ...definition }) as const;
export const query = <const O extends OperationDefinition>(definition: O) => ({ kind: 'query', ...definition }) as const;
export const event = <const E extends EventType>(definition: E) => definition;

/** A thing that happened, ready for the outbox. `aggregateId` orders it among the facts about the same thing. */
export interface Fact<E extends EventType = EventType> {
  readonly event: E;
  readonly aggregateId: string;
  readonly payload: z.input<E['payload']>;
}
export const fact = <E extends EventType>(type: E, aggregateId: string, payload: z.input<E['payload']>): Fact<E> => ({
  event: type,
  aggregateId,
  payload,
});

/** An expected "no": a code from the contract's closed list. */
export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly refusal: Code;
  /** Places in the input that are wrong: JSON pointer and a Chinese sentence. */
  readonly fields?: readonly FieldError[];
}
export interface FieldError {
  readonly pointer: string;
  readonly message: string;
}
/** What any rule or operation answers: a value, or a refusal that the user can understand. */
export type Reply<T, Code extends string> = { readonly ok: true; readonly value: T } | Refusal<Code>;
export const ok = <const T>(value: T) => ({ ok: true, value }) as const;
export const refuse = <const Code extends string>(refusal: Code): Refusal<Code> => ({ ok: false, refusal });

export type InputOf<O extends Operation> = z.output<O['input']>;
export type OutputOf<O extends Operation> = z.output<O['output']>;
export type RefusalOf<O extends Operation> = O['refusals'][number];

/** Refusals that any operation may answer before or around its handler. */
export const commonRefusals = [
  'input/invalid',
  'input/too-large',
  'actor/unknown',
  'actor/forbidden',
  'limit/too-many',
  'query/too-long',
  'version/required',
  'version/stale',
  'idempotency/in-progress',
  'idempotency/other-request',
  'system/no-space',
  'system/unavailable',
] as const;
export type CommonRefusal = (typeof commonRefusals)[number];

/** What a handler returns, and what a caller receives. */
export type ReplyOf<O extends Operation> = Reply<z.input<O['output']>, RefusalOf<O> | CommonRefusal>;
export type AnswerOf<O extends Operation> = Reply<OutputOf<O>, RefusalOf<O> | CommonRefusal>;

/** One asking of one operation, checked: what a handler gets. */
export interface Call<O extends Operation> {
  readonly operation: O;
  readonly input: InputOf<O>;
  readonly actor: Actor;
  readonly now: Date;
  /** The version the caller has seen; present exactly when the operation is `versioned`. */
  readonly expectedVersion?: number;
  readonly idempotencyKey?: string;
  readonly traceparent?: string;
}

/** The HTTP status of a refusal code, by its words: one rule for gateway, documents and tests. */
export function statusOf(refusal: string): number {
  const exact: Record<string, number> = {
    'input/invalid': 422,
    'input/too-large': 413,
    'actor/unknown': 401,
    'actor/forbidden': 403,
    'limit/too-many': 429,
    'version/required': 428,
    'version/stale': 412,
    'idempotency/other-request': 422,
    'query/too-long': 503,
    'system/no-space': 503,
    'system/unavailable': 503,
    'route/https-only': 403,
  };
  return exact[refusal] ?? (refusal.endsWith('/not-found') ? 404 : 409);
}

/** The service that answers an operation or announces an event. */
export const serviceOf = (of: { readonly subject: string }): string => of.subject.slice(0, of.subject.indexOf('.'));
/** NATS subject on which an operation is asked. */
export const operationSubject = (operation: { readonly subject: string }): string => `op.${operation.subject}`;
/** NATS subject on which an event is announced. */
export const eventSubject = (of: { readonly subject: string }): string => `ev.${of.subject}`;
/** Method, path and the names in it, of an operation that HTTP may ask. */
export function routeOf(operation: Operation) {
  if (!operation.http) throw new Error(`${operation.subject} is not for HTTP`);
  const [method, path] = operation.http.split(' ') as ['GET' | 'POST' | 'DELETE', string];
  return { method, path: `/api/v1${path}`, parameters: [...path.matchAll(/:(\w+)/g)].map((m) => m[1]!) };
}
