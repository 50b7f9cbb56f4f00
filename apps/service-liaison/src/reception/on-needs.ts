import { Controller } from '@nestjs/common';
import { needClaimed, needClosed, needMerged, needPublished, needReleased, needReopened, needReturned, needServed, needSubmitted, needVerified, needWithdrawn, visitScheduled } from '@shaodao/contracts/needs/need.events';
import { systemActor } from '@shaodao/domain/access';
import type { Decision } from '@shaodao/domain/kit';
import { becomeNeed, solve, unsolve } from '@shaodao/domain/liaison/opinion';
import { On, type Heard } from '@shaodao/service-kit/handle';
import { lockRow, storeDecision } from '@shaodao/service-kit/store';
import type { Work } from '@shaodao/service-kit/work';
import type { LiaisonTables, OpinionTable } from '../tables.ts';
import { opinions } from './opinion.view.ts';

type LiaisonWork = Work<LiaisonTables>;

/** What becomes of the need that an opinion turned into. */
@Controller()
export class OnNeeds {
  @On(needSubmitted)
  async submitted({ payload, aggregateId }: Heard<typeof needSubmitted>, work: LiaisonWork): Promise<void> {
    const opinion = payload.opinionId && (await lockRow(work, opinions, payload.opinionId));
    if (opinion && opinion.status === 'recorded') await store(work, opinion, becomeNeed(opinion, aggregateId));
    await note(work, aggregateId, 'submitted');
  }
  @On(needClosed)
  async closed({ aggregateId }: Heard<typeof needClosed>, work: LiaisonWork): Promise<void> {
    const opinion = await note(work, aggregateId, 'closed');
    if (opinion) await store(work, opinion, solve(opinion, work.now));
  }
  @On(needReopened)
  async reopened({ aggregateId }: Heard<typeof needReopened>, work: LiaisonWork): Promise<void> {
    const opinion = await note(work, aggregateId, 'reopened');
    if (opinion?.status === 'solved') await store(work, opinion, unsolve(opinion));
  }
  @On(needVerified)
  async verified({ aggregateId }: Heard, work: LiaisonWork): Promise<void> {
    await note(work, aggregateId, 'verified');
  }
  @On(needReturned)
  async returned({ aggregateId }: Heard, work: LiaisonWork): Promise<void> {
    await note(work, aggregateId, 'returned');
  }
  @On(needMerged)
  async merged({ aggregateId }: Heard, work: LiaisonWork): Promise<void> {
    await note(work, aggregateId, 'merged');
  }
  @On(needWithdrawn)
  async withdrawn({ aggregateId }: Heard, work: LiaisonWork): Promise<void> {
    await note(work, aggregateId, 'withdrawn');
  }
  @On(needPublished)
  async published({ aggregateId }: Heard, work: LiaisonWork): Promise<void> {
    await note(work, aggregateId, 'published');
  }
  @On(needReleased)
  async released({ aggregateId }: Heard, work: LiaisonWork): Promise<void> {
    await note(work, aggregateId, 'published');
  }
  @On(needClaimed)
  async claimed({ aggregateId }: Heard, work: LiaisonWork): Promise<void> {
    await note(work, aggregateId, 'claimed');
  }
  @On(visitScheduled)
  async scheduled({ aggregateId }: Heard, work: LiaisonWork): Promise<void> {
    await note(work, aggregateId, 'scheduled');
  }
  @On(needServed)
  async served({ aggregateId }: Heard, work: LiaisonWork): Promise<void> {
    await note(work, aggregateId, 'served');
  }
}

/** Notes where the need stands now. @returns the opinion that it came from, if any */
async function note(work: LiaisonWork, needId: string, needStatus: string): Promise<OpinionTable | undefined> {
  return work.db.updateTable('opinion').set({ needStatus, updatedAt: work.now }).where('needId', '=', needId).returningAll().executeTakeFirst();
}
async function store(work: LiaisonWork, opinion: OpinionTable, decision: Decision<Partial<OpinionTable>, string>): Promise<void> {
  if (decision.ok) storeDecision(work, opinions, opinion, decision, systemActor().grants[0], 'liaison.opinion.follow-need');
}
