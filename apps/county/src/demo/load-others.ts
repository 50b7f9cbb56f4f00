import type { County } from '@shaodao/county-demo/county';
import { systemActor } from '@shaodao/domain/access';
import { countyDay } from '@shaodao/domain/calendar';
import type { UnitOfWork } from '@shaodao/service-kit/unit-of-work';
import type { LiaisonTables } from '@shaodao/service-liaison/tables';
import type { VolunteersTables } from '@shaodao/service-volunteers/tables';
import { insertAll } from './in-chunks.ts';
import { countOnFrom } from './count-on.ts';
import { clockTime } from './load-needs.ts';

const OPINION_STATUS = { recorded: 'recorded', handling: 'turnedIntoNeed', solved: 'solved' } as const;

/** The pool of volunteers, posts and teams, and who has signed up for the visits to come. */
export async function loadVolunteers(unitOfWork: UnitOfWork<VolunteersTables>, county: County, now: Date): Promise<void> {
  await unitOfWork.act(systemActor(), now, async (work) => {
    await insertAll(work.db, 'volunteer', county.volunteers.map(({ personId, skills, speciality, registeredVillageCode, joinedOn }) => ({ personId, skills, speciality, registeredVillageCode, joinedOn })));
    await insertAll(work.db, 'volunteerPost', county.volunteerPosts.map(({ id, name, description }) => ({ id, name, description })));
    await insertAll(work.db, 'volunteerTeam', county.volunteerTeams.map(({ id, departmentId, villageCode, name, memberCount }) => ({ id, departmentId, villageCode, name, memberCount })));
    const personOf = new Map(county.volunteers.map((v) => [v.id, v.personId]));
    for (const shift of county.shifts) {
      const visit = county.visits.find((v) => v.id === shift.visitId && v.state === 'planned');
      const need = visit && county.needs.find((n) => n.id === visit.needId && n.state === 'scheduled');
      const claim = visit && county.claims.find((c) => c.id === visit.claimId);
      if (!need || !claim) continue;
      await insertAll(work.db, 'shift', [{
        id: shift.id, needId: need.id, kindId: need.serviceKindId, villageCode: need.villageCode, departmentId: claim.departmentId, task: shift.title, on: countyDay(new Date(shift.startsAt)),
        from: clockTime(new Date(shift.startsAt)), to: clockTime(new Date(shift.endsAt)), wanted: shift.places, isCancelled: false, isServed: false, updatedAt: now, version: 1,
      }]);
      await insertAll(work.db, 'signUp', county.shiftSignUps.filter((s) => s.shiftId === shift.id).map((s) => ({
        shiftId: shift.id, personId: personOf.get(s.volunteerId)!, status: s.state === 'waiting' ? ('waiting' as const) : ('signedUp' as const), at: new Date(s.signedUpAt),
      })));
    }
  });
}

/** Workrooms with their villages, reception days, and what people said there. */
export async function loadLiaison(unitOfWork: UnitOfWork<LiaisonTables>, county: County, now: Date): Promise<void> {
  const villageName = new Map(county.divisions.map((d) => [d.code, d.name]));
  const levelOf = new Map(county.representatives.map((r) => [r.id, r]));
  const stateOf = new Map(county.needs.map((n) => [n.id, n.state]));
  await unitOfWork.act(systemActor(), now, async (work) => {
    await insertAll(work.db, 'workroom', county.workrooms.map(({ id, number, name, villageCode }) => ({ id, number, name, place: `${villageName.get(villageCode) ?? ''}党群服务中心` })));
    await insertAll(work.db, 'workroomVillage', county.workroomAreas.flatMap(({ workroomId, areaId }) => county.areaVillages.filter((v) => v.areaId === areaId).map((v) => ({ workroomId, villageCode: v.villageCode }))));
    await insertAll(work.db, 'receptionDay', county.receptionDays.map((day) => {
      const representative = levelOf.get(day.representativeId);
      return { id: day.id, workroomId: day.workroomId, on: day.heldOn, from: '09:00', to: '11:30', level: representative?.level ?? 'township', representativeId: representative?.personId ?? day.representativeId };
    }));
    await insertAll(work.db, 'opinion', county.opinions.map((o) => ({
      id: o.id, number: o.number, receptionDayId: o.receptionDayId, workroomId: o.workroomId, villageCode: o.villageCode, personId: o.personId, representativeId: levelOf.get(o.representativeId)?.personId ?? o.representativeId,
      kindId: o.serviceKindId, title: o.title, detail: o.detail, status: OPINION_STATUS[o.state], needId: o.needId, needStatus: o.needId ? (stateOf.get(o.needId) ?? null) : null, recordedAt: new Date(o.recordedAt),
      solvedAt: o.solvedOn ? new Date(`${o.solvedOn}T09:00:00+08:00`) : null, updatedAt: new Date(o.recordedAt), version: 1,
    })));
    await countOnFrom('opinion_number', county.opinions.map(({ number }) => number)).execute(work.db);
  });
}
