/** Rows about people and households; everyone is invented. */

export type Gender = 'male' | 'female';

export interface Person {
  id: string;
  name: string;
  gender: Gender;
  birthOn: string;
  /** From a prefix that no operator has been given; null for people without a telephone. */
  phone: string | null;
  /** Valid check digit, impossible area code 99…. */
  idNumber: string;
  isPartyMember: boolean;
  /** Where the person is registered (户籍): a village, or null when it is of no matter. */
  registeredVillageCode: string | null;
  /** Where someone away from home lives, in words; null for those at home. */
  awayPlace: string | null;
}

export type CareTag = 'leftBehindElder' | 'leftBehindChild' | 'livesAlone' | 'disabled' | 'minimumLiving';

export interface Household {
  id: string;
  villageCode: string;
  gridId: string;
  villagerGroupId: string;
  /** The member household that looks after it, null where the group has none. */
  memberHouseholdId: string | null;
  headPersonId: string;
  /** The person who answers for it (包户); here the grid's officer. */
  responsiblePersonId: string;
  houseNumber: string;
  address: string;
  latitude: number;
  longitude: number;
}

/** Someone who lives in the household now (常住). */
export interface HouseholdMember {
  householdId: string;
  personId: string;
  /** To the head, in words: 户主、配偶、孙子. */
  relationToHead: string;
  careTags: CareTag[];
}

/** Tie of a relative far away to a household (远程代发 rests on it). */
export interface KinTie {
  id: string;
  householdId: string;
  /** The relative. */
  personId: string;
  /** To the head, in words: 儿子、女儿. */
  relationToHead: string;
  state: 'proposed' | 'confirmed';
  proposedAt: string;
  /** Village side; null while proposed. */
  confirmedByPersonId: string | null;
  confirmedAt: string | null;
  /** When the old person agreed, at a door-knock; null while open. */
  agreedAt: string | null;
}

/** Party branch or group of members away from home (流动党员党支部、党小组). */
export interface MobileBranch {
  id: string;
  kind: 'branch' | 'group';
  name: string;
  /** The county town or the provincial capital, in words. */
  place: string;
}

export interface MobileMember {
  mobileBranchId: string;
  personId: string;
  villageCode: string;
}

/** One member at home and one away who help together (一对一联系帮扶). */
export interface MemberPair {
  id: string;
  homePersonId: string;
  mobilePersonId: string;
  villageCode: string;
  startedOn: string;
}

export interface HelpRecord {
  id: string;
  memberPairId: string;
  helpedOn: string;
  personTimes: number;
  title: string;
}

export type Role =
  | 'villager' | 'relative' | 'gridOfficer' | 'villageCadre' | 'townshipCadre' | 'countyOrganiser'
  | 'departmentLiaison' | 'partner' | 'volunteer' | 'representative' | 'leader' | 'auditor';

export type ScopeKind =
  | 'household' | 'grid' | 'village' | 'township' | 'county' | 'department' | 'partner' | 'workroom' | 'own';

/** Dated grant; scopeId is the id or division code of the scope, for 'own' the person's id. */
export interface RoleGrant {
  id: string;
  personId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  startedOn: string;
  endedOn: string | null;
}

/** A visitor's account; villagers sign in by phone and code and have no password. */
export interface DemoAccount {
  id: string;
  userName: string;
  signIn: 'password' | 'phoneCode';
  password: string | null;
  phone: string | null;
  personId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeId: string;
  /** Role and place in Chinese, for the list of accounts. */
  label: string;
  portal: 'villager' | 'cadre' | 'department' | 'volunteer';
}
