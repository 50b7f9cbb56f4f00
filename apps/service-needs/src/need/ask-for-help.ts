import { Controller, Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse, type Call } from '@shaodao/contracts/kit';
import { askForHelp } from '@shaodao/contracts/needs/need';
import type { NeedSource } from '@shaodao/contracts/needs/need.vocabulary';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import { actingGrant } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import { submit, urgencyFrom } from '@shaodao/domain/needs/need';
import { Handle } from '@shaodao/service-kit/handle';
import { deny, UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { Work } from '@shaodao/service-kit/work';
import type { NeedsTables, NeedTable } from '../tables.ts';
import { needView } from './need.view.ts';
import { wordsOf } from './words.ts';

const sourceOf = { villager: 'villager', relative: 'relative', gridOfficer: 'doorKnock' } as const;

@Controller()
export class AskForHelp {
  constructor(@Inject(UnitOfWork) private readonly unitOfWork: UnitOfWork<NeedsTables>) {}

  @Handle(askForHelp)
  handle(call: Call<typeof askForHelp>) {
    return this.unitOfWork.command(call, async (work) => {
      const { input, actor } = call;
      const household = await work.db.selectFrom('knownHousehold').selectAll().where('id', '=', input.householdId).executeTakeFirst();
      if (!household) return refuse('household/not-found');
      const place = { divisionCode: household.villageCode, gridId: household.gridId, householdId: household.id };
      const denied = deny(call, place);
      if (denied) return denied;
      if (input.beneficiaryId && !household.memberIds.includes(input.beneficiaryId)) return refuse('beneficiary/not-in-household');
      const kind = await usableKind(work, input.kindId);
      if (!kind.ok) return kind;
      if (await isAskedAlready(work, input)) return refuse('need/asked-already');
      const grant = actingGrant(actor, askForHelp.access, place, call.now);
      const id = uuidv7();
      if (!(await ownsPhotos(work, input.photoIds))) return refuse('photo/not-found');
      const need = await addNeed(work, {
        id, title: kind.value.name, detail: input.detail, kindId: input.kindId, villageCode: household.villageCode, gridId: household.gridId, householdId: household.id,
        beneficiaryId: input.beneficiaryId ?? null, reporterId: actor.personId, source: sourceOf[grant!.role as keyof typeof sourceOf], howSoon: input.howSoon,
        urgency: urgencyFrom(input.howSoon, household.careTags as CareTag[]), careTags: household.careTags as CareTag[], opinionId: null,
      }, grant);
      if (input.photoIds.length > 0) await sql`update photo set need_id = ${id} where id = any(${input.photoIds}::uuid[]) and owner_id = ${actor.personId}`.execute(work.db);
      work.audit({ operation: askForHelp.subject, objectId: id, outcome: 'done' }, grant);
      await work.flush();
      return ok(await needView(need, work));
    });
  }
}

/** Whether the same words were asked for the same household within a day and are still on their way: a second tap, not a second matter. */
async function isAskedAlready(work: Work<NeedsTables>, { householdId, kindId, detail }: { householdId: string; kindId: string; detail: string }): Promise<boolean> {
  const yesterday = new Date(work.now.getTime() - 24 * 3_600_000);
  const same = await work.db.selectFrom('need').select('id').where('householdId', '=', householdId).where('kindId', '=', kindId).where('detail', '=', detail)
    .where('submittedAt', '>', yesterday).where('status', 'not in', ['withdrawn', 'merged', 'closed']).executeTakeFirst();
  return same !== undefined;
}

/** Whether all of them are photos that the sender put up and no need has yet; locks them. */
async function ownsPhotos(work: Work<NeedsTables>, photoIds: readonly string[]): Promise<boolean> {
  if (photoIds.length === 0) return true;
  const mine = await work.db.selectFrom('photo').select('id').where('id', 'in', [...photoIds]).where('ownerId', '=', work.actor.personId).where('needId', 'is', null).forUpdate().execute();
  return mine.length === new Set(photoIds).size;
}

/** A kind that exists and takes new needs. */
export async function usableKind(work: Work<NeedsTables>, kindId: string) {
  const kind = await work.db.selectFrom('serviceKind').selectAll().where('id', '=', kindId).executeTakeFirst();
  if (!kind) return refuse('kind/not-found');
  return kind.isRetired ? refuse('kind/retired') : ok(kind);
}

type NewNeed = Pick<NeedTable, 'id' | 'title' | 'detail' | 'kindId' | 'villageCode' | 'gridId' | 'householdId' | 'beneficiaryId' | 'reporterId' | 'howSoon' | 'urgency' | 'careTags' | 'opinionId'> & { source: NeedSource };
/** Adds a need to the list by the rule of asking. @returns its row */
export async function addNeed(work: Work<NeedsTables>, need: NewNeed, grant: Parameters<Work<NeedsTables>['addHistory']>[2]): Promise<NeedTable> {
  const decision = submit(need);
  const { rows } = await sql<{ number: number }>`select nextval('need_number') as number`.execute(work.db);
  const number = `XQ-${countyDay(work.now).slice(0, 4)}-${String(rows[0]!.number).padStart(6, '0')}`;
  const row: NeedTable = {
    ...EMPTY, ...need, status: decision.changes.status as NeedTable['status'], number,
    words: wordsOf({ ...need, number }), followerIds: [need.reporterId], submittedAt: work.now, updatedAt: work.now, version: 1,
  };
  await work.db.insertInto('need').values(row).execute();
  work.addHistory(row.id, decision.steps, grant);
  work.announce(decision.facts);
  return row;
}
const EMPTY = {
  gridOfficerId: null, mergedIntoId: null, departmentId: null, claimPlan: null, claimedBy: null, visitOn: null, visitFrom: null, visitTo: null, visitNote: null,
  volunteersWanted: 0, volunteerTask: null, volunteersSignedUp: 0, servedBy: null, servedPersons: null, servedMinutes: null, servedNote: null,
  ratingLevel: null, ratingWord: null, ratingAnswer: null, ratingRound: 0, publishedAt: null, claimedAt: null, servedAt: null, ratedAt: null, reopenedAt: null, closedAt: null,
} as const;
