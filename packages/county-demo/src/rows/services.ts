/** Rows of what was done: services, donations and their use, canteens. */

/** One service, counted once; exactly one provider: department, partner or village. */
export interface ServiceRecord {
  id: string;
  departmentId: string | null;
  partnerId: string | null;
  providerVillageCode: string | null;
  villageCode: string;
  serviceKindId: string;
  title: string;
  servedOn: string;
  personTimes: number;
  needId: string | null;
}

export interface Donation {
  id: string;
  donorPersonId: string;
  donorTitle: string;
  amountFen: number;
  donatedOn: string;
}

export interface DonationUse {
  id: string;
  donationId: string;
  serviceRecordId: string;
  amountFen: number;
  usedOn: string;
}

export interface Canteen {
  id: string;
  villageCode: string;
  name: string;
  seats: number;
  openedOn: string;
}

export interface MealSession {
  id: string;
  canteenId: string;
  kind: 'meal' | 'feast';
  title: string;
  heldOn: string;
  personTimes: number;
}
