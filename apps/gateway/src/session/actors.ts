import { LRUCache } from 'lru-cache';
import { Grant, type Role } from '@shaodao/contracts/actor';
import { listGrantsOf } from '@shaodao/contracts/registry/person';
import { ACTOR_TOKEN_SECONDS, SERVICE_HEADER } from '@shaodao/contracts/wire';
import { z } from 'zod';
import type { Bus } from '../bus.ts';
import type { Clock } from '../clock.ts';
import type { Signer } from '../signing.ts';
import type { Session, SessionKind, Sessions } from './sessions.ts';

/** A token is used until a second before it ends: the request still has to travel. */
const USED_MS = (ACTOR_TOKEN_SECONDS - 1) * 1000;

/** A phone code opens what belongs to oneself; a desk's duties need a password. */
const BY_PHONE: ReadonlySet<Role> = new Set(['villager', 'relative', 'volunteer']);

const Answer = z.object({ grants: z.array(Grant), phoneVersion: z.int() });

/** Signed actors of sessions, and the grants that go into them. */
export interface Actors {
  /** The signed actor, or null while the registry does not answer. */
  of(session: Session): Promise<string | null>;
  /** Whether the number with which it began is the person's no more: then it is over, here and everywhere. */
  hasEnded(session: Session): Promise<boolean>;
  /** The person's number has changed: what began with another one ends now, not at its next asking. */
  numberChanged(personId: string): Promise<void>;
  /** Grants in force of a person under this kind of session, or null while the registry does not answer. */
  grants(personId: string, kind: SessionKind): Promise<readonly Grant[] | null>;
}

/** What grants are asked and signed with. */
export interface ActorParts {
  readonly bus: Bus;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly sessions: Sessions;
}

export function openActors({ bus, signer, clock, sessions }: ActorParts): Actors {
  const held = async (personId: string) => {
    const answer = await bus.ask(listGrantsOf, { input: { personId } }, { [SERVICE_HEADER]: await signer.service() });
    return answer.ok ? Answer.parse(JSON.parse(answer.json.toString())) : null;
  };
  const carriedBy = (all: readonly Grant[], kind: SessionKind) => (kind === 'staff' ? all : all.filter(({ role }) => BY_PHONE.has(role)));
  const tokens = new LRUCache<string, { readonly token: string | null }, Session>({
    max: 20_000, ttl: USED_MS, perf: { now: () => clock().getTime() },
    fetchMethod: async (_id, _stale, { context: session }) => {
      const { personId, kind } = session;
      const now = await held(personId);
      if (!now) return undefined;
      if (kind === 'villager' && now.phoneVersion !== session.phoneVersion) {
        await sessions.endOutdated(personId, now.phoneVersion);
        return { token: null };
      }
      return { token: await signer.actor({ personId, sessionId: session.id, grants: carriedBy(now.grants, kind) }) };
    },
  });
  const known = async (session: Session) => tokens.get(session.id) ?? (await tokens.fetch(session.id, { context: session }));
  return {
    async grants(personId, kind) {
      const now = await held(personId);
      return now && carriedBy(now.grants, kind);
    },
    of: async (session) => (await known(session))?.token ?? null,
    hasEnded: async (session) => session.kind === 'villager' && (await known(session))?.token === null,
    async numberChanged(personId) {
      const now = await held(personId);
      if (now) await sessions.endOutdated(personId, now.phoneVersion);
    },
  };
}
