/** Rows of leaders, workrooms and opinions. */

export interface Leader {
  id: string;
  personId: string;
  title: string;
}

export interface LeaderVillage {
  leaderId: string;
  villageCode: string;
  startedOn: string;
}

export interface LeaderVisit {
  id: string;
  leaderId: string;
  villageCode: string;
  visitedOn: string;
  note: string;
}

export interface Workroom {
  id: string;
  number: number;
  name: string;
  villageCode: string;
  /** Day of the month of the reception day. */
  receptionDay: number;
}

/** Which areas a workroom serves; every area has exactly one. */
export interface WorkroomArea {
  workroomId: string;
  areaId: string;
}

export interface Representative {
  id: string;
  personId: string;
  workroomId: string;
  level: 'city' | 'county' | 'township';
}

/** 1+2+N: whom a representative keeps in touch with. */
export interface RepresentativeContact {
  representativeId: string;
  personId: string;
  kind: 'member' | 'villager';
}

export interface ReceptionDay {
  id: string;
  workroomId: string;
  heldOn: string;
  representativeId: string;
  state: 'planned' | 'held';
}

export interface Opinion {
  id: string;
  /** For people: YJ-year-six digits. */
  number: string;
  receptionDayId: string;
  workroomId: string;
  representativeId: string;
  villageCode: string;
  personId: string;
  title: string;
  detail: string;
  serviceKindId: string;
  state: 'recorded' | 'handling' | 'solved';
  /** The need that it became, or null. */
  needId: string | null;
  recordedAt: string;
  solvedOn: string | null;
  result: string | null;
}
