import { Actor } from '@shaodao/contracts/actor';
import { isInForce, systemActor } from '@shaodao/domain/access';
import { asGrant } from '@shaodao/domain/registry/grant';
import { settingsOf } from '@shaodao/service-kit/database';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

/** A person with the grants of this moment: a long job goes on only as far as its owner still may. */
export async function actorOf(personId: string, work: Work<RegistryTables>): Promise<Actor> {
  if (personId === systemActor().personId) return systemActor();
  const rows = await work.db.selectFrom('roleGrant').selectAll().where('personId', '=', personId).execute();
  return { personId: personId as Actor['personId'], sessionId: 'job', grants: rows.map(asGrant).filter((grant) => isInForce(grant, work.now)) };
}

/** Lets the rest of the body see what this actor sees, then the transaction's own actor again. */
export async function seenBy<R>(actor: Actor, work: Work<RegistryTables>, body: () => Promise<R>): Promise<R> {
  const become = (who: Actor) => {
    const settings = Object.entries(settingsOf(who, work.now));
    return work.client.query(`select ${settings.map((_, i) => `set_config($${i * 2 + 1}, $${i * 2 + 2}, true)`).join(', ')}`, settings.flat());
  };
  await become(actor);
  const result = await body();
  await become(work.actor);
  return result;
}
