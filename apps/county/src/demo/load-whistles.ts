import type { Actor, Grant } from '@shaodao/contracts/actor';
import type { County } from '@shaodao/county-demo/county';
import { systemActor } from '@shaodao/domain/access';
import * as rules from '@shaodao/domain/needs/whistle';
import { storeDecision } from '@shaodao/service-kit/store';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import { Work } from '@shaodao/service-kit/work';
import { setAssignment, whistles, whole } from '@shaodao/service-needs/whistle/whistle.aggregate';
import type { NeedsTables, WhistleTable } from '@shaodao/service-needs/tables';
import { countOnFrom } from './count-on.ts';

const REASON = { residentMatter: 'residentsMatter', jointEnforcement: 'jointEnforcement', emergency: 'emergency' } as const;
const as = (personId: string, grant: Grant): Actor => ({ personId: personId as Actor['personId'], sessionId: 'demo', grants: [grant] });
const grantOver = (role: 'townshipCadre' | 'departmentLiaison', scope: { kind: 'division'; code: string } | { kind: 'department'; id: string }): Grant =>
  ({ role, scope, validFrom: '2020-01-01T00:00:00Z', validUntil: null }) as Grant;

/** Lives the demo county's whistles through the county's own rules, each step at its own time. */
export async function loadWhistles(unitOfWork: UnitOfWork<NeedsTables>, county: County, now: Date): Promise<void> {
  await unitOfWork.act(systemActor(), now, async (work) => {
    await countOnFrom('whistle_number', county.whistles.map(({ number }) => number)).execute(work.db);
  });
  for (const whistle of county.whistles) await unitOfWork.act(systemActor(), now, (work) => liveWhistle(work, county, whistle));
}

async function liveWhistle(work: Work<NeedsTables>, county: County, whistle: County['whistles'][number]): Promise<void> {
  const called = county.whistleAssignments.filter((a) => a.whistleId === whistle.id);
  const lead = called.find((a) => a.part === 'lead')!;
  const urgency = whistle.ground === 'emergency' ? 'emergency' : whistle.urgency >= 4 ? 'urgent' : 'normal';
  const caller = grantOver('townshipCadre', { kind: 'division', code: whistle.townshipCode });
  let row: WhistleTable = {
    id: whistle.id, number: whistle.number, status: 'blown', divisionCode: whistle.villageCode, title: whistle.title, detail: whistle.detail, place: '村口', reason: REASON[whistle.ground], urgency,
    blownBy: whistle.blownByPersonId, departmentIds: called.map((a) => a.departmentId), resolution: null, blownAt: new Date(whistle.blownAt), resolvedAt: null, updatedAt: new Date(whistle.blownAt), version: 1,
  };
  const step = async (at: string, personId: string, grant: Grant, name: string, rule: (then: Work<NeedsTables>) => Promise<ReturnType<typeof rules.report> | ReturnType<typeof rules.resolve> | ReturnType<typeof rules.rateDepartment>>) => {
    const then = new Work(work.db, work.client, as(personId, grant), new Date(at), undefined);
    const decision = await rule(then);
    if (!decision.ok) throw new Error(`demo whistle ${whistle.number}: ${name} is refused: ${decision.refusal}`);
    row = storeDecision(then, whistles, row, decision, grant, `demo.${name}`);
    await then.flush();
  };

  const begin = new Work(work.db, work.client, as(whistle.blownByPersonId, caller), row.blownAt, undefined);
  const blown = rules.blow(row, { reason: row.reason, leadId: lead.departmentId, assistIds: called.filter((a) => a !== lead).map((a) => a.departmentId) });
  if (!blown.ok) throw new Error(`demo whistle ${whistle.number}: ${blown.refusal}`);
  await work.db.insertInto('whistle').values(row).execute();
  await work.db.insertInto('whistleAssignment').values(called.map((a) => ({
    whistleId: row.id, departmentId: a.departmentId, part: a.part, status: 'called' as const, reportedAt: null, arrivedPersonId: null, arrivalNote: null, releaseReason: null,
    responseSpeed: null, handlingQuality: null, ratingComment: null, ratedAt: null,
  }))).execute();
  begin.addHistory(row.id, blown.steps, caller);
  begin.announce(blown.facts);
  await begin.flush();

  const arrivals = called.flatMap((a) => (a.arrivedAt && a.reportedByPersonId ? [{ ...a, arrivedAt: a.arrivedAt, reportedByPersonId: a.reportedByPersonId }] : [])).sort((a, b) => (a.arrivedAt < b.arrivedAt ? -1 : 1));
  for (const arrival of arrivals)
    await step(arrival.arrivedAt, arrival.reportedByPersonId, grantOver('departmentLiaison', { kind: 'department', id: arrival.departmentId }), 'report', async (then) => {
      const decision = rules.report(await whole(row, then), arrival.departmentId, '已到现场', then.now);
      await setAssignment(then, row.id, arrival.departmentId, { status: 'reported', reportedAt: then.now, arrivedPersonId: arrival.reportedByPersonId, arrivalNote: '已到现场' });
      return decision;
    });
  if (whistle.resolvedAt && whistle.resolution && lead.reportedByPersonId) {
    const { resolution } = whistle;
    await step(whistle.resolvedAt, lead.reportedByPersonId, grantOver('departmentLiaison', { kind: 'department', id: lead.departmentId }), 'resolve', async (then) => rules.resolve(await whole(row, then), lead.departmentId, resolution, then.now));
  }
  for (const rating of county.whistleRatings.filter((r) => called.some((a) => a.id === r.whistleAssignmentId)).sort((a, b) => (a.ratedAt < b.ratedAt ? -1 : 1))) {
    const { departmentId } = called.find((a) => a.id === rating.whistleAssignmentId)!;
    await step(rating.ratedAt, rating.byPersonId, caller, 'rate', async (then) => {
      const decision = rules.rateDepartment(await whole(row, then), departmentId, rating, then.actor);
      await setAssignment(then, row.id, departmentId, { responseSpeed: rating.responseSpeed, handlingQuality: rating.handlingQuality, ratingComment: rating.comment, ratedAt: then.now });
      return decision;
    });
  }
}
