import type { Actor, Grant } from '@shaodao/contracts/actor';
import { fact } from '@shaodao/contracts/kit';
import { serviceKindDefined } from '@shaodao/contracts/needs/need.events';
import type { County } from '@shaodao/county-demo/county';
import type { NeedEvent } from '@shaodao/county-demo/rows/needs';
import { systemActor } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import type { Decision } from '@shaodao/domain/kit';
import * as claims from '@shaodao/domain/needs/claim';
import * as rules from '@shaodao/domain/needs/need';
import { lockRow, storeDecision } from '@shaodao/service-kit/store';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { Work } from '@shaodao/service-kit/work';
import { addNeed } from '@shaodao/service-needs/need/ask-for-help';
import { needs } from '@shaodao/service-needs/need/need.view';
import { LAPSE_RATING, RELEASE_SILENT } from '@shaodao/service-needs/need/timers';
import { wordsOf } from '@shaodao/service-needs/need/words';
import type { NeedsTables, NeedTable } from '@shaodao/service-needs/tables';
import { countOnFrom } from './count-on.ts';
import { insertAll } from './in-chunks.ts';

const SOURCE = { villager: 'villager', remote: 'relative', doorKnock: 'doorKnock', receptionDay: 'receptionDay', leaderVisit: 'leaderVisit', whistle: 'whistle' } as const;

/** Loads the kinds, then lives every need of the demo county step by step through the county's own rules, each at its own time. */
export async function loadNeeds(unitOfWork: UnitOfWork<NeedsTables>, county: County, now: Date, onProgress: (done: number, all: number) => void): Promise<void> {
  await unitOfWork.act(systemActor(), now, async (work) => {
    await insertAll(work.db, 'serviceKind', county.serviceKinds.map((k, position) => ({ id: k.id, category: k.categoryId, mode: k.mode, name: k.name, hint: k.hint || null, position, isRetired: false })));
    work.announce(county.serviceKinds.map((k) => fact(serviceKindDefined, k.id, { kindId: k.id, category: k.categoryId, name: k.name, isRetired: false })));
  });
  // A draft has not been sent to anybody yet.
  const asked = county.needs.filter((n) => n.state !== 'draft').sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  await unitOfWork.act(systemActor(), now, async (work) => {
    await countOnFrom('need_number', county.needs.map(({ number }) => number)).execute(work.db);
  });
  for (const [i, need] of asked.entries()) {
    await unitOfWork.act(systemActor(), now, (work) => liveNeed(work, county, need));
    if (i % 10 === 0) onProgress(i, asked.length);
  }
}

async function liveNeed(work: Work<NeedsTables>, county: County, need: County['needs'][number]): Promise<void> {
  const visits = county.visits.filter((v) => v.needId === need.id);
  const records = county.serviceRecords.filter((r) => r.needId === need.id);
  const ratings = county.needRatings.filter((r) => r.needId === need.id);
  const reporters = county.needReporters.filter((r) => r.needId === need.id).map((r) => r.personId);
  const careTags = [...new Set(county.householdMembers.filter((m) => m.householdId === need.householdId).flatMap((m) => m.careTags))];
  const steps = county.needEvents.filter((e) => e.needId === need.id).sort((a, b) => a.version - b.version);
  let row: NeedTable | undefined;
  for (const step of steps) {
    const at = new Date(step.at);
    const [actor, grant] = actorOf(county, step, need);
    const then = new Work(work.db, work.client, actor, at, undefined);
    if (!row) {
      if (step.action !== 'submit') continue;
      row = await addNeed(then, {
        id: need.id, title: need.title, detail: need.detail, kindId: need.serviceKindId, villageCode: need.villageCode, gridId: need.gridId, householdId: need.householdId, beneficiaryId: need.helpedPersonId,
        reporterId: need.writerPersonId, source: SOURCE[need.source], howSoon: null, urgency: need.urgency, careTags, opinionId: null,
      }, grant);
      const followerIds = [...new Set([...row.followerIds, ...reporters])];
      row = { ...row, followerIds };
      await then.db.updateTable('need').set({ followerIds }).where('id', '=', need.id).execute();
      await then.flush();
      continue;
    }
    const decision = await decisionOf(then, row, step);
    if (!decision) continue;
    if (!decision.ok) throw new Error(`demo need ${need.number}: ${step.action} at ${step.at} is refused: ${decision.refusal}`);
    row = storeDecision(then, needs, row, decision, grant, `demo.${step.action}`);
    await then.flush();
  }
  if (!row) return;
  const due = rules.dueAt(row);
  if (due && row.status === 'claimed') await work.setTimer(RELEASE_SILENT, row.id, due);
  if (due && row.status === 'served') await work.setTimer(LAPSE_RATING, row.id, due);

  async function decisionOf(then: Work<NeedsTables>, current: NeedTable, step: NeedEvent): Promise<Decision<Partial<NeedTable>, string> | undefined> {
    const at = then.now;
    switch (step.action) {
      case 'submit': return rules.resubmit(current, need.detail, current.source);
      case 'verify': {
        const verified = rules.verify(current, { title: need.title, kindId: need.serviceKindId, urgency: need.urgency, careTags }, then.actor);
        return verified.ok ? { ...verified, changes: { ...verified.changes, words: wordsOf(current) } } : verified;
      }
      case 'return': return rules.sendBack(current, step.reason ?? '');
      case 'withdraw': return rules.withdraw(current, step.reason ?? undefined);
      case 'merge': {
        const into = await lockRow(then, needs, need.mergedIntoNeedId!);
        return rules.merge(current, into!);
      }
      case 'publish': return rules.publish(current, need.title, at);
      case 'claim': return claims.claim(current, { departmentId: step.departmentId!, plan: '已联系村里，近日安排人员上门' }, { openClaims: 0, releasedThisOn: null }, then.actor, at);
      case 'release': return claims.release(current, step.reason ?? '');
      case 'lapse': return claims.releaseSilent(current, at);
      case 'schedule': {
        const visit = visits.shift()!;
        const starts = new Date(Math.max(Date.parse(visit.startsAt), Math.ceil(at.getTime() / 60_000) * 60_000));
        const ends = new Date(Math.max(Date.parse(visit.endsAt), starts.getTime() + 60_000));
        return claims.schedule(current, { on: countyDay(starts), from: clockTime(starts), to: clockTime(ends), volunteersWanted: visit.volunteersWanted }, at);
      }
      case 'serve': return claims.recordService(current, { persons: records.shift()?.personTimes ?? 1, minutes: 60 }, then.actor, at);
      case 'rate': {
        const rating = ratings.shift()!;
        return rules.rate(current, { level: rating.level, word: rating.word }, then.actor, at);
      }
      // What follows a rating is part of it here: a good one closes, a bad one reopens.
      case 'close': case 'reopen': case 'draft': return undefined;
    }
  }
}

/** Who took a step, under the grant that let them. */
function actorOf(county: County, step: NeedEvent, need: County['needs'][number]): [Actor, Grant | undefined] {
  if (!step.byPersonId) return [systemActor(), systemActor().grants[0]];
  const role = step.byRole as Grant['role'];
  const scope = role === 'gridOfficer' ? { kind: 'grid', id: need.gridId, villageCode: need.villageCode }
    : role === 'townshipCadre' ? { kind: 'division', code: need.villageCode.slice(0, 9) }
    : role === 'departmentLiaison' ? { kind: 'department', id: step.departmentId }
    : { kind: 'household', id: need.householdId, villageCode: need.villageCode };
  const grant = { role, scope, validFrom: '2020-01-01T00:00:00Z', validUntil: null } as Grant;
  return [{ personId: step.byPersonId as Actor['personId'], sessionId: 'demo', grants: [grant] }, grant];
}

/** HH:MM of an instant in the county. */
export const clockTime = (instant: Date): string => new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

