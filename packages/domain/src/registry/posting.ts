import type { Actor, Place } from '@shaodao/contracts/actor';
import { fact, refuse, type Fact } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/registry/posting';
import { ENDING_SOON_DAYS, MAX_TERM_YEARS, POSTING_PLACE, SENT_KINDS, type PostingKind, type PostingStatus } from '@shaodao/contracts/registry/posting.vocabulary';
import { addDays, countyDay, daysBetween, instantOf } from '../calendar.ts';
import { decide } from '../kit.ts';
import { brand } from '../needs/need.ts';
import { postingChart } from './posting.chart.ts';

/** A posting as rules see it. Days are the county's; a posting holds from its first day to before its last. */
export interface Posting {
  readonly id: string;
  readonly personId: string;
  readonly kind: PostingKind;
  readonly divisionCode: string;
  readonly gridId: string | null;
  readonly departmentId: string | null;
  readonly workroomId: string | null;
  readonly partnerId: string | null;
  readonly sentByDepartmentId: string | null;
  readonly startedOn: string;
  /** First day after the term. */
  readonly endsOn: string | null;
  /** First day after it was ended or handed over. */
  readonly endedOn: string | null;
}
type Days = Pick<Posting, 'startedOn' | 'endsOn' | 'endedOn'>;
/** The first day on which it holds no more, as far as is known. */
export const untilOf = ({ endsOn, endedOn }: Pick<Posting, 'endsOn' | 'endedOn'>): string | null => endedOn ?? endsOn;
/** Where a posting stands on a day. */
export function statusOn(posting: Days, day: string): PostingStatus {
  const until = untilOf(posting);
  if (until !== null && until <= day) return 'ended';
  return posting.startedOn <= day ? 'inForce' : 'planned';
}
/** Two postings share a day. */
export const overlap = (a: Days, b: Days): boolean => a.startedOn < (untilOf(b) ?? '9999') && b.startedOn < (untilOf(a) ?? '9999') && a.startedOn !== untilOf(a) && b.startedOn !== untilOf(b);
export const isEndingSoon = (posting: Days, today: string): boolean => {
  const until = untilOf(posting);
  return statusOn(posting, today) === 'inForce' && until !== null && daysBetween(today, until) <= ENDING_SOON_DAYS;
};

/** Posts with one holder at a time at each place; the database excludes a second one as well. */
export const SINGLE_KINDS: readonly PostingKind[] = ['villageSecretary', 'villageDirector', 'gridOfficer', 'firstSecretary', 'partnerContact'];
/** Posts that a township fills by itself: those of its villages and grids. */
export const TOWNSHIP_FILLS: readonly PostingKind[] = ['villageSecretary', 'villageDirector', 'villageCommitteeMember', 'gridOfficer'];
/** What every place of a kind needs at least one of; a place without is a vacancy (空缺). */
export const WANTED: readonly { readonly kind: PostingKind; readonly per: 'village' | 'grid' | 'township' | 'department' }[] = [
  { kind: 'villageSecretary', per: 'village' }, { kind: 'villageDirector', per: 'village' }, { kind: 'villageCommitteeMember', per: 'village' }, { kind: 'gridOfficer', per: 'grid' },
  { kind: 'townshipCadre', per: 'township' }, { kind: 'departmentLiaison', per: 'department' },
];
/** A posting may be registered this long after it began, or before it begins. */
const LATE_YEARS = 5;
const EARLY_DAYS = 366;
/** A hand-over may be set for a day up to this far ahead. */
const HAND_OVER_DAYS = 92;

/** Where a posting stands for access: its place, and whose it is. */
export const placeOfPosting = (posting: Pick<Posting, 'divisionCode' | 'gridId' | 'personId'>): Place => ({ divisionCode: posting.divisionCode, gridId: posting.gridId, personIds: [posting.personId] });

const yearsAfter = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
/** What stands around a wish to post somebody. */
export interface Around {
  /** Postings of the same kind at the same place, and of the same person. */
  readonly samePlace: readonly Posting[];
}
/** Whose right it is: a township fills the posts of its villages only, and nobody's own post is in their own hands. */
export function mayFill(posting: Pick<Posting, 'kind' | 'personId'>, by: Actor) {
  if (posting.personId === by.personId) return refuse('posting/own');
  return by.grants.some(({ role }) => role === 'countyOrganiser' || role === 'system') || TOWNSHIP_FILLS.includes(posting.kind) ? undefined : refuse('posting/filled-by-county');
}
function wrongDays({ kind, startedOn, endsOn }: Posting, today: string) {
  if (startedOn < yearsAfter(today, -LATE_YEARS)) return refuse('posting/starts-too-early');
  if (startedOn > addDays(today, EARLY_DAYS)) return refuse('posting/starts-too-late');
  const most = MAX_TERM_YEARS[kind];
  if (most !== undefined && endsOn === null) return refuse('posting/term-missing');
  if (endsOn !== null && (endsOn <= startedOn || endsOn <= today)) return refuse('posting/term-backwards');
  return most !== undefined && endsOn! > yearsAfter(startedOn, most) ? refuse('posting/term-too-long') : undefined;
}
function taken(posting: Posting, { samePlace }: Around) {
  const others = samePlace.filter((other) => other.id !== posting.id && other.kind === posting.kind && overlap(other, posting));
  if (others.some((other) => other.personId === posting.personId)) return refuse('posting/held-already');
  return SINGLE_KINDS.includes(posting.kind) && others.length > 0 ? refuse('posting/place-taken') : undefined;
}
function wrongPlace({ kind, divisionCode, gridId, departmentId, workroomId, partnerId, sentByDepartmentId }: Posting) {
  const length = { county: 6, township: 9, village: 12, grid: 12, department: 6, workroom: 6, partner: 6, own: 6 }[POSTING_PLACE[kind]];
  const named = { grid: gridId, department: departmentId, workroom: workroomId, partner: partnerId };
  if (divisionCode.length !== length || Object.entries(named).some(([place, id]) => (id !== null) !== (POSTING_PLACE[kind] === place))) return refuse('posting/wrong-place');
  return SENT_KINDS.includes(kind) && sentByDepartmentId === null ? refuse('posting/sender-missing') : undefined;
}

const about = (posting: Posting) => ({
  postingId: brand(posting.id), personId: brand(posting.personId), kind: posting.kind, divisionCode: posting.divisionCode, gridId: brand(posting.gridId), departmentId: brand(posting.departmentId), workroomId: brand(posting.workroomId),
});
export const startedFact = (posting: Posting): Fact => fact(said.postingStarted, posting.id, { ...about(posting), on: posting.startedOn });
export const endedFact = (posting: Posting, on: string): Fact => fact(said.postingEnded, posting.id, { ...about(posting), on });
export const handedOverFact = (posting: Posting, to: { handOverId: string; successorPostingId: string; toPersonId: string; on: string }): Fact =>
  fact(said.postingHandedOver, posting.id, { ...about(posting), handOverId: to.handOverId, successorPostingId: brand(to.successorPostingId), toPersonId: brand(to.toPersonId), on: to.on });

/** Appointing: the right place, a sender where one is due, days that the term allows, nobody there already. */
export function appoint(posting: Posting, around: Around, by: Actor, now: Date) {
  const today = countyDay(now);
  const no = mayFill(posting, by) ?? wrongPlace(posting) ?? wrongDays(posting, today) ?? taken(posting, around);
  if (no) return no;
  const status = statusOn(posting, today);
  return decide({}, [{ ...postingChart.take('appoint'), toStatus: status }], status === 'inForce' ? [startedFact(posting)] : []);
}
/** Extending: to a later day, as far as the kind's term goes. */
export function extend(posting: Posting, endsOn: string, around: Around, by: Actor, now: Date) {
  const today = countyDay(now);
  if (!postingChart.can(statusOn(posting, today), 'extend')) return refuse('posting/ended-already');
  const longer = { ...posting, endsOn };
  const no = mayFill(posting, by) ?? wrongDays(longer, today) ?? (endsOn <= (posting.endsOn ?? '') ? refuse('posting/term-backwards') : taken(longer, around));
  return no ?? decide({ endsOn }, [postingChart.take('extend', endsOn)]);
}
/** Ending before the term (免职): on a day that it has held, or is to hold. */
export function end(posting: Posting, endedOn: string, reason: string, by: Actor, now: Date) {
  const today = countyDay(now);
  if (!postingChart.can(statusOn(posting, today), 'end')) return refuse('posting/ended-already');
  const no = mayFill(posting, by) ?? (endedOn < posting.startedOn ? refuse('posting/end-too-early') : endedOn > (posting.endsOn ?? addDays(today, EARLY_DAYS)) ? refuse('posting/end-too-late') : undefined);
  return no ?? decide({ endedOn, endReason: reason }, [postingChart.take('end', reason)], endedOn <= today ? [endedFact(posting, endedOn)] : []);
}
/** Handing over (交接): the old posting ends on the day on which the successor's begins; what is personal follows on that day. */
export function handOver(posting: Posting, successor: Posting, reason: string, around: Around, by: Actor, now: Date) {
  const today = countyDay(now);
  const on = successor.startedOn;
  if (!postingChart.can(statusOn(posting, today), 'handOver')) return refuse('posting/ended-already');
  if (successor.personId === posting.personId) return refuse('posting/same-person');
  if (on < today) return refuse('posting/hand-over-too-early');
  if (on > addDays(today, HAND_OVER_DAYS) || on > (untilOf(posting) ?? on)) return refuse('posting/hand-over-too-late');
  const ended = { ...posting, endedOn: on };
  const no = mayFill(posting, by) ?? mayFill(successor, by) ?? wrongDays(successor, today) ?? taken(successor, { samePlace: around.samePlace.map((other) => (other.id === posting.id ? ended : other)) });
  return no ?? decide({ endedOn: on, endReason: reason }, [postingChart.take('handOver', reason)], on <= today ? [endedFact(posting, on), startedFact(successor)] : []);
}

/** Taking an import back: the days that stood before, unless an end has taken effect or another holds the place meanwhile. */
export function restore(posting: Posting, before: Pick<Posting, 'endsOn' | 'endedOn'>, around: Around, by: Actor, now: Date) {
  if (!postingChart.can(statusOn(posting, countyDay(now)), 'end')) return refuse('posting/ended-already');
  const no = mayFill(posting, by) ?? taken({ ...posting, ...before }, around);
  return no ?? decide({ endsOn: before.endsOn, endedOn: before.endedOn, endReason: null }, [postingChart.take('extend', '撤销导入')]);
}

/** When the next turn of a posting comes: its beginning, then its end; null when neither is to come. */
export function nextTurn(posting: Days, now: Date): Date | null {
  const until = untilOf(posting);
  const turns = [posting.startedOn, ...(until === null ? [] : [until])].map((day) => instantOf(day)).filter((at) => at > now);
  return turns[0] ?? null;
}
