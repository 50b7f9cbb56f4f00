import type { Role } from '@shaodao/contracts/actor';
import type { TieStatus } from '@shaodao/contracts/registry/tie';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import type { KeptGrant } from '@shaodao/domain/registry/grant';
import type { Posting } from '@shaodao/domain/registry/posting';
import type { DirectoryTables } from '@shaodao/service-kit/directory';

export interface TieTable {
  id: string; householdId: string; relativeId: string; villageCode: string; gridId: string; relation: 'child' | 'grandchild' | 'sibling' | 'otherRelative' | 'mobileMember';
  status: TieStatus; elderAgreed: boolean; note: string | null; decisionNote: string | null; decidedBy: string | null; proposedAt: Date; decidedAt: Date | null; endedAt: Date | null; updatedAt: Date; version: number;
}
export type GrantTable = KeptGrant;
export interface PostingTable extends Posting { partnerId: string | null; title: string; endReason: string | null; updatedAt: Date; version: number }
export interface HandOverTable {
  id: string; postingId: string; successorPostingId: string; fromPersonId: string; toPersonId: string; divisionCode: string; on: string; noteSealed: Buffer | null; byPersonId: string; madeAt: Date; doneAt: Date | null;
}
export interface RegistryTables extends DirectoryTables {
  division: {
    code: string; name: string; kind: 'county' | 'township' | 'village' | 'community'; parentCode: string | null; isInvented: boolean;
    registeredPopulation: number | null; residentPopulation: number | null; outflowPopulation: number | null; latitude: number | null; longitude: number | null;
  };
  setting: { key: string; value: unknown };
  department: { id: string; name: string; kind: string; dutyKindIds: string[] };
  area: { id: string; number: number; name: string; townshipCode: string; crossBorderReason: string | null };
  areaVillage: { areaId: string; villageCode: string };
  pairing: { id: string; departmentId: string; villageCode: string; startedOn: string; endedOn: string | null };
  grid: { id: string; villageCode: string; name: string; officerId: string | null };
  person: { id: string; nameSealed: Buffer; phoneSealed: Buffer | null; phoneIndex: Buffer | null; idNumberSealed: Buffer | null; idNumberIndex: Buffer | null; isStaff: boolean };
  household: { id: string; number: string; villageCode: string; gridId: string; headId: string; addressSealed: Buffer };
  householdMember: { householdId: string; personId: string; relation: string; careTags: CareTag[] };
  posting: PostingTable;
  handOver: HandOverTable;
  handedMatter: { handOverId: string; kind: 'need' | 'receptionDay' | 'opinion' | 'household'; matterId: string; number: string };
  roleGrant: GrantTable;
  tie: TieTable;
  careAccess: { needId: string; personId: string; departmentId: string; since: Date; until: Date | null };
  look: { id: string; personId: string; at: Date; byPersonId: string; byRole: Role; byScope: string | null; reason: string };
}
/** Columns that sealed values are bound to. */
export const SEALED = { name: 'registry.person.name', phone: 'registry.person.phone', idNumber: 'registry.person.idNumber', address: 'registry.household.address', handOverNote: 'registry.hand_over.note' } as const;
