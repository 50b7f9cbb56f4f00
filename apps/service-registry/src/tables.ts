import type { ColumnType } from 'kysely';
import type { Grant, Role } from '@shaodao/contracts/actor';
import type { TieStatus } from '@shaodao/contracts/registry/tie';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import type { Placing, Term, Unit } from '@shaodao/domain/registry/structure';
import type { DirectoryTables } from '@shaodao/service-kit/directory';

export interface TieTable {
  id: string; householdId: string; relativeId: string; villageCode: string; gridId: string; relation: 'child' | 'grandchild' | 'sibling' | 'otherRelative' | 'mobileMember';
  status: TieStatus; elderAgreed: boolean; note: string | null; decisionNote: string | null; decidedBy: string | null; proposedAt: Date; decidedAt: Date | null; endedAt: Date | null; updatedAt: Date; version: number;
}
export interface GrantTable { id: string; personId: string; role: Role; scopeKind: Grant['scope']['kind']; scopeId: string; villageCode: string | null; validFrom: Date; validUntil: Date | null }
export interface ProfileTable {
  code: string; validFrom: string; registeredPopulation: number; residentPopulation: number; outflowPopulation: number; households: number | null; leftBehindElders: number | null; leftBehindChildren: number | null;
  livingAlone: number | null; disabled: number | null; minimumLiving: number | null; latitude: number | null; longitude: number | null; isPositionInvented: ColumnType<boolean, boolean | undefined>; source: string; recordedAt: ColumnType<Date, Date | undefined>; recordedBy: ColumnType<string | null, string | undefined>;
}
export type UnitTable = Unit & { version: ColumnType<number, number | undefined>; updatedAt: ColumnType<Date, Date | undefined> };
export type TermTable = Term & { pinyin: string; initials: string; words: string[] };
export interface RegistryTables extends DirectoryTables {
  division: {
    code: string; name: string; kind: 'county' | 'township' | 'village' | 'community'; parentCode: string | null; isInvented: boolean; since: ColumnType<string, string | undefined>; startedOn: ColumnType<string, string | undefined>;
    endedOn: ColumnType<string | null, string | undefined>; endReason: ColumnType<string | null, string | undefined>; pinyin: string | null; initials: string | null;
  };
  divisionPast: { code: string; startedOn: string; endedOn: string; name: string; parentCode: string | null };
  divisionProfile: ProfileTable;
  setting: { key: string; value: unknown; validFrom: ColumnType<string, string | undefined> };
  department: { id: string; name: string; kind: string; dutyKindIds: string[] };
  unit: UnitTable;
  unitTerm: TermTable;
  householdPlace: Placing;
  memberHouse: { unitId: string; householdId: string };
  pairing: { id: string; departmentId: string; villageCode: string; startedOn: string; endedOn: string | null };
  /** Views: read only. */
  grid: { id: string; villageCode: string; number: number; name: string; startedOn: string; endedOn: string | null; officerId: string | null };
  area: { id: string; number: number; name: string; townshipCode: string; crossBorderReason: string | null; startedOn: string; version: number };
  areaVillage: { areaId: string; villageCode: string };
  person: { id: string; nameSealed: Buffer; phoneSealed: Buffer | null; phoneIndex: Buffer | null; idNumberSealed: Buffer | null; idNumberIndex: Buffer | null; isStaff: boolean };
  household: { id: string; number: string; villageCode: string; gridId: string; headId: string; addressSealed: Buffer };
  householdMember: { householdId: string; personId: string; relation: string; careTags: CareTag[] };
  posting: { id: string; personId: string; kind: string; title: string; divisionCode: string | null; gridId: string | null; departmentId: string | null; startedOn: string; endedOn: string | null };
  roleGrant: GrantTable;
  tie: TieTable;
  careAccess: { needId: string; personId: string; departmentId: string; since: Date; until: Date | null };
  look: { id: string; personId: string; at: Date; byPersonId: string; byRole: Role; byScope: string | null; reason: string };
}
/** Columns that sealed values are bound to. */
export const SEALED = { name: 'registry.person.name', phone: 'registry.person.phone', idNumber: 'registry.person.idNumber', address: 'registry.household.address' } as const;
