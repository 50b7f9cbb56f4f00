import type { County } from './county.ts';
import { isHollow } from './divisions.ts';
import { needActionLeadsTo } from './need-chart.ts';
import type { NeedAction } from './rows/needs.ts';

type Check = (county: County) => Iterable<string>;

/** What must always hold of a county (domain: invariants), each rule a sentence; the values are what breaks it. */
const rules: Record<string, Check> = {
  'an area has 2–3 villages, all hollow, and no hollow village is outside or in two': function* ({ areas, areaVillages, divisionFigures }) {
    const inAreas = areaVillages.map((row) => row.villageCode);
    const hollow = new Set(divisionFigures.filter(isHollow).map((row) => row.divisionCode));
    for (const { id, name } of areas) {
      const size = areaVillages.filter((row) => row.areaId === id).length;
      if (size < 2 || size > 3) yield `${name} has ${size}`;
    }
    yield* repeated(inAreas);
    yield* inAreas.filter((code) => !hollow.has(code));
    yield* [...hollow].filter((code) => !inAreas.includes(code));
  },
  'an area that crosses a township border says why': function* ({ areas, areaVillages }) {
    for (const area of areas) {
      const crosses = areaVillages.some((row) => row.areaId === area.id && !row.villageCode.startsWith(area.townshipCode));
      if (crosses !== (area.crossBorderReason !== null)) yield area.name;
    }
  },
  'resident = registered − outflow + inflow, nothing below zero': function* ({ divisionFigures }) {
    for (const row of divisionFigures) {
      const { registeredPopulation, outflowPopulation, inflowPopulation, residentPopulation, households } = row;
      if (registeredPopulation - outflowPopulation + inflowPopulation !== residentPopulation) yield row.divisionCode;
      if (Math.min(registeredPopulation, outflowPopulation, inflowPopulation, residentPopulation, households) < 0) yield `${row.divisionCode} below zero`;
    }
  },
  'every village has one party and a grid; groups hang on grids': function* ({ divisions, villageParties, grids, villagerGroups }) {
    const villages = divisions.filter((division) => division.level === 'village').map((division) => division.code);
    yield* repeated(villageParties.map((row) => row.villageCode));
    for (const code of villages) {
      if (!villageParties.some((row) => row.villageCode === code)) yield `${code} has no party`;
      if (!grids.some((row) => row.villageCode === code)) yield `${code} has no grid`;
    }
    for (const grid of grids) {
      if (!villagerGroups.some((group) => group.gridId === grid.id)) yield `${grid.name} has no group`;
      if (villageParties.find((party) => party.id === grid.villagePartyId)?.villageCode !== grid.villageCode) yield `${grid.name} hangs on another village's party`;
    }
  },
  'a household is in the village of its grid and the grid of its group, and its grid officer answers for it': function* ({ households, grids, villagerGroups, postings }) {
    const gridOf = new Map(grids.map((grid) => [grid.id, grid]));
    const groupOf = new Map(villagerGroups.map((group) => [group.id, group]));
    const officers = new Set(postings.filter((row) => row.kind === 'gridOfficer').map((row) => `${row.personId}/${row.gridId}`));
    for (const row of households) {
      if (gridOf.get(row.gridId)?.villageCode !== row.villageCode || groupOf.get(row.villagerGroupId)?.gridId !== row.gridId) yield row.address;
      if (!officers.has(`${row.responsiblePersonId}/${row.gridId}`)) yield `${row.address}: nobody answers`;
    }
  },
  'a member household looks after households of its own group': function* ({ households, memberHouseholds }) {
    const hosts = new Map(memberHouseholds.map((row) => [row.id, row]));
    for (const row of households) if (row.memberHouseholdId !== null && hosts.get(row.memberHouseholdId)?.villagerGroupId !== row.villagerGroupId) yield row.address;
  },
  'every grid has exactly one officer': function* ({ grids, postings }) {
    const held = postings.filter((row) => row.kind === 'gridOfficer' && row.endedOn === null).map((row) => row.gridId ?? '');
    yield* repeated(held);
    yield* grids.filter((grid) => !held.includes(grid.id)).map((grid) => grid.name);
  },
  'a village is led by one centre village at most, of its own township, and never by itself': function* ({ centreVillageLeads, centreVillageCommittees }) {
    yield* repeated(centreVillageLeads.map((row) => row.ledVillageCode));
    for (const row of centreVillageLeads) {
      const centre = centreVillageCommittees.find((committee) => committee.id === row.committeeId)?.centreVillageCode ?? '';
      if (centre.slice(0, 9) !== row.ledVillageCode.slice(0, 9) || centre === row.ledVillageCode) yield row.ledVillageCode;
    }
  },
  'pairings are one to one with hollow villages at any time': function* ({ pairings, divisionFigures }) {
    const hollow = new Set(divisionFigures.filter(isHollow).map((row) => row.divisionCode));
    const overlaps = (a: typeof pairings[number], b: typeof pairings[number]) => a.startedOn < (b.endedOn ?? '9') && b.startedOn < (a.endedOn ?? '9');
    for (const [i, a] of pairings.entries()) {
      if (!hollow.has(a.villageCode)) yield `${a.villageCode} is not hollow`;
      for (const b of pairings.slice(i + 1)) if (overlaps(a, b) && (a.departmentId === b.departmentId || a.villageCode === b.villageCode)) yield `${a.id} and ${b.id}`;
    }
  },
  'a need\'s history is without gaps, in time, along the chart, and ends in its state': function* ({ needs, needEvents }) {
    const historyOf = Map.groupBy(needEvents, (event) => event.needId);
    for (const need of needs) {
      const history = historyOf.get(need.id) ?? [];
      if (history.at(-1)?.toState !== need.state || history[0]?.at !== need.createdAt) yield `${need.title}: ends`;
      for (const [i, event] of history.entries()) {
        const before = history[i - 1];
        if (event.version !== i + 1 || event.fromState !== (before?.toState ?? null) || (before && before.at >= event.at)) yield `${need.title}: step ${i + 1}`;
        if (event.toState !== needActionLeadsTo[event.action] || !mayFollow(before?.action, event.action)) yield `${need.title}: ${event.action}`;
      }
    }
  },
  'a need from far away is written by a relative whose tie is confirmed, for someone else': function* ({ needs, kinTies }) {
    const ties = new Set(kinTies.filter((tie) => tie.state === 'confirmed').map((tie) => `${tie.householdId}/${tie.personId}`));
    for (const need of needs.filter((row) => row.source === 'remote')) {
      if (need.helpedPersonId === need.writerPersonId || !ties.has(`${need.householdId}/${need.writerPersonId}`)) yield need.title;
    }
  },
  'no more people are listed in a village than live there': function* ({ households, householdMembers, divisionFigures }) {
    const villageOf = new Map(households.map((row) => [row.id, row.villageCode]));
    const listed = Map.groupBy(householdMembers, (row) => villageOf.get(row.householdId));
    for (const row of divisionFigures) if ((listed.get(row.divisionCode)?.length ?? 0) > row.residentPopulation) yield row.divisionCode;
  },
  'an exclusive claim has one holder at any time': function* ({ claims }) {
    for (const [i, a] of claims.entries()) {
      for (const b of claims.slice(i + 1)) if (a.needId === b.needId && a.claimedAt < (b.endedAt ?? '9') && b.claimedAt < (a.endedAt ?? '9')) yield a.id;
      if ((a.endedAt === null) !== (a.end === null)) yield `${a.id}: end`;
    }
  },
  'a whistle closes only when each department reported and was rated': function* ({ whistles, whistleAssignments, whistleRatings }) {
    for (const whistle of whistles) {
      const called = whistleAssignments.filter((row) => row.whistleId === whistle.id);
      if (called.filter((row) => row.part === 'lead').length !== 1) yield `${whistle.title}: lead`;
      const isRated = called.every((row) => row.arrivedAt !== null && whistleRatings.some((rating) => rating.whistleAssignmentId === row.id));
      if ((whistle.state === 'closed') !== isRated) yield whistle.title;
    }
  },
  'a service has one provider, and donations used are never more than given': function* ({ serviceRecords, donations, donationUses }) {
    for (const row of serviceRecords) {
      if ([row.departmentId, row.partnerId, row.providerVillageCode].filter((id) => id !== null).length !== 1 || row.personTimes < 1) yield row.title;
    }
    for (const donation of donations) {
      const used = donationUses.filter((use) => use.donationId === donation.id).reduce((sum, use) => sum + use.amountFen, 0);
      if (used > donation.amountFen || !Number.isInteger(donation.amountFen)) yield donation.id;
    }
  },
  'a workroom serves areas, each area one workroom': function* ({ areas, workroomAreas, workrooms }) {
    yield* repeated(workroomAreas.map((row) => row.areaId));
    yield* areas.filter((area) => !workroomAreas.some((row) => row.areaId === area.id)).map((area) => area.name);
    yield* workrooms.filter((room) => !workroomAreas.some((row) => row.workroomId === room.id)).map((room) => room.name);
  },
};

/** Which action may follow which; undefined stands for the beginning. */
const follows: Record<NeedAction, readonly (NeedAction | undefined)[]> = {
  draft: [undefined], submit: ['draft', 'return'], verify: ['submit'], return: ['submit'], merge: ['submit'], withdraw: ['submit'], publish: ['verify'],
  claim: ['publish', 'release', 'lapse'], release: ['claim'], lapse: ['claim'], schedule: ['claim', 'reopen'], serve: ['schedule'], rate: ['serve'], close: ['rate'], reopen: ['rate'],
};

function mayFollow(before: NeedAction | undefined, action: NeedAction): boolean {
  return follows[action].includes(before);
}

function repeated(values: string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i).map((value) => `${value} twice`);
}

/** "rule: what breaks it" for everything that breaks one; empty for a sound county. */
export function brokenRules(county: County): string[] {
  return Object.entries(rules).flatMap(([rule, check]) => [...check(county)].map((culprit) => `${rule}: ${culprit}`));
}
