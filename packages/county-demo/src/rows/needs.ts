/** Rows of the three lists: kinds, resources, needs with their history, claims, visits and ratings. */

export type ServiceCategoryId = 'education' | 'living' | 'law' | 'health' | 'culture';

export interface ServiceCategory {
  id: ServiceCategoryId;
  name: string;
}

export interface ServiceKind {
  /** Kebab-case word, stable. */
  id: string;
  categoryId: ServiceCategoryId;
  name: string;
  /** 常规型 or 个性化. */
  mode: 'regular' | 'individual';
  /** What to ask the villager in addition. */
  hint: string;
}

export type ResourceNature = 'people' | 'money' | 'goods' | 'technique';

export interface ResourceKind {
  id: string;
  nature: ResourceNature;
  name: string;
  /** The service kinds that it can serve, at least one. */
  serviceKindIds: string[];
}

/** What a provider can give; exactly one of departmentId and partnerId is set. */
export interface Resource {
  id: string;
  resourceKindId: string;
  departmentId: string | null;
  partnerId: string | null;
  quantity: number;
  unit: string;
  /** The day of the last quarterly confirmation. */
  confirmedOn: string;
}

export type NeedState =
  | 'draft' | 'submitted' | 'verified' | 'published' | 'claimed' | 'scheduled' | 'served' | 'rated'
  | 'closed' | 'returned' | 'merged' | 'withdrawn' | 'reopened';

export type NeedSource = 'villager' | 'remote' | 'doorKnock' | 'receptionDay' | 'leaderVisit' | 'whistle';

export type NeedAction =
  | 'draft' | 'submit' | 'verify' | 'return' | 'merge' | 'withdraw' | 'publish' | 'claim' | 'release'
  | 'lapse' | 'schedule' | 'serve' | 'rate' | 'close' | 'reopen';

export interface Need {
  id: string;
  /** For people: XQ-year-six digits. */
  number: string;
  state: NeedState;
  source: NeedSource;
  serviceKindId: string;
  title: string;
  detail: string;
  /** 1 can wait … 5 at once. */
  urgency: number;
  villageCode: string;
  gridId: string;
  householdId: string;
  helpedPersonId: string;
  /** Who wrote it; with 'remote' the relative, with 'doorKnock' the grid officer. */
  writerPersonId: string;
  /** First receiver (首接负责), who sees it through; null while a draft. */
  responsiblePersonId: string | null;
  mergedIntoNeedId: string | null;
  createdAt: string;
}

/** One step of the history; the last toState is the need's state. Null person: done by rule. */
export interface NeedEvent {
  id: string;
  needId: string;
  /** From 1, without gaps. */
  version: number;
  at: string;
  action: NeedAction;
  fromState: NeedState | null;
  toState: NeedState;
  byPersonId: string | null;
  byRole: string;
  departmentId: string | null;
  /** Why it was returned, merged, withdrawn, released, reopened; otherwise null. */
  reason: string | null;
}

/** Everyone who asked for it; duplicates add their reporters to the one that is kept. */
export interface NeedReporter {
  needId: string;
  personId: string;
  at: string;
}

/** Exclusive claim; endedAt null while held. */
export interface Claim {
  id: string;
  needId: string;
  departmentId: string;
  byPersonId: string;
  claimedAt: string;
  endedAt: string | null;
  end: 'released' | 'lapsed' | 'finished' | null;
  reason: string | null;
}

export interface Visit {
  id: string;
  needId: string;
  claimId: string;
  startsAt: string;
  endsAt: string;
  doerPersonId: string;
  volunteersWanted: number;
  state: 'planned' | 'done';
}

export interface NeedRating {
  id: string;
  needId: string;
  serviceRecordId: string;
  departmentId: string;
  byPersonId: string;
  /** 1 very bad … 5 very good. */
  level: number;
  word: string;
  ratedAt: string;
}

/** Sum over needRatings of one department. */
export interface DepartmentScore {
  departmentId: string;
  ratings: number;
  levelSum: number;
  badRatings: number;
  badPutRight: number;
}
