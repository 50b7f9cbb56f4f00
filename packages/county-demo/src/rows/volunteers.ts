/** Rows of volunteers, teams, talents and students. */

export interface Volunteer {
  id: string;
  personId: string;
  departmentId: string;
  /** 专业技能, ids of data/volunteer-words. */
  skills: string[];
  /** 特长, in words. */
  speciality: string;
  /** Household registration (户籍): a village's code. */
  registeredVillageCode: string;
  joinedOn: string;
}

export interface VolunteerPost {
  id: string;
  name: string;
  description: string;
  requiredSkills: string[];
}

/** A post at a time and a place. */
export interface Shift {
  id: string;
  volunteerPostId: string;
  villageCode: string;
  /** The visit that asked for it, or null. */
  visitId: string | null;
  title: string;
  startsAt: string;
  endsAt: string;
  places: number;
}

export interface ShiftSignUp {
  shiftId: string;
  volunteerId: string;
  state: 'signedUp' | 'waiting' | 'checkedIn';
  signedUpAt: string;
}

export interface VolunteerTeam {
  id: string;
  departmentId: string;
  villageCode: string;
  name: string;
  memberCount: number;
  formedOn: string;
}

/** 在村服务能手. */
export interface VillageTalent {
  id: string;
  personId: string;
  villageCode: string;
  kind: 'pioneer' | 'breeder' | 'professional';
  skill: string;
  serviceKindId: string;
}

export interface StudentBatch {
  id: string;
  name: string;
  startedOn: string;
  endedOn: string;
}

export interface Student {
  id: string;
  studentBatchId: string;
  personId: string;
  villageCode: string;
  university: string;
  major: string;
}
