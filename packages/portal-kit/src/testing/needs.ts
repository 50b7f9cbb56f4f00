import type { NeedRow, NeedView } from '@shaodao/contracts/needs/need';
import type { NeedId } from '@shaodao/contracts/vocabulary';

/** A made-up UUIDv7, told apart by its last digits. */
export const id = <Id extends string = string>(n: number): Id => `0193a000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id; // a brand is only a name
/** 00:00 of 23 November 2026 in UTC, and so many hours later. */
export const at = (hours: number): string => new Date(Date.UTC(2026, 10, 23) + hours * 3_600_000).toISOString();

/** A need as its people see it: blood pressure at home, scheduled with the county hospital. */
export function aNeed(change: Partial<NeedView> = {}): NeedView {
  return {
    id: id<NeedId>(7), number: 'XQ-2026-000123', title: '上门量血压', kindId: 'health.free-clinic', kindName: '义诊', category: 'health', villageCode: '350123100201',
    villageName: '松山村', townshipName: '松山镇', urgency: 3, careTags: ['leftBehindElder'], source: 'villager', status: 'submitted', departmentId: null, departmentName: null,
    visitOn: null, submittedAt: at(-72), updatedAt: at(-20), dueAt: null, version: 1, detail: '最近头晕，想请医生来量量血压', householdId: id(1), beneficiaryId: id(9), reporterId: id(9),
    gridOfficerId: id(20), mergedIntoId: null, howSoon: 'thisWeek', photoIds: [], visit: null, service: null, rating: null,
    history: [{ at: at(-72), action: 'submit', byPersonId: id(9), byRole: 'villager', byUnit: '松山村', toStatus: 'submitted', note: null }], allowedActions: [], ...change,
  };
}
/** The same as a list shows it. */
export const rowOf = ({ detail: _d, householdId: _h, beneficiaryId: _b, reporterId: _r, gridOfficerId: _g, mergedIntoId: _m, howSoon: _s, photoIds: _p, visit: _v, service: _e, rating: _a, history: _i, allowedActions: _l, ...row }: NeedView): NeedRow => row;
