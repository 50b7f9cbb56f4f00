import type { County } from './county.ts';

/** Ends of field names and the array whose ids or codes they hold; the longest end that fits counts. */
const holders: readonly (readonly [end: string, array: keyof County])[] = [
  ['PersonId', 'people'], ['personId', 'people'], ['NeedId', 'needs'], ['needId', 'needs'], ['villageCode', 'divisions'], ['VillageCode', 'divisions'],
  ['townshipCode', 'divisions'], ['divisionCode', 'divisions'], ['parentCode', 'divisions'], ['DepartmentId', 'departments'], ['departmentId', 'departments'],
  ['serviceKindId', 'serviceKinds'], ['categoryId', 'serviceCategories'], ['resourceKindId', 'resourceKinds'], ['partnerId', 'partners'], ['areaId', 'areas'],
  ['villagePartyId', 'villageParties'], ['gridId', 'grids'], ['villagerGroupId', 'villagerGroups'], ['committeeId', 'centreVillageCommittees'],
  ['trainingSessionId', 'trainingSessions'], ['householdId', 'households'], ['memberHouseholdId', 'memberHouseholds'], ['mobileBranchId', 'mobileBranches'],
  ['memberPairId', 'memberPairs'], ['claimId', 'claims'], ['visitId', 'visits'], ['serviceRecordId', 'serviceRecords'], ['whistleId', 'whistles'],
  ['whistleAssignmentId', 'whistleAssignments'], ['donationId', 'donations'], ['canteenId', 'canteens'], ['volunteerId', 'volunteers'],
  ['volunteerPostId', 'volunteerPosts'], ['shiftId', 'shifts'], ['studentBatchId', 'studentBatches'], ['leaderId', 'leaders'], ['workroomId', 'workrooms'],
  ['representativeId', 'representatives'], ['receptionDayId', 'receptionDays'],
];

/** The references that point forward: the loader sets the first after both arrays are in, the second is another service's. */
const forward = ['households.memberHouseholdId', 'postings.workroomId'];

/** Every id or code that points at no row, or at a row of a later array; empty when the arrays can be inserted in order. */
export function danglingReferences(county: County): string[] {
  const known = new Map<string, Set<unknown>>();
  const found: string[] = [];
  for (const [array, rows] of Object.entries(county)) {
    if (!Array.isArray(rows)) continue;
    const own = new Set<unknown>();
    known.set(array, own);
    for (const row of rows as Record<string, unknown>[]) {
      for (const [field, value] of Object.entries(row)) found.push(...judge(known, `${array}.${field}`, field, value));
      own.add(row['code'] ?? row['id']);
    }
  }
  return found;
}

function judge(known: Map<string, Set<unknown>>, path: string, field: string, value: unknown): string[] {
  const isReference = /(Id|Code)s?$/.test(field) && field !== 'id' && field !== 'scopeId';
  if (!isReference || value === null || forward.includes(path)) return [];
  const name = field.replace(/s$/, '');
  const holder = holders.filter(([end]) => name.endsWith(end)).sort(([a], [b]) => b.length - a.length)[0];
  if (!holder) return [`${path}: no array is named for it in references.ts`];
  const ids = known.get(holder[1]);
  return [value].flat().filter((one) => !ids?.has(one)).map((one) => `${path}: ${String(one)} is not among the earlier ${holder[1]}`);
}
