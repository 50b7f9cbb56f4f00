import type { NatsConnection } from '@nats-io/transport-node';
import { headers as natsHeaders } from '@nats-io/transport-node';
import { operationSubject, type AnswerOf, type Operation } from '@shaodao/contracts/kit';
import { REQUEST_TIMEOUT_MS, SERVICE_HEADER, type WireRequest } from '@shaodao/contracts/wire';
import type { z } from 'zod';
import { signToken } from './actor-token.ts';

const TOKEN_SECONDS = 60;

/** Asks other services what only services may ask. Queries only; never inside a transaction. */
export class Asker {
  #token: { value: Promise<string>; until: number } | undefined;
  constructor(private readonly connection: NatsConnection, private readonly service: string, private readonly privateJwk: Record<string, unknown>) {}

  async ask<O extends Operation & { readonly kind: 'query' }>(operation: O, input: z.input<O['input']>, timeoutMs = REQUEST_TIMEOUT_MS): Promise<AnswerOf<O>> {
    const headers = natsHeaders();
    headers.set(SERVICE_HEADER, await this.#ownToken());
    const request = { input: input as Record<string, unknown> } satisfies WireRequest;
    const reply = await this.connection.request(operationSubject(operation), JSON.stringify(request), { headers, timeout: timeoutMs });
    return reply.json<AnswerOf<O>>();
  }
  #ownToken(): Promise<string> {
    if (!this.#token || this.#token.until < Date.now())
      this.#token = { value: signToken(this.privateJwk, { service: this.service }, TOKEN_SECONDS), until: Date.now() + (TOKEN_SECONDS / 2) * 1000 };
    return this.#token.value;
  }
}
