import { Actor } from '@shaodao/contracts/actor';
import { importJWK, jwtVerify, SignJWT, type JWK } from 'jose';
import { LRUCache } from 'lru-cache';

type Kind = 'actor' | 'service';
interface Verified<T> {
  readonly value: T;
  readonly expiresAt: number;
}

/** Checks who asks: the gateway's signature over the actor, or another service's over its name. Each token is verified once. */
export class ActorTokens {
  readonly #keys: Readonly<Record<Kind, ReturnType<typeof importJWK>>>;
  readonly #seen = new LRUCache<string, Verified<Actor | string>>({ max: 5_000 });

  /** Two keys: what a service can sign must never pass as an actor. */
  constructor(actorJwk: Record<string, unknown>, serviceJwk: Record<string, unknown>) {
    this.#keys = { actor: importJWK(actorJwk as JWK, 'EdDSA'), service: importJWK(serviceJwk as JWK, 'EdDSA') };
  }

  /** The actor that the gateway signed, or null when the token is missing, forged or over, or claims the rules' own role. */
  async actor(token: string | undefined): Promise<Actor | null> {
    const found = await this.#verified(token, 'actor', (claims) => {
      const actor = Actor.safeParse(claims).data;
      return actor?.grants.some(({ role }) => role === 'system') ? undefined : actor;
    });
    return typeof found === 'object' ? found : null;
  }
  /** The service that asks, or null. */
  async service(token: string | undefined): Promise<string | null> {
    const found = await this.#verified(token, 'service', (claims) => (typeof claims['service'] === 'string' ? claims['service'] : undefined));
    return typeof found === 'string' ? found : null;
  }

  async #verified(token: string | undefined, kind: Kind, read: (claims: Record<string, unknown>) => Actor | string | undefined) {
    if (!token) return null;
    const known = this.#seen.get(`${kind} ${token}`);
    if (known) return known.expiresAt > Date.now() ? known.value : null;
    try {
      const { payload } = await jwtVerify(token, await this.#keys[kind], { algorithms: ['EdDSA'] });
      const value = read(payload);
      if (!value || !payload.exp) return null;
      this.#seen.set(`${kind} ${token}`, { value, expiresAt: payload.exp * 1000 });
      return value;
    } catch {
      return null;
    }
  }
}

/** Signs who asks: an actor's claims by the gateway, `{ service }` by a service. `seconds` until it is over. */
export async function signToken(privateJwk: Record<string, unknown>, claims: Record<string, unknown>, seconds: number): Promise<string> {
  const key = await importJWK(privateJwk as JWK, 'EdDSA');
  return new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA' }).setIssuedAt().setExpirationTime(Math.floor(Date.now() / 1000) + seconds).sign(key);
}
