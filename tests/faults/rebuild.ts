import { BAD_RATING } from '@shaodao/contracts/vocabulary';
import type pg from 'pg';

/** An event as the outbox keeps it. */
export interface Told {
  readonly event_id: string;
  readonly subject: string;
  readonly aggregate_id: string;
  readonly sequence: number;
  readonly created_at: Date;
  readonly payload: Payload;
}
/** What the oracle reads of payloads; which of it is there depends on the event. */
interface Payload {
  readonly needId: string; readonly departmentId: string; readonly householdId: string | null; readonly beneficiaryId: string | null; readonly reporterId: string; readonly claimedAt: string; readonly servedAt: string; readonly reportedAt: string;
  readonly on: string; readonly from: string; readonly to: string; readonly volunteersWanted: number; readonly persons: number; readonly minutes: number; readonly level: number; readonly isLate: boolean; readonly signedUp: number; readonly departmentIds: readonly string[];
}
type Row = Record<string, unknown>;
type Table = Map<string, Row>;

const iso = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value).toISOString() : value);

/**
 * What the read models should hold, told again from the outbox, aggregate by aggregate in order.
 * Written a second time on purpose: an oracle that shared the handlers' code would share their faults.
 */
export function tellAgain(needs: readonly Told[], volunteers: readonly Told[], heads: ReadonlyMap<string, string>) {
  const cases: Table = new Map();
  const calls: Table = new Map();
  const care: Table = new Map();
  const shifts: Table = new Map();
  const statuses = new Map<string, string>();
  const signedUp = new Map<string, number>();
  const change = (table: Table, key: string, to: (row: Row) => Row) => { const row = table.get(key); if (row) table.set(key, { ...row, ...to(row) }); };
  const endCare = (needId: string, at: Date) => { for (const [key, row] of care) if (row['need'] === needId && row['until'] === null) care.set(key, { ...row, until: iso(at) }); };
  const closeShift = (needId: string, how: Row) => change(shifts, needId, (s) => (s['cancelled'] || s['served'] ? {} : how));

  for (const { subject, aggregate_id: id, payload: p, created_at: at } of inLine(needs)) {
    const key = `${id} ${p.departmentId}`;
    const status = STATUS_AFTER[subject];
    if (status) statuses.set(id, status);
    switch (subject) {
      case 'needs.need.claimed':
        cases.set(key, { ...(cases.get(key) ?? { first: null, served: null, persons: 0, minutes: 0, firstLevel: null, lastLevel: null, bad: 0, lapsed: false }), claimed: iso(p.claimedAt), released: false });
        for (const person of new Set([p.beneficiaryId, p.reporterId, p.householdId && heads.get(p.householdId)].filter(Boolean))) {
          const who = `${id} ${person} ${p.departmentId}`;
          care.set(who, { need: id, since: care.get(who)?.['since'] ?? iso(at), until: null });
        }
        break;
      case 'needs.need.released':
        change(cases, key, () => ({ released: true }));
        endCare(id, at);
        closeShift(id, { cancelled: true });
        break;
      case 'needs.need.withdrawn': endCare(id, at); closeShift(id, { cancelled: true }); break;
      case 'needs.need.closed': endCare(id, at); break;
      case 'needs.need.reopened': for (const [who, row] of care) if (row['need'] === id && who.endsWith(String(p.departmentId))) care.set(who, { ...row, until: null }); break;
      case 'needs.visit.scheduled':
        if (shifts.has(id) || p.volunteersWanted > 0) shifts.set(id, { on: p.on, from: p.from, to: p.to, wanted: p.volunteersWanted, cancelled: p.volunteersWanted === 0, served: false });
        break;
      case 'needs.need.served':
        change(cases, key, (c) => ({ served: iso(p.servedAt), first: c['first'] ?? iso(p.servedAt), persons: Number(c['persons']) + Number(p.persons), minutes: Number(c['minutes']) + Number(p.minutes) }));
        closeShift(id, { served: true });
        break;
      case 'needs.need.rated':
        change(cases, key, (c) => ({ firstLevel: c['firstLevel'] ?? p.level, lastLevel: p.level, bad: Number(c['bad']) + (p.level <= BAD_RATING ? 1 : 0) }));
        break;
      case 'needs.need.rating-lapsed': change(cases, key, () => ({ lapsed: true })); break;
      case 'needs.whistle.blown': for (const department of p.departmentIds) calls.set(`${id} ${department}`, { reported: null, late: null, released: false }); break;
      case 'needs.whistle.reported': change(calls, key, () => ({ reported: iso(p.reportedAt), late: p.isLate })); break;
      case 'needs.whistle.released': change(calls, key, () => ({ released: true })); break;
    }
  }
  for (const { subject, payload } of inLine(volunteers)) if (subject === 'volunteers.shift.sign-up-changed') signedUp.set(payload.needId, payload.signedUp);
  return { cases, calls, care, shifts, statuses, signedUp };
}

/** What stands there now, in the same shape. */
export async function readModels(owner: pg.Pool) {
  const table = async (sql: string, key: (row: Row) => string): Promise<Table> => new Map((await owner.query<Row>(sql)).rows.map((row) => {
    const { k: _, ...rest } = row;
    return [key(row), Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, iso(value)]))];
  }));
  const k = (row: Row) => String(row['k']);
  return {
    cases: await table(`select need_id || ' ' || department_id as k, first_served_at as first, served_at as served, persons, minutes, first_level as "firstLevel", last_level as "lastLevel", bad_ratings as bad, lapsed, claimed_at as claimed, released from evaluation.case_record`, k),
    calls: await table(`select whistle_id || ' ' || department_id as k, reported_at as reported, is_late as late, released from evaluation.call_record`, k),
    care: await table(`select need_id || ' ' || person_id || ' ' || department_id as k, need_id as need, since, until from registry.care_access`, k),
    shifts: await table(`select need_id as k, "on"::text as on, "from", "to", wanted, is_cancelled as cancelled, is_served as served from volunteers.shift`, k),
    statuses: new Map((await owner.query<{ need_id: string; need_status: string }>('select need_id, need_status from liaison.opinion where need_id is not null')).rows.map((r) => [r.need_id, r.need_status])),
    signedUp: new Map((await owner.query<{ id: string; n: number }>('select id, volunteers_signed_up as n from needs.need')).rows.map((r) => [r.id, r.n])),
  };
}

const STATUS_AFTER: Readonly<Record<string, string>> = {
  'needs.need.submitted': 'submitted', 'needs.need.verified': 'verified', 'needs.need.returned': 'returned', 'needs.need.merged': 'merged', 'needs.need.withdrawn': 'withdrawn', 'needs.need.published': 'published',
  'needs.need.released': 'published', 'needs.need.claimed': 'claimed', 'needs.visit.scheduled': 'scheduled', 'needs.need.served': 'served', 'needs.need.closed': 'closed', 'needs.need.reopened': 'reopened',
};
const inLine = (events: readonly Told[]): Told[] => events.toSorted((a, b) => (a.aggregate_id < b.aggregate_id ? -1 : a.aggregate_id > b.aggregate_id ? 1 : a.sequence - b.sequence));
