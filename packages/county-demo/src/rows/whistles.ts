/** Rows of 乡村吹哨、部门报到. */

export type WhistleState = 'blown' | 'handling' | 'resolved' | 'closed';

export interface Whistle {
  id: string;
  /** For people: CS-year-six digits. */
  number: string;
  state: WhistleState;
  ground: 'residentMatter' | 'jointEnforcement' | 'emergency';
  title: string;
  detail: string;
  urgency: number;
  townshipCode: string;
  villageCode: string;
  blownByPersonId: string;
  blownAt: string;
  resolvedAt: string | null;
  resolution: string | null;
  closedAt: string | null;
}

/** One department called; due times are computed from blownAt and urgency, never stored. */
export interface WhistleAssignment {
  id: string;
  whistleId: string;
  departmentId: string;
  part: 'lead' | 'assist';
  answeredAt: string | null;
  arrivedAt: string | null;
  reportedByPersonId: string | null;
}

export interface WhistleTask {
  id: string;
  whistleAssignmentId: string;
  title: string;
  doneAt: string | null;
}

export interface WhistleRating {
  id: string;
  whistleAssignmentId: string;
  byPersonId: string;
  responseSpeed: number;
  handlingQuality: number;
  comment: string;
  ratedAt: string;
}
