import { LRUCache } from 'lru-cache';
import { Grant, type Role } from '@shaodao/contracts/actor';
import { listGrantsOf } from '@shaodao/contracts/registry/person';
import { ACTOR_TOKEN_SECONDS, SERVICE_HEADER } from '@shaodao/contracts/wire';
import { z } from 'zod';
import type { Bus } from '../bus.ts';
import type { Clock } from '../clock.ts';
import type { Signer } from '../signing.ts';
import type { Session, SessionKind } from './sessions.ts';

/** A token is used until a second before it ends: the request still has to travel. */
const USED_MS = (ACTOR_TOKEN_SECONDS - 1) * 1000;

/** A phone code opens what belongs to oneself; a desk's duties need a password. */
const BY_PHONE: ReadonlySet<Role> = new Set(['villager', 'relative', 'volunteer']);

const Answer = z.object({ grants: z.array(Grant) });

/** Signed actors of sessions, and the grants that go into them. */
export interface Actors {
  /** The signed actor, or null while the registry does not answer. */
  of(session: Session): Promise<string | null>;
  /** Grants in force of a person under this kind of session, or null while the registry does not answer. */
  grants(personId: string, kind: SessionKind): Promise<readonly Grant[] | null>;
}

export function openActors(bus: Bus, signer: Signer, clock: Clock): Actors {
  const grants: Actors['grants'] = async (personId, kind) => {
    const answer = await bus.ask(listGrantsOf, { input: { personId } }, { [SERVICE_HEADER]: await signer.service() });
    if (!answer.ok) return null;
    const all = Answer.parse(JSON.parse(answer.json.toString())).grants;
    return kind === 'staff' ? all : all.filter(({ role }) => BY_PHONE.has(role));
  };
  const tokens = new LRUCache<string, { readonly token: string }, Session>({
    max: 20_000, ttl: USED_MS, perf: { now: () => clock().getTime() },
    fetchMethod: async (_id, _stale, { context: session }) => {
      const held = await grants(session.personId, session.kind);
      return held ? { token: await signer.actor({ personId: session.personId, sessionId: session.id, grants: held }) } : undefined;
    },
  });
  return {
    grants,
    of: async (session) => (tokens.get(session.id) ?? (await tokens.fetch(session.id, { context: session })))?.token ?? null,
  };
}
