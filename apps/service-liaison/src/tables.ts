import type { OpinionStatus } from '@shaodao/contracts/liaison/reception';
import type { DirectoryTables } from '@shaodao/service-kit/directory';

export interface OpinionTable {
  id: string; number: string; receptionDayId: string; workroomId: string; villageCode: string; personId: string | null; representativeId: string; kindId: string; title: string; detail: string;
  status: OpinionStatus; needId: string | null; needStatus: string | null; recordedAt: Date; solvedAt: Date | null; updatedAt: Date; version: number;
}
export interface LiaisonTables extends DirectoryTables {
  workroom: { id: string; number: number; name: string; place: string };
  workroomVillage: { workroomId: string; villageCode: string };
  receptionDay: { id: string; workroomId: string; on: string; from: string; to: string; level: 'city' | 'county' | 'township'; representativeId: string };
  opinion: OpinionTable;
  erasedPerson: { personId: string; erasedAt: Date };
}
/** What sealed words in the event are bound to; the needs service opens them. */
export const SEALED_DETAIL = 'liaison.opinion.detail';
