import { MessagePattern, EventPattern, Payload } from '@nestjs/microservices';
import { z } from 'zod';
import { refuse, type Call, type EventType, type FieldError, type Operation, type ReplyOf } from '@shaodao/contracts/kit';
import type { Actor } from '@shaodao/contracts/actor';
import type { WireRequest } from '@shaodao/contracts/wire';
import { holdsRole } from '@shaodao/domain/access';
import { clock } from './config.ts';

z.config(z.locales.zhCN());

/** A request as the transport hands it over: who asks is verified, the input isn't yet checked. */
export interface Incoming extends WireRequest {
  readonly actor: Actor | null;
  /** The service that asks, for operations that are between services. */
  readonly service: string | null;
  readonly traceparent?: string;
}
/** Nest turns a thrown error into a generic one; wrapped, it reaches the transport's log as it is. */
export interface Thrown {
  readonly thrown: unknown;
}
export const isThrown = (value: unknown): value is Thrown => typeof value === 'object' && value !== null && 'thrown' in value;

const NOBODY = { personId: '00000000-0000-0000-0000-000000000000', sessionId: 'nobody', grants: [] } as unknown as Actor;

/** Wrong places of an input as JSON pointers with Chinese sentences. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.slice(0, 20).map((issue) => ({ pointer: `/${issue.path.map(String).join('/')}`, message: issue.message }));

/** Binds a method to an operation: its type at compile time; caller's role and input at run time. */
export const Handle =
  <O extends Operation>(operation: O) =>
  (target: object, key: string, descriptor: TypedPropertyDescriptor<(call: Call<O>) => Promise<ReplyOf<O>>>): void => {
    const handler = descriptor.value!;
    const wrapped = async function (this: unknown, incoming: Incoming): Promise<unknown> {
      const now = clock.now();
      if (operation.access === 'services') {
        if (!incoming.service) return refuse('actor/forbidden');
      } else if (operation.access !== 'public') {
        if (!incoming.actor) return refuse('actor/unknown');
        if (!holdsRole(incoming.actor, operation.access, now)) return refuse('actor/forbidden');
      }
      const parsed = operation.input.safeParse(incoming.input);
      if (!parsed.success) return { ...refuse('input/invalid'), fields: fieldErrors(parsed.error) };
      const { actor, expectedVersion, idempotencyKey, traceparent } = incoming;
      try {
        // The input has just been parsed by this very operation's schema; the compiler can't follow it through the generic.
        return await handler.call(this, { operation, input: parsed.data, actor: actor ?? NOBODY, now, expectedVersion, idempotencyKey, traceparent } as unknown as Call<O>);
      } catch (error) {
        return { thrown: error } satisfies Thrown;
      }
    };
    descriptor.value = wrapped as never;
    MessagePattern(operation.subject)(target, key, descriptor);
    Payload()(target, key, 0);
  };

/** An event of another service, decoded and checked against its contract. */
export interface Heard<E extends EventType = EventType> {
  readonly eventId: string;
  readonly aggregateId: string;
  readonly payload: z.output<E['payload']>;
  readonly at: Date;
  readonly traceparent?: string;
}
/** Binds a method to an event of another service. It runs in the inbox's transaction: see `inbox.ts`. */
export const On =
  <E extends EventType, W>(event: E) =>
  (target: object, key: string, descriptor: TypedPropertyDescriptor<(heard: Heard<E>, work: W) => Promise<void>>): void => {
    const handler = descriptor.value!;
    const wrapped = async function (this: unknown, { heard, work }: { heard: Heard<E>; work: W }): Promise<unknown> {
      try {
        await handler.call(this, { ...heard, payload: event.payload.parse(heard.payload) as z.output<E['payload']> }, work);
        return undefined;
      } catch (error) {
        return { thrown: error } satisfies Thrown;
      }
    };
    descriptor.value = wrapped as never;
    EventPattern(event.subject)(target, key, descriptor as PropertyDescriptor);
    Payload()(target, key, 0);
  };
