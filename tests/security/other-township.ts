import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import {
  plantCommittee,
  plantNeed,
  plantOpinion,
  plantPair,
  plantPairing,
  plantPhoto,
  plantPosting,
  plantRow,
  plantShift,
  plantTie,
  plantTraining,
  plantWhistle,
} from '@shaodao/testkit/plant';
import { DEPARTMENTS, GRIDS, GROUPS, HOUSEHOLDS, nameOf, PARTIES, personIdOf, PLACES } from '@shaodao/testkit/small-county';

/** Words that stand in every text of the other township that is not public; nobody of this township may ever read one. */
export const SECRET = '隔山秘事';

/** Everything of the other township, in states in which something could be done with it: ids by brand or by field name. */
export type OtherTownship = Readonly<Record<string, readonly string[]>>;

const there = {
  villageCode: PLACES.cousin,
  gridId: GRIDS.cousin,
  householdId: HOUSEHOLDS.zheng,
  reporterId: personIdOf('zhengdama'),
  beneficiaryId: personIdOf('zhengdama'),
};
const YESTERDAY = new Date(Date.now() - 86_400_000);

export async function plantOtherTownship(owner: pg.Pool): Promise<OtherTownship> {
  const needs = await plantNeeds(owner);
  const bodies = await plantBodies(owner);
  const room = randomUUID();
  await plantRow(owner, 'liaison.workroom', { id: room, number: 8, name: '白塔片区党代表工作室', place: '郑洋村' });
  await plantRow(owner, 'liaison.workroom_village', { workroomId: room, villageCode: PLACES.cousin });
  const day = { id: randomUUID(), workroomId: room, on: '2099-01-01', from: '09:00', to: '11:00', level: 'county' };
  await plantRow(owner, 'liaison.reception_day', { ...day, representativeId: personIdOf('zhengdama') });
  const opinion = await plantOpinion(owner, {
    villageCode: PLACES.cousin,
    workroomId: room,
    receptionDayId: day.id,
    personId: personIdOf('zhengdama'),
    title: SECRET,
    detail: SECRET,
  });
  const whistle = await plantWhistle(owner, {
    status: 'blown',
    divisionCode: PLACES.cousin,
    blownBy: personIdOf('otherTownship'),
    departmentIds: [DEPARTMENTS.justice],
    title: SECRET,
    detail: SECRET,
    place: SECRET,
  });
  const tie = await plantTie(owner, {
    status: 'proposed',
    householdId: HOUSEHOLDS.zheng,
    relativeId: personIdOf('otherTownship'),
    villageCode: PLACES.cousin,
    gridId: GRIDS.cousin,
    note: SECRET,
  });
  return {
    ...needs,
    ...bodies,
    PersonId: [personIdOf('zhengdama')],
    HouseholdId: [HOUSEHOLDS.zheng],
    householdId: [HOUSEHOLDS.zheng],
    hostHouseholdId: [HOUSEHOLDS.zheng],
    beneficiaryId: [personIdOf('zhengdama')],
    carerId: [personIdOf('zhengdama')],
    GridId: [GRIDS.cousin],
    UnitId: [GRIDS.cousin, GROUPS.cousin, PARTIES.cousin],
    about: [GRIDS.cousin],
    DepartmentId: [DEPARTMENTS.justice],
    departmentId: [DEPARTMENTS.justice],
    sentByDepartmentId: [DEPARTMENTS.justice],
    workroomId: [room],
    ReceptionDayId: [day.id],
    OpinionId: [opinion.id as string],
    WhistleId: [String(whistle.id)],
    TieId: [String(tie.id)],
    codes: [PLACES.cousin],
  };
}

async function plantNeeds(owner: pg.Pool): Promise<OtherTownship> {
  const held = { departmentId: DEPARTMENTS.justice, publishedAt: YESTERDAY, claimedAt: YESTERDAY };
  const visited = { ...held, servedAt: YESTERDAY, servedPersons: 1, servedMinutes: 10 };
  // Every department reads the title of what was published.
  const title = '上门理发';
  const states: readonly object[] = [
    { status: 'submitted' },
    { status: 'returned' },
    { status: 'verified' },
    { status: 'claimed', ...held, title },
    { status: 'served', ...visited, title },
    { status: 'closed', ...visited, title, closedAt: YESTERDAY },
  ];
  const ids: string[] = [];
  for (const state of states) {
    const need = await plantNeed(owner, { ...there, title: SECRET, detail: SECRET, ...state });
    ids.push(String(need.id));
  }
  const photo = await plantPhoto(owner, { needId: ids[0]!, ownerId: personIdOf('zhengdama'), content: Buffer.from('x') });
  const shift = await plantShift(owner, { villageCode: PLACES.cousin, departmentId: DEPARTMENTS.justice });
  return { NeedId: ids, PhotoId: [photo.id], ShiftId: [shift.id] };
}

async function plantBodies(owner: pg.Pool): Promise<OtherTownship> {
  const posting = await plantPosting(owner, {
    divisionCode: PLACES.cousin,
    personId: personIdOf('otherTownship'),
    kind: 'villageCommitteeMember',
    endedOn: null,
    startedOn: '2024-01-01',
  });
  const pairing = await plantPairing(owner, { villageCode: PLACES.cousin, startedOn: '2024-01-01', endedOn: null });
  const committee = await plantCommittee(owner, { centreCode: PLACES.cousin, dissolvedOn: null, name: '郑洋中心村党委' });
  const training = await plantTraining(owner, { divisionCode: PLACES.otherTownship, isCancelled: false });
  const pair = await plantPair(owner, { villageCode: PLACES.cousin });
  const at = new Date();
  const job = { createdBy: personIdOf('otherTownship') };
  const imported = await plantRow(owner, 'registry.import_job', {
    ...job,
    id: randomUUID() as string,
    sheet: 'residents',
    fileName: `${SECRET}.csv`,
    bytes: 1,
    status: 'uploading',
    startedAt: at,
    updatedAt: at,
  });
  const exported = await plantRow(owner, 'registry.export_job', {
    ...job,
    id: randomUUID() as string,
    sheet: 'residents',
    format: 'csv',
    purpose: SECRET,
    filters: '{}',
    status: 'ready',
    askedAt: at,
    expiresAt: new Date(at.getTime() + 86_400_000),
  });
  const change = await plantRow(owner, 'registry.planned_change', {
    id: randomUUID() as string,
    action: 'rename',
    homeCode: PLACES.cousin,
    subjectId: GRIDS.cousin,
    touches: [GRIDS.cousin],
    onDay: '2099-01-01',
    wish: JSON.stringify({ action: 'rename', unitId: GRIDS.cousin, name: '第九网格' }),
    status: 'planned',
    plannedBy: personIdOf('otherTownship'),
    plannedAt: at,
    updatedAt: at,
  });
  const { rows: carers } = await owner.query<{ id: string }>('select id from registry.household_carer where household_id = $1', [HOUSEHOLDS.zheng]);
  return {
    PostingId: [posting.id as string],
    PairingId: [pairing.id as string],
    CommitteeId: [committee.id as string],
    TrainingId: [training.id as string],
    MemberPairId: [pair.id as string],
    ImportId: [imported.id],
    ExportId: [exported.id],
    changeId: [change.id],
    responsibilityId: carers.map(({ id }) => id),
  };
}

/** What else of the other township nobody here may read: the names of its people, their household's number and address. */
export const PRIVATE: readonly string[] = [SECRET, nameOf('zhengdama'), 'WS-4001', 'zheng 家的地址'];
