import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { DEPARTMENTS, GRIDS, HOUSEHOLDS, KINDS, PLACES, WORKROOM, RECEPTION_DAY, personIdOf } from './small-county.ts';

type Row = Readonly<Record<string, unknown>>;
const snake = (name: string): string => name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/** Puts one row into a table as it stands, past all rules: for tests of who sees what. */
async function plant<R extends Row>(owner: pg.Pool, table: string, row: R): Promise<R> {
  const names = Object.keys(row);
  await owner.query(`insert into ${table} (${names.map((n) => `"${snake(n)}"`).join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
  return row;
}
const number = (prefix: string): string => `${prefix}-0000-${randomUUID().slice(0, 12)}`;
const now = (): Date => new Date();

/** A need of Wang's household as it was asked, unless said otherwise. */
export const plantNeed = <R extends Row>(owner: pg.Pool, row: R) => {
  const need = {
    id: randomUUID(), number: number('XQ'), status: 'submitted', title: '上门量血压', detail: '头晕', words: ['头晕'], kindId: KINDS.bloodPressure as string, villageCode: PLACES.village as string, gridId: GRIDS.village as string | null,
    householdId: HOUSEHOLDS.wang as string | null, beneficiaryId: null as string | null, reporterId: personIdOf('wangdama'), followerIds: [] as string[], source: 'villager', urgency: 3,
    departmentId: null as string | null, publishedAt: null as Date | null, submittedAt: now(), updatedAt: now(), version: 1, ...row,
  };
  return plant(owner, 'needs.need', need);
};
export const plantPhoto = (owner: pg.Pool, row: { ownerId: string; needId: string | null; content: Buffer }) => plant(owner, 'needs.photo', { id: randomUUID(), mediaType: 'image/webp', createdAt: now(), ...row });

/** A whistle of the village with one leading department. */
export async function plantWhistle(owner: pg.Pool, { departmentIds = [DEPARTMENTS.health], ...row }: Row & { readonly departmentIds?: readonly string[] }) {
  const whistle = {
    id: randomUUID(), number: number('CS'), status: 'closed', divisionCode: PLACES.village as string, title: '村口路塌', detail: '村口的路塌了一段', place: '村口', reason: 'residentsMatter', urgency: 'normal',
    blownBy: personIdOf('secretary'), departmentIds, blownAt: now(), updatedAt: now(), version: 1, ...row,
  };
  await plant(owner, 'needs.whistle', whistle);
  for (const [i, departmentId] of departmentIds.entries()) await plant(owner, 'needs.whistle_assignment', { whistleId: whistle.id, departmentId, part: i === 0 ? 'lead' : 'assist', status: 'reported' });
  return whistle;
}
export const plantTie = (owner: pg.Pool, row: Row) =>
  plant(owner, 'registry.tie', { id: randomUUID(), householdId: HOUSEHOLDS.wang as string, relativeId: personIdOf('son'), villageCode: PLACES.village as string, gridId: GRIDS.village as string, relation: 'child', status: 'withdrawn', proposedAt: now(), updatedAt: now(), ...row });
export const plantOpinion = (owner: pg.Pool, row: Row) =>
  plant(owner, 'liaison.opinion', {
    id: randomUUID(), number: number('YJ'), receptionDayId: RECEPTION_DAY, workroomId: WORKROOM as string, villageCode: PLACES.village as string, personId: personIdOf('wangdama') as string | null, representativeId: personIdOf('representative'),
    kindId: KINDS.bloodPressure, title: '想要医生常来', detail: '希望医生每月来一次', status: 'recorded', recordedAt: now(), updatedAt: now(), ...row,
  });
export const plantShift = (owner: pg.Pool, row: Row) =>
  plant(owner, 'volunteers.shift', {
    id: randomUUID(), needId: randomUUID() as string, kindId: KINDS.bloodPressure, villageCode: PLACES.village as string, departmentId: DEPARTMENTS.health as string, on: '2099-01-01', from: '09:00', to: '10:00', wanted: 2, updatedAt: now(), ...row,
  });
/** A posting of the village, held by the small county's officer of the sibling grid unless said otherwise; it ended long ago. */
export const plantPosting = (owner: pg.Pool, row: Row) =>
  plant(owner, 'registry.posting', { id: randomUUID() as string, personId: personIdOf('siblingOfficer'), kind: 'villageDirector', title: '村委会主任', divisionCode: PLACES.village as string, startedOn: '2018-01-01', endedOn: '2019-01-01' as string | null, ...row });
/** A hand-over between two postings of long ago, with one matter passed on. */
export async function plantHandOver(owner: pg.Pool, { divisionCode = PLACES.village as string }: { readonly divisionCode?: string }) {
  const [from, to] = [await plantPosting(owner, { divisionCode }), await plantPosting(owner, { divisionCode, personId: personIdOf('officer'), startedOn: '2019-01-01', endedOn: '2019-06-01' })];
  const handOver = await plant(owner, 'registry.hand_over', { id: randomUUID() as string, postingId: from.id, successorPostingId: to.id, fromPersonId: from.personId, toPersonId: to.personId, divisionCode, on: '2019-01-01', byPersonId: personIdOf('organiser'), madeAt: now() });
  await plant(owner, 'registry.handed_matter', { handOverId: handOver.id, kind: 'need', matterId: randomUUID(), number: 'XQ-2019-000001' });
  return { ...handOver, from, to };
}
const LONG_AGO = { startedOn: '2018-01-01' } as const;
/** A pairing of long ago, of a village and the justice department unless said otherwise. */
export const plantPairing = (owner: pg.Pool, row: Row) => plant(owner, 'registry.pairing', { id: randomUUID() as string, departmentId: DEPARTMENTS.justice as string, villageCode: PLACES.village as string, ...LONG_AGO, endedOn: '2018-06-01', ...row });
/** A centre village's committee that was dissolved long ago. */
export const plantCommittee = (owner: pg.Pool, row: Row) => plant(owner, 'registry.committee', { id: randomUUID() as string, name: '王沙中心村党委', centreCode: PLACES.village as string, foundedOn: '2018-01-01', dissolvedOn: '2019-01-01', ...row });
export const plantPartner = (owner: pg.Pool, row: Row) => plant(owner, 'registry.partner', { id: randomUUID() as string, name: `社${randomUUID().slice(0, 8)}`, kind: 'socialOrganisation', ...row });
/** A course that was cancelled, with one who came. */
export async function plantTraining(owner: pg.Pool, row: Row) {
  const training = await plant(owner, 'registry.training', { id: randomUUID() as string, family: 'villageCadres', mode: 'exchange', title: '怎样上门问需求', heldOn: '2018-01-01', place: '党校教室', divisionCode: PLACES.township as string, isCancelled: true, ...row });
  await plant(owner, 'registry.training_attendance', { trainingId: training.id, personId: personIdOf('secretary') });
  return training;
}
let pairs = 0;
/** A pair of members that ended long ago, with one help. */
export async function plantPair(owner: pg.Pool, row: Row) {
  const branch = await plant(owner, 'registry.mobile_branch', { id: randomUUID() as string, kind: 'branch', name: `支部${randomUUID().slice(0, 8)}`, place: '福州市' });
  const year = 1990 + pairs++;
  const pair = await plant(owner, 'registry.member_pair', { id: randomUUID() as string, branchId: branch.id, villageCode: PLACES.village as string, homePersonId: personIdOf('lidaye'), mobilePersonId: personIdOf('son'), startedOn: `${year}-01-01`, endedOn: `${year}-06-01`, ...row });
  await plant(owner, 'registry.help_record', { id: randomUUID(), pairId: pair.id, helpedOn: `${year}-02-01`, personTimes: 2, title: '代买药', recordedBy: personIdOf('secretary'), recordedAt: now() });
  return pair;
}
export const plantRow = plant;
