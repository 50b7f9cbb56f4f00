import type { SignUpStatus } from '@shaodao/domain/volunteers/shift';
import type { DirectoryTables } from '@shaodao/service-kit/directory';

export interface ShiftTable {
  id: string; needId: string; kindId: string; villageCode: string; departmentId: string; task: string | null; on: string; from: string; to: string; wanted: number;
  isCancelled: boolean; isServed: boolean; updatedAt: Date; version: number;
}
export interface VolunteersTables extends DirectoryTables {
  volunteer: { personId: string; skills: string[]; speciality: string | null; registeredVillageCode: string | null; joinedOn: string };
  volunteerPost: { id: string; name: string; description: string };
  volunteerTeam: { id: string; departmentId: string; villageCode: string; name: string; memberCount: number };
  shift: ShiftTable;
  signUp: { shiftId: string; personId: string; status: SignUpStatus; at: Date };
}
