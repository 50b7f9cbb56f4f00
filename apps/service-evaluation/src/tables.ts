import type { DirectoryTables } from '@shaodao/service-kit/directory';

export interface EvaluationTables extends DirectoryTables {
  caseRecord: {
    needId: string; departmentId: string; claimedAt: Date; released: boolean; servedAt: Date | null; firstServedAt: Date | null; persons: number; minutes: number;
    firstLevel: number | null; lastLevel: number | null; badRatings: number; lapsed: boolean;
  };
  callRecord: { whistleId: string; departmentId: string; reportedAt: Date | null; isLate: boolean | null; released: boolean; responseSpeed: number | null; handlingQuality: number | null; lapsed: boolean };
}
