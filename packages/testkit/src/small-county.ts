import type { Actor, Grant, Role } from '@shaodao/contracts/actor';
import type { RegistryRows } from '@shaodao/county/demo/load-registry';
import type { County } from '@shaodao/county-demo/county';

const id = (kind: number, n: number) => `0190a000-000${kind}-7000-8000-${String(n).padStart(12, '0')}`;
/** Two villages of one township and one of another, as small as a county can be and still have neighbours and cousins. */
export const PLACES = { county: '350123', township: '350123100', otherTownship: '350123101', village: '350123100201', sibling: '350123100202', cousin: '350123101201' } as const;
export const GRIDS = { village: id(1, 1), sibling: id(1, 2), cousin: id(1, 3) } as const;
export const AREA = id(6, 1);
export const PARTIES = { village: id(6, 11), sibling: id(6, 12), cousin: id(6, 13) } as const;
export const GROUPS = { village: id(6, 21), sibling: id(6, 22), cousin: id(6, 23) } as const;
export const MEMBER_HOUSEHOLD = id(6, 31);
export const HOUSEHOLDS = { wang: id(2, 1), li: id(2, 2), chen: id(2, 3), zheng: id(2, 4) } as const;
export const DEPARTMENTS = { health: id(3, 1), power: id(3, 2), justice: id(3, 3) } as const;
export const WORKROOM = id(4, 1);
export const RECEPTION_DAY = id(4, 2);
export const KINDS = { bloodPressure: 'blood-pressure', wiring: 'wiring-check', retired: 'letter-writing' } as const;

const VILLAGE_OF = { wang: PLACES.village, li: PLACES.village, chen: PLACES.sibling, zheng: PLACES.cousin } as const;
const GRID_OF = { wang: GRIDS.village, li: GRIDS.village, chen: GRIDS.sibling, zheng: GRIDS.cousin } as const;

/** Everybody by name, with the grants that make them what they are. */
const CAST = {
  wangdama: ['王秀英', [['villager', { kind: 'household', id: HOUSEHOLDS.wang, villageCode: PLACES.village }]]],
  lidaye: ['李德福', [['villager', { kind: 'household', id: HOUSEHOLDS.li, villageCode: PLACES.village }]]],
  chendaye: ['陈木生', [['villager', { kind: 'household', id: HOUSEHOLDS.chen, villageCode: PLACES.sibling }]]],
  zhengdama: ['郑桂花', [['villager', { kind: 'household', id: HOUSEHOLDS.zheng, villageCode: PLACES.cousin }]]],
  son: ['王建华', [['relative', { kind: 'household', id: HOUSEHOLDS.wang, villageCode: PLACES.village }]]],
  stranger: ['林小远', [['relative', { kind: 'own' }]]],
  officer: ['王格', [['gridOfficer', { kind: 'grid', id: GRIDS.village, villageCode: PLACES.village }]]],
  siblingOfficer: ['陈格', [['gridOfficer', { kind: 'grid', id: GRIDS.sibling, villageCode: PLACES.sibling }]]],
  secretary: ['王书记', [['villageCadre', { kind: 'division', code: PLACES.village }]]],
  township: ['郑干部', [['townshipCadre', { kind: 'division', code: PLACES.township }]]],
  otherTownship: ['刘干部', [['townshipCadre', { kind: 'division', code: PLACES.otherTownship }]]],
  organiser: ['组织部', [['countyOrganiser', { kind: 'division', code: PLACES.county }]]],
  health: ['卫健联络员', [['departmentLiaison', { kind: 'department', id: DEPARTMENTS.health }]]],
  power: ['供电联络员', [['departmentLiaison', { kind: 'department', id: DEPARTMENTS.power }]]],
  justice: ['司法联络员', [['departmentLiaison', { kind: 'department', id: DEPARTMENTS.justice }]]],
  volunteer: ['志愿者甲', [['volunteer', { kind: 'own' }]]],
  volunteer2: ['志愿者乙', [['volunteer', { kind: 'own' }]]],
  volunteer3: ['志愿者丙', [['volunteer', { kind: 'own' }]]],
  partner: ['益众社工', [['partner', { kind: 'own' }]]],
  representative: ['林代表', [['representative', { kind: 'workroom', id: WORKROOM }]]],
  leader: ['挂村领导', [['leader', { kind: 'division', code: PLACES.village }]]],
  auditor: ['审计员', [['auditor', { kind: 'division', code: PLACES.county }]]],
} as const satisfies Record<string, readonly [string, readonly (readonly [Role, Grant['scope'] | { kind: string; [key: string]: string }])[]]>;
export type Name = keyof typeof CAST;
export const NAMES = Object.keys(CAST) as Name[];
export const personIdOf = (name: Name): string => id(5, NAMES.indexOf(name) + 1);

/** The signed-in person of that name, with the grants of the small county. */
export const actorOf = (name: Name): Actor => ({
  personId: personIdOf(name) as Actor['personId'],
  sessionId: `test-${name}`,
  grants: CAST[name][1].map(([role, scope]) => ({ role, scope, validFrom: '2020-01-01T00:00:00Z', validUntil: null })) as unknown as Grant[],
});
export const phoneOf = (name: Name): string => `1940000${String(NAMES.indexOf(name) + 1).padStart(4, '0')}`;
export const nameOf = (name: Name): string => CAST[name][0];

const householdNames = Object.keys(HOUSEHOLDS) as (keyof typeof HOUSEHOLDS)[];
const places = Object.keys(GRIDS) as (keyof typeof GRIDS)[];
const placeOf = { wang: 'village', li: 'village', chen: 'sibling', zheng: 'cousin' } as const;
const VILLAGE_NAMES = { village: '王沙村', sibling: '陈厝村', cousin: '郑洋村' } as const;
const headOf = { wang: 'wangdama', li: 'lidaye', chen: 'chendaye', zheng: 'zhengdama' } as const;
export const houseNumberOf = (household: keyof typeof HOUSEHOLDS): string => `WS-${householdNames.indexOf(household) + 1}001`;

/** The post that gives each role of the cast. */
const POST_OF: Readonly<Partial<Record<Role, County['postings'][number]['kind']>>> = {
  gridOfficer: 'gridOfficer', villageCadre: 'villageSecretary', townshipCadre: 'townshipCadre', countyOrganiser: 'countyOrganiser', departmentLiaison: 'departmentLiaison', volunteer: 'volunteer',
  partner: 'partnerContact', representative: 'representative', leader: 'leader', auditor: 'auditor',
};
const TITLES: Readonly<Partial<Record<Role, string>>> = { gridOfficer: '网格员', villageCadre: '党支部书记', townshipCadre: '党建办主任', countyOrganiser: '县级干部', departmentLiaison: '联络员' };
function postingsOf(name: Name): County['postings'] {
  return actorOf(name).grants.flatMap(({ role, scope }, i) => {
    const kind = POST_OF[role];
    if (!kind) return [];
    return [{
      id: id(7, NAMES.indexOf(name) * 10 + i + 1), personId: personIdOf(name), kind, title: TITLES[role] ?? role, divisionCode: scope.kind === 'division' ? scope.code : 'villageCode' in scope ? scope.villageCode : PLACES.county,
      gridId: scope.kind === 'grid' ? scope.id : null, departmentId: scope.kind === 'department' ? scope.id : null, sentByDepartmentId: null, workroomId: scope.kind === 'workroom' ? scope.id : null, partnerId: null,
      startedOn: '2020-01-01', endsOn: null, endedOn: null, endReason: null,
    }];
  });
}

/** The rows that the registry's loader takes. */
export function smallCountyRows(): RegistryRows {
  const division = (code: string, parentCode: string | null, level: County['divisions'][number]['level'], name: string) => ({ code, parentCode, level, name, isInvented: true, isCodeInvented: true });
  const figures = (divisionCode: string) => ({
    divisionCode, townshipCode: divisionCode.slice(0, 9), settlement: 'country' as const, registeredPopulation: 1000, residentPopulation: 300, outflowPopulation: 700, inflowPopulation: 0, households: 300,
    latitude: 26.5, longitude: 119.5, isPopulationInvented: true, isHouseholdsInvented: true, isPositionInvented: true as const,
  });
  const department = (departmentId: string, name: string) => ({ id: departmentId, name, shortName: name, kind: 'government' as const, phone: '059126000000' });
  const villages = [PLACES.village, PLACES.sibling, PLACES.cousin];
  return {
    divisions: [
      division(PLACES.county, null, 'county', '试县'), division(PLACES.township, PLACES.county, 'township', '中房镇'), division(PLACES.otherTownship, PLACES.county, 'township', '白塔乡'),
      division(PLACES.village, PLACES.township, 'village', '王沙村'), division(PLACES.sibling, PLACES.township, 'village', '陈厝村'), division(PLACES.cousin, PLACES.otherTownship, 'village', '郑洋村'),
    ],
    divisionFigures: villages.map(figures),
    departments: [department(DEPARTMENTS.health, '县卫生健康局'), department(DEPARTMENTS.power, '县供电公司'), department(DEPARTMENTS.justice, '县司法局')],
    departmentDuties: [{ departmentId: DEPARTMENTS.health, serviceKindId: KINDS.bloodPressure }, { departmentId: DEPARTMENTS.power, serviceKindId: KINDS.wiring }],
    areas: [{ id: AREA, number: 1, name: '王沙片区', townshipCode: PLACES.township, crossBorderReason: null, formedOn: '2023-09-01' }],
    areaVillages: [PLACES.village, PLACES.sibling].map((villageCode) => ({ areaId: AREA, villageCode, startedOn: '2023-09-01' })), pairings: [],
    villageParties: places.map((key) => ({ id: PARTIES[key], villageCode: PLACES[key], areaId: key === 'cousin' ? null : AREA, kind: 'branch' as const, name: `${VILLAGE_NAMES[key]}党支部`, memberCount: 20 })),
    grids: places.map((key) => ({ id: GRIDS[key], villageCode: PLACES[key], villagePartyId: PARTIES[key], number: 1, name: '第一网格' })),
    villagerGroups: places.map((key) => ({ id: GROUPS[key], gridId: GRIDS[key], number: 1, name: '第一村民小组' })),
    memberHouseholds: [{ id: MEMBER_HOUSEHOLD, villagerGroupId: GROUPS.village, householdId: HOUSEHOLDS.li, memberPersonId: personIdOf('lidaye') }],
    people: NAMES.map((name, i) => ({
      id: personIdOf(name), name: nameOf(name), gender: 'female' as const, birthOn: '1950-01-01', phone: phoneOf(name), idNumber: `990123195001${String(i + 10).padStart(5, '0')}X`, isPartyMember: false, registeredVillageCode: null, awayPlace: null,
    })),
    households: householdNames.map((key) => ({
      id: HOUSEHOLDS[key], villageCode: VILLAGE_OF[key], gridId: GRID_OF[key], villagerGroupId: GROUPS[placeOf[key]], memberHouseholdId: key === 'wang' ? MEMBER_HOUSEHOLD : null, headPersonId: personIdOf(headOf[key]), responsiblePersonId: personIdOf('officer'),
      houseNumber: houseNumberOf(key), address: `${key} 家的地址 1 号`, latitude: 26.5, longitude: 119.5,
    })),
    householdMembers: householdNames.map((key) => ({ householdId: HOUSEHOLDS[key], personId: personIdOf(headOf[key]), relationToHead: '户主', careTags: key === 'wang' ? ['leftBehindElder', 'livesAlone'] : [] })),
    postings: NAMES.flatMap(postingsOf),
    today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    // Ties are the tests' own to plant.
    kinTies: [],
    centreVillageCommittees: [], centreVillageLeads: [], jointMatters: [], partners: [], partnerAgreements: [], partnerLicences: [], trainingSessions: [], trainingAttendees: [], mobileBranches: [], mobileMembers: [], memberPairs: [], helpRecords: [],
  };
}
