import { Controller } from '@nestjs/common';
import { needMerged, needReturned, needSubmitted, needVerified } from '@shaodao/contracts/needs/need.events';
import { On, type Heard } from '@shaodao/service-kit/handle';
import type { Work } from '@shaodao/service-kit/work';
import type { RegistryTables } from '../tables.ts';

/** Notes what kinds of service each village asks for: what pairings are proposed from. */
@Controller()
export class NoteAskedKinds {
  @On(needSubmitted)
  submitted({ payload, at }: Heard<typeof needSubmitted>, work: Work<RegistryTables>): Promise<void> {
    return note(work, payload, at);
  }
  /** Who verifies may put the kind right. */
  @On(needVerified)
  verified({ payload, at }: Heard<typeof needVerified>, work: Work<RegistryTables>): Promise<void> {
    return note(work, payload, at);
  }
  @On(needReturned)
  returned({ payload }: Heard<typeof needReturned>, work: Work<RegistryTables>): Promise<void> {
    return forget(work, payload.needId);
  }
  @On(needMerged)
  merged({ payload }: Heard<typeof needMerged>, work: Work<RegistryTables>): Promise<void> {
    return forget(work, payload.needId);
  }
}
async function note(work: Work<RegistryTables>, { needId, villageCode, kindId }: { needId: string; villageCode: string; kindId: string }, askedAt: Date): Promise<void> {
  await work.db.insertInto('askedKind').values({ needId, villageCode, kindId, askedAt }).onConflict((c) => c.column('needId').doUpdateSet({ kindId })).execute();
}
/** What turned out to be no need is nothing to pair by. */
export async function forget(work: Work<RegistryTables>, needId: string): Promise<void> {
  await work.db.deleteFrom('askedKind').where('needId', '=', needId).execute();
}
