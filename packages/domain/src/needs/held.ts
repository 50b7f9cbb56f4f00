import type { NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';

/** States in which a need is still somebody's to see through (首接负责). */
export const OPEN_STATES: readonly NeedStatus[] = ['submitted', 'returned', 'verified', 'published', 'claimed', 'scheduled', 'served', 'rated', 'reopened'];
/** States in which a department has taken a need up and not yet served it. */
export const CLAIM_STATES: readonly NeedStatus[] = ['claimed', 'scheduled', 'reopened'];
