import type { ColumnType } from 'kysely';
import type { Role } from '@shaodao/contracts/actor';
import type { JointField } from '@shaodao/contracts/registry/committee';
import type { DepartmentKind } from '@shaodao/contracts/registry/department';
import type { NumberChangeStatus } from '@shaodao/contracts/registry/number-change';
import type { EngagementMode, PartnerKind } from '@shaodao/contracts/registry/partner';
import type { CourseFamily, TrainingMode } from '@shaodao/contracts/registry/training';
import type { TieStatus } from '@shaodao/contracts/registry/tie';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import type { Committee, Lead } from '@shaodao/domain/registry/committee';
import type { KeptGrant } from '@shaodao/domain/registry/grant';
import type { MemberPair } from '@shaodao/domain/registry/mobile';
import type { Pairing } from '@shaodao/domain/registry/pairing';
import type { Agreement, Licence } from '@shaodao/domain/registry/partner';
import type { Posting } from '@shaodao/domain/registry/posting';
import type { Responsibility } from '@shaodao/domain/registry/responsibility';
import type { Training } from '@shaodao/domain/registry/training';
import type { Placing, Term, Unit } from '@shaodao/domain/registry/structure';
import type { DirectoryTables } from '@shaodao/service-kit/directory';
import type { PlannedAction, PlannedStatus } from '@shaodao/contracts/registry/planned';
import type { SheetTables } from './import/import.tables.ts';
import type { Wish } from './planned/do-wish.ts';

export interface TieTable {
  id: string; householdId: string; relativeId: string; villageCode: string; gridId: string; relation: 'child' | 'grandchild' | 'sibling' | 'otherRelative' | 'mobileMember';
  status: TieStatus; elderAgreed: boolean; note: string | null; decisionNote: string | null; decidedBy: string | null; proposedAt: Date; decidedAt: Date | null; endedAt: Date | null; updatedAt: Date; version: number;
}
export type GrantTable = KeptGrant;
export interface PostingTable extends Posting { title: string; endReason: string | null; updatedAt: Date; version: number }
export interface PairingTable extends Pairing { endReason: string | null; updatedAt: Date; version: number }
export interface CommitteeTable extends Committee { name: string; updatedAt: Date; version: number }
export interface DepartmentTable { id: string; name: string; shortName: string; kind: DepartmentKind; phone: string | null; dutyKindIds: string[]; updatedAt: Date; version: number }
export interface PartnerTable { id: string; name: string; kind: PartnerKind; phone: string | null; serviceKindIds: string[]; updatedAt: Date; version: number }
export interface TrainingTable extends Training { id: string; family: CourseFamily; mode: TrainingMode; title: string; place: string; divisionCode: string; cancelReason: string | null; updatedAt: Date; version: number }
export interface PairTable extends MemberPair { branchId: string; endReason: string | null; updatedAt: Date; version: number }
export interface HandOverTable {
  id: string; postingId: string; successorPostingId: string; fromPersonId: string; toPersonId: string; divisionCode: string; on: string; noteSealed: Buffer | null; byPersonId: string; madeAt: Date; doneAt: Date | null;
}
export interface ProfileTable {
  code: string; validFrom: string; registeredPopulation: number; residentPopulation: number; outflowPopulation: number; households: number | null; leftBehindElders: number | null; leftBehindChildren: number | null;
  livingAlone: number | null; disabled: number | null; minimumLiving: number | null; latitude: number | null; longitude: number | null; isPositionInvented: ColumnType<boolean, boolean | undefined>; source: string; recordedAt: ColumnType<Date, Date | undefined>; recordedBy: ColumnType<string | null, string | undefined>;
}
export interface PlannedChangeTable {
  id: string; action: PlannedAction; homeCode: string; subjectId: string; touches: string[]; onDay: string; wish: Wish; reason: string | null; status: PlannedStatus; refusal: string | null; plannedBy: string; plannedAt: Date; settledAt: Date | null; updatedAt: Date; version: number;
}
export type UnitTable = Unit & { version: ColumnType<number, number | undefined>; updatedAt: ColumnType<Date, Date | undefined> };
export type TermTable = Term & { pinyin: string; initials: string; words: string[] };
export interface RegistryTables extends DirectoryTables, SheetTables {
  division: {
    code: string; name: string; kind: 'county' | 'township' | 'village' | 'community'; parentCode: string | null; isInvented: boolean; since: ColumnType<string, string | undefined>; startedOn: ColumnType<string, string | undefined>;
    endedOn: ColumnType<string | null, string | undefined>; endReason: ColumnType<string | null, string | undefined>; pinyin: string | null; initials: string | null;
  };
  divisionPast: { code: string; startedOn: string; endedOn: string; name: string; parentCode: string | null };
  divisionProfile: ProfileTable;
  setting: { key: string; value: unknown; validFrom: ColumnType<string, string | undefined> };
  unit: UnitTable;
  plannedChange: PlannedChangeTable;
  unitTerm: TermTable;
  householdPlace: Placing;
  memberHouse: { unitId: string; householdId: string };
  /** Views: read only. */
  grid: { id: string; villageCode: string; number: number; name: string; startedOn: string; endedOn: string | null; officerId: string | null };
  area: { id: string; number: number; name: string; townshipCode: string; crossBorderReason: string | null; startedOn: string; version: number };
  areaVillage: { areaId: string; villageCode: string };
  department: DepartmentTable;
  partner: PartnerTable;
  partnerLicence: Licence & { id: string; partnerId: string };
  partnerAgreement: Agreement & { id: string; partnerId: string; mode: EngagementMode; title: string; departmentId: string | null; endReason: string | null };
  training: TrainingTable;
  trainingAttendance: { trainingId: string; personId: string };
  mobileBranch: { id: string; kind: 'branch' | 'group'; name: string; place: string; updatedAt: Date; version: number };
  memberPair: PairTable;
  helpRecord: { id: string; pairId: string; helpedOn: string; personTimes: number; title: string; recordedBy: string; recordedAt: Date };
  pairing: PairingTable;
  askedKind: { needId: string; villageCode: string; kindId: string; askedAt: Date };
  householdCarer: Responsibility;
  committee: CommitteeTable;
  committeeLead: Lead;
  jointMatter: { id: string; committeeId: string; field: JointField; title: string; detail: string | null; startedOn: string; finishedOn: string | null; result: string | null };
  person: { id: string; nameSealed: Buffer; phoneSealed: Buffer | null; phoneIndex: Buffer | null; idNumberSealed: Buffer | null; idNumberIndex: Buffer | null; isStaff: boolean; erasedAt?: Date | null;
    phoneProvenAt?: Date | null; phoneVersion?: number;
  };
  household: { id: string; number: string; villageCode: string; gridId: string; headId: string; addressSealed: Buffer };
  householdMember: { householdId: string; personId: string; relation: string; careTags: CareTag[] };
  householdContact: { householdId: string; personId: string; relation: string; consentedOn: string; recordedBy: string; recordedAt: Date };
  residentWord: { word: string; villageCode: string; personId: string; householdId: string; gridId: string };
  posting: PostingTable;
  handOver: HandOverTable;
  handedMatter: { handOverId: string; kind: 'need' | 'receptionDay' | 'opinion' | 'household'; matterId: string; number: string };
  roleGrant: GrantTable;
  tie: TieTable;
  careAccess: { needId: string; personId: string; departmentId: string; since: Date; until: Date | null };
  numberChange: {
    id: string; personId: string; phoneSealed: Buffer; phoneIndex: Buffer; status: NumberChangeStatus; isFirst: boolean; askedBy: string; askedRole: string;
    askedScope: string | null; askedAt: Date; readyAt: Date; importId: string | null; proofId: string | null;
    confirmedBy: ColumnType<string | null, string | undefined>; confirmedRole: ColumnType<string | null, string | undefined>;
    confirmedAt: ColumnType<Date | null, Date | undefined>; settledAt: Date | null;
  };
  numberNotice: { id: string; personId: string; kind: 'asked' | 'changed'; phoneSealed: Buffer; newPhoneSealed: Buffer | null; fromAt: Date; createdAt: Date };
  numberProof: { id: string; purpose: string; aboutId: string; byPersonId: string; usedAt: Date };
  look: { id: string; personId: string; at: Date; byPersonId: string; byRole: Role; byScope: string | null; reason: string; kind?: 'reveal' | 'file' | 'need' };
}
/** Columns that sealed values are bound to. */
export const SEALED = { name: 'registry.person.name', phone: 'registry.person.phone', idNumber: 'registry.person.idNumber', address: 'registry.household.address', handOverNote: 'registry.hand_over.note' } as const;
