import { z } from 'zod';

/**
 * How an operation travels over NATS: request on `op.<subject>` in queue group `<service>`, JSON both ways.
 * Asked by: header `Shaodao-Actor`, a JWT (EdDSA) that the gateway signed; the claims are an `Actor`.
 */
export const ACTOR_HEADER = 'Shaodao-Actor';
/** Between services: header with a JWT whose claim `service` names who asks. */
export const SERVICE_HEADER = 'Shaodao-Service';
export const TRACE_HEADER = 'traceparent';

/** Body of a request. The input is checked by the service against the contract; nothing in here is trusted. */
export const WireRequest = z.object({
  input: z.record(z.string(), z.unknown()),
  expectedVersion: z.int().min(0).optional(),
  idempotencyKey: z.string().min(8).max(100).optional(),
});
export type WireRequest = z.infer<typeof WireRequest>;

/** An actor's signature is valid for this long; a change of grants reaches open sessions within it. */
export const ACTOR_TOKEN_SECONDS = 4;
/** A number's holder said yes at the door: what the gateway signs for who asked. It is no actor, and never passes as one. */
export const NUMBER_PROOF_TYPE = 'number-proof+jwt';
export const NUMBER_PROOF_SECONDS = 600;
export interface ProvedNumber {
  /** A proof is good once. */
  readonly proofId: string;
  readonly phone: string;
  readonly purpose: 'number' | 'release' | 'contact';
  readonly aboutId: string;
  readonly byPersonId: string;
}

/** The number of a proof as its token carries it: whoever has the number can compare, nobody reads it at a glance. */
export async function phoneDigest(proofId: string, phone: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${proofId} ${phone}`));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** How long the gateway waits for a service. */
export const REQUEST_TIMEOUT_MS = 10_000;

/** CloudEvents 1.0, NATS protocol binding: attributes as `ce-` headers, data as the JSON body. */
export const EVENT_HEADERS = {
  id: 'ce-id', source: 'ce-source', type: 'ce-type', specversion: 'ce-specversion', time: 'ce-time', subject: 'ce-subject',
  datacontenttype: 'ce-datacontenttype',
  /** Extension: position of the event among those of the same aggregate, from 1 without gaps. */
  sequence: 'ce-sequence',
} as const;
/** JetStream stream that holds a service's events, subjects `ev.<service>.>`. */
export const streamOf = (service: string): string => `EV_${service.toUpperCase()}`;
/** Durable consumer of one service on another's stream. */
export const consumerOf = (consumer: string): string => `on-${consumer}`;
