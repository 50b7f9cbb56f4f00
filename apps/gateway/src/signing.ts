import { importJWK, SignJWT, type JWK } from 'jose';
import type { Grant } from '@shaodao/contracts/actor';
import { ACTOR_TOKEN_SECONDS, NUMBER_PROOF_SECONDS, NUMBER_PROOF_TYPE, phoneDigest, type ProvedNumber } from '@shaodao/contracts/wire';
import type { Clock } from './clock.ts';

/** What the gateway signs: who asks, or that it asks itself. */
export interface Signer {
  /** Claims of an `Actor`; valid for ACTOR_TOKEN_SECONDS. */
  actor(actor: { personId: string; sessionId: string; grants: readonly Grant[] }): Promise<string>;
  service(): Promise<string>;
  /** That this number's holder said yes, for who asked; the number itself stays out of it. */
  numberProof(proved: ProvedNumber): Promise<string>;
}

const SERVICE_TOKEN_SECONDS = 60;

/** Actors are signed with a key that only the gateway has; that it asks itself, with the services' own. */
export async function openSigner(actorJwk: JWK, serviceJwk: JWK, clock: Clock): Promise<Signer> {
  const keys = { actor: await importJWK(actorJwk, 'EdDSA'), service: await importJWK(serviceJwk, 'EdDSA') };
  const sign = (by: 'actor' | 'service', claims: Record<string, unknown>, seconds: number) => {
    // Rounded up, so that it is never shorter than promised.
    const now = Math.ceil(clock().getTime() / 1000);
    return new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', ...kidOf(by === 'actor' ? actorJwk : serviceJwk) }).setIssuedAt(now - 1).setExpirationTime(now + seconds).sign(keys[by]);
  };
  const signProof = async ({ phone, ...proved }: ProvedNumber) => {
    const now = Math.ceil(clock().getTime() / 1000);
    return new SignJWT({ ...proved, phoneDigest: await phoneDigest(proved.proofId, phone) })
      .setProtectedHeader({ alg: 'EdDSA', typ: NUMBER_PROOF_TYPE, ...kidOf(actorJwk) }).setIssuedAt(now - 1).setExpirationTime(now + NUMBER_PROOF_SECONDS).sign(keys.actor);
  };
  let service: { token: string; until: number } | undefined;
  return {
    actor: (actor) => sign('actor', { ...actor }, ACTOR_TOKEN_SECONDS),
    numberProof: signProof,
    async service() {
      const now = clock().getTime();
      if (!service || service.until < now) service = { token: await sign('service', { service: 'gateway' }, SERVICE_TOKEN_SECONDS), until: now + (SERVICE_TOKEN_SECONDS / 2) * 1000 };
      return service.token;
    },
  };
}

const kidOf = ({ kid }: JWK): { kid?: string } => (kid ? { kid } : {});
