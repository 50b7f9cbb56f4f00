import type { HowSoon, NeedSource, NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import type { AssignmentStatus, WhistleStatus } from '@shaodao/contracts/needs/whistle';
import type { CareTag } from '@shaodao/contracts/vocabulary';
import type { DirectoryTables } from '@shaodao/service-kit/directory';

/** A row of `need`: everything the service knows of one need. Instants UTC, days of the county's calendar. */
export interface NeedTable {
  id: string; number: string; status: NeedStatus; title: string; detail: string; words: string[]; kindId: string;
  villageCode: string; gridId: string | null; householdId: string | null; beneficiaryId: string | null; reporterId: string; followerIds: string[];
  gridOfficerId: string | null; opinionId: string | null; source: NeedSource; howSoon: HowSoon | null; urgency: number; careTags: readonly CareTag[]; mergedIntoId: string | null;
  departmentId: string | null; claimPlan: string | null; claimedBy: string | null;
  visitOn: string | null; visitFrom: string | null; visitTo: string | null; visitNote: string | null;
  volunteersWanted: number; volunteerTask: string | null; volunteersSignedUp: number;
  servedBy: string | null; servedPersons: number | null; servedMinutes: number | null; servedNote: string | null;
  ratingLevel: number | null; ratingWord: string | null; ratingAnswer: string | null; ratingRound: number;
  submittedAt: Date; publishedAt: Date | null; claimedAt: Date | null; servedAt: Date | null; ratedAt: Date | null; reopenedAt: Date | null; closedAt: Date | null;
  updatedAt: Date; version: number;
}
export interface WhistleTable {
  id: string; number: string; status: WhistleStatus; divisionCode: string; title: string; detail: string; place: string;
  reason: 'residentsMatter' | 'jointEnforcement' | 'emergency'; urgency: 'emergency' | 'urgent' | 'normal'; blownBy: string; departmentIds: string[];
  resolution: string | null; blownAt: Date; resolvedAt: Date | null; updatedAt: Date; version: number;
}
export interface AssignmentTable {
  whistleId: string; departmentId: string; part: 'lead' | 'assist'; status: AssignmentStatus;
  reportedAt: Date | null; arrivedPersonId: string | null; arrivalNote: string | null; releaseReason: string | null;
  responseSpeed: number | null; handlingQuality: number | null; ratingComment: string | null; ratedAt: Date | null;
}
export interface NeedsTables extends DirectoryTables {
  need: NeedTable;
  serviceKind: { id: string; category: 'education' | 'living' | 'law' | 'health' | 'culture'; mode: 'regular' | 'individual'; name: string; hint: string | null; position: number; isRetired: boolean };
  erasedPerson: { personId: string; erasedAt: Date };
  photo: { id: string; ownerId: string; needId: string | null; mediaType: 'image/webp' | 'image/jpeg'; content: Buffer; createdAt: Date };
  whistle: WhistleTable;
  whistleAssignment: AssignmentTable;
  history: { id: number; aggregateId: string; at: Date; action: string; byPersonId: string; byRole: string; byScope: string | null; toStatus: string; note: string | null };
}
