import { Server, type CustomTransportStrategy } from '@nestjs/microservices';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import { isObservable, lastValueFrom } from 'rxjs';
import { operationSubject, refuse, serviceOf } from '@shaodao/contracts/kit';
import { ACTOR_HEADER, SERVICE_HEADER, TRACE_HEADER, WireRequest } from '@shaodao/contracts/wire';
import type { ActorTokens } from './actor-token.ts';
import { isThrown, type Incoming } from './handle.ts';

/** Nest's transport over NATS: one subscription per operation, in the service's queue group, so that copies share the work. */
export class NatsStrategy extends Server implements CustomTransportStrategy {
  readonly #subscriptions: Subscription[] = [];
  readonly #underWay = new Set<Promise<void>>();

  constructor(
    private readonly connection: NatsConnection,
    private readonly tokens: ActorTokens,
    private readonly log: (error: unknown, message: string) => void,
  ) {
    super();
  }

  listen(done: () => void): void {
    for (const [subject, handler] of this.messageHandlers) {
      if (handler.isEventHandler) continue;
      const answer = async (incoming: Incoming): Promise<unknown> => {
        const result: unknown = await handler(incoming);
        return isObservable(result) ? lastValueFrom(result) : result;
      };
      const callback = (_error: Error | null, message: Msg): void => {
        const work = this.#answer(subject, answer, message).finally(() => this.#underWay.delete(work));
        this.#underWay.add(work);
      };
      this.#subscriptions.push(this.connection.subscribe(operationSubject({ subject }), { queue: serviceOf({ subject }), callback }));
    }
    done();
  }

  /** Methods bound to events, by subject; the inbox calls them. */
  eventHandlers(): Map<string, (argument: unknown) => Promise<unknown>> {
    const found = new Map<string, (argument: unknown) => Promise<unknown>>();
    for (const [subject, handler] of this.messageHandlers) {
      if (!handler.isEventHandler) continue;
      found.set(subject, async (argument) => {
        const result: unknown = await handler(argument);
        return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;
      });
    }
    return found;
  }

  async close(): Promise<void> {
    await Promise.all(this.#subscriptions.map((s) => s.drain().catch(() => undefined)));
    await Promise.allSettled(this.#underWay);
  }
  on(): void {}
  unwrap<T>(): T {
    return this.connection as T;
  }

  async #answer(subject: string, answer: (incoming: Incoming) => Promise<unknown>, message: Msg): Promise<void> {
    let reply: unknown;
    try {
      reply = await answer(await this.#incoming(message));
      if (isThrown(reply)) throw reply.thrown;
    } catch (error) {
      this.log(error, `operation ${subject} failed`);
      reply = refuse('system/unavailable');
    }
    message.respond(JSON.stringify(reply));
  }

  async #incoming(message: Msg): Promise<Incoming> {
    const header = (name: string) => message.headers?.get(name) || undefined;
    const request = WireRequest.parse(message.json());
    const traceparent = header(TRACE_HEADER);
    return {
      ...request,
      actor: await this.tokens.actor(header(ACTOR_HEADER)),
      service: await this.tokens.service(header(SERVICE_HEADER)),
      ...(traceparent ? { traceparent } : {}),
    };
  }
}
