/** Rows of the registry: divisions, the organisation tree, units and postings. */

/** One county, township, village (行政村) or community (社区), with its official 6-, 9- or 12-digit code. */
export interface Division {
  code: string;
  parentCode: string | null;
  level: 'county' | 'township' | 'village' | 'community';
  name: string;
  /** True where the name itself is made up because no public list gave it. */
  isInvented: boolean;
  /** True where the code is a plausible free one of the township, not the official one. */
  isCodeInvented: boolean;
}

/** Numbers of one village or community; resident = registered − outflow + inflow, in persons. */
export interface DivisionFigures {
  divisionCode: string;
  townshipCode: string;
  /** Whether its residents are counted as living in towns (城镇) or in the country (农村). */
  settlement: 'town' | 'country';
  registeredPopulation: number;
  residentPopulation: number;
  outflowPopulation: number;
  inflowPopulation: number;
  households: number;
  /** Degrees, WGS 84. */
  latitude: number;
  longitude: number;
  /** False only where registeredPopulation is a published number. */
  isPopulationInvented: boolean;
  isHouseholdsInvented: boolean;
  /** Always true: positions are scattered near the township's place, not surveyed. */
  isPositionInvented: true;
}

/** Group of 2–3 neighbouring hollow villages (片区). */
export interface Area {
  id: string;
  number: number;
  name: string;
  /** The township that answers for it. */
  townshipCode: string;
  /** Why it crosses a township border; null when it does not. */
  crossBorderReason: string | null;
  formedOn: string;
}

export interface AreaVillage {
  areaId: string;
  villageCode: string;
  startedOn: string;
}

/** Party organisation of a village (村党组织); areaId is null for the villages that are not hollow. */
export interface VillageParty {
  id: string;
  villageCode: string;
  areaId: string | null;
  /** 党支部 under 50 members, 党总支 from 50, 党委 from 100. */
  kind: 'branch' | 'generalBranch' | 'committee';
  name: string;
  memberCount: number;
}

export interface Grid {
  id: string;
  villageCode: string;
  villagePartyId: string;
  /** Runs from 1 within the village. */
  number: number;
  name: string;
}

export interface VillagerGroup {
  id: string;
  gridId: string;
  /** Runs from 1 within the village. */
  number: number;
  name: string;
}

/** A party member's house (党员中心户) that looks after the households which name it. */
export interface MemberHousehold {
  id: string;
  villagerGroupId: string;
  householdId: string;
  memberPersonId: string;
}

export interface CentreVillageCommittee {
  id: string;
  name: string;
  centreVillageCode: string;
  foundedOn: string;
}

/** Dated leading relation beside the tree (联建共建). */
export interface CentreVillageLead {
  committeeId: string;
  ledVillageCode: string;
  startedOn: string;
  endedOn: string | null;
}

/** What a centre village and those it leads do together (产业联兴、资源联用、民生联办、治理联抓). */
export interface JointMatter {
  id: string;
  committeeId: string;
  field: 'industry' | 'resources' | 'livelihood' | 'governance';
  title: string;
  detail: string;
  startedOn: string;
  finishedOn: string | null;
  result: string | null;
}

/** A county unit (县直部门、企事业单位). */
export interface Department {
  id: string;
  name: string;
  shortName: string;
  kind: 'party' | 'government' | 'group' | 'institution' | 'enterprise';
  phone: string;
}

/** A service kind that the department answers for. */
export interface DepartmentDuty {
  departmentId: string;
  serviceKindId: string;
}

/** One-to-one support (一对一结对帮扶); endedOn null while it holds. */
export interface Pairing {
  id: string;
  departmentId: string;
  villageCode: string;
  startedOn: string;
  endedOn: string | null;
  endReason: string | null;
}

export type PartnerKind =
  | 'socialOrganisation' | 'newOrganisation' | 'privateEnterprise' | 'stateEnterprise'
  | 'association' | 'chamber' | 'cooperative';

export type EngagementMode = 'publicWelfare' | 'purchasedPost' | 'commissionedProject' | 'lowCostSubsidy';

export interface Partner {
  id: string;
  name: string;
  kind: PartnerKind;
  engagementModes: EngagementMode[];
  contactPersonId: string;
  serviceKindIds: string[];
  /** False only for the three that the county's own account names. */
  isInvented: boolean;
}

export interface PartnerAgreement {
  id: string;
  partnerId: string;
  mode: EngagementMode;
  title: string;
  departmentId: string;
  startedOn: string;
  /** First day after the term; null: no term. */
  endsOn: string | null;
  endedOn: string | null;
}

export interface PartnerLicence {
  id: string;
  partnerId: string;
  name: string;
  number: string;
  issuedOn: string;
  expiresOn: string;
}

export type PostingKind =
  | 'gridOfficer' | 'villageSecretary' | 'villageDirector' | 'villageCommitteeMember' | 'townshipCadre'
  | 'countyOrganiser' | 'firstSecretary' | 'partyBuildingInstructor' | 'financeInstructor'
  | 'informationOfficer' | 'departmentLiaison' | 'auditor'
  | 'leader' | 'representative' | 'volunteer' | 'partnerContact';

/** A dated post of a person; the division, grid or department is the place it is held for. */
export interface Posting {
  id: string;
  personId: string;
  kind: PostingKind;
  /** What stands on the door plate, for example 党支部书记. */
  title: string;
  divisionCode: string | null;
  gridId: string | null;
  departmentId: string | null;
  /** The unit that sent a first secretary, instructor or officer. */
  sentByDepartmentId: string | null;
  /** The workroom of a representative, the partner of a contact. */
  workroomId: string | null;
  partnerId: string | null;
  startedOn: string;
  /** First day after the term; null for posts without one. */
  endsOn: string | null;
  endedOn: string | null;
  endReason: string | null;
}

/** WeChat group of a level (三级网格微信群). */
export interface GridChannel {
  id: string;
  level: 'county' | 'township' | 'village';
  divisionCode: string;
  name: string;
}

export interface TrainingSession {
  id: string;
  /** Whose course it is: 村“两委”干部、党群服务中心工作人员、农村党员. */
  family: 'villageCadres' | 'serviceStaff' | 'partyMembers';
  /** 示范集训、分类培训、交流实训. */
  kind: 'demonstration' | 'byCategory' | 'exchange';
  title: string;
  heldOn: string;
  townshipCode: string;
}

export interface TrainingAttendee {
  trainingSessionId: string;
  personId: string;
}
