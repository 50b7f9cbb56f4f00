import { sql, type Selectable } from 'kysely';
import { refusalText } from '@shaodao/contracts/wording/refusals.zh';
import { countyDay } from '@shaodao/domain/calendar';
import { levelOf, recordedProfile } from '@shaodao/domain/registry/division';
import type { LineFault } from '@shaodao/spreadsheet/sheet';
import type { Change, ListWork, OwnedWork } from '../import/list.ts';
import type { ProfileTable } from '../tables.ts';
import type { DivisionRow, ProfileCells } from './division.sheet.ts';
import { profileDecision, storeProfile, type Profile } from './profile.ts';

const CELLS = [
  'validFrom', 'registeredPopulation', 'residentPopulation', 'outflowPopulation', 'households', 'leftBehindElders', 'leftBehindChildren', 'livingAlone', 'disabled', 'minimumLiving', 'latitude', 'longitude', 'source',
] as const satisfies readonly (keyof ProfileCells)[];
/** Whether a line says anything of a village's profile; the official list doesn't. */
export const hasProfile = (row: ProfileCells): boolean => CELLS.some((cell) => row[cell] !== undefined);
/** A profile's cells; what is unknown is left out. */
export const cellsOf = (profile: ProfileCells | Selectable<ProfileTable>): ProfileCells => Object.fromEntries(CELLS.flatMap((cell) => (profile[cell] == null ? [] : [[cell, profile[cell]]])));

/** The profile in force of each line's village on the line's day, by code. */
export async function profilesBefore(rows: readonly DivisionRow[], { work }: ListWork): Promise<Map<string, ProfileCells>> {
  const told = rows.filter(hasProfile);
  const { rows: found } = told.length === 0 ? { rows: [] } : await sql<Selectable<ProfileTable>>`
    select f.* from unnest(${told.map((r) => r.code)}::text[], ${told.map((r) => r.validFrom ?? countyDay(work.now))}::date[]) w(code, day)
    cross join lateral (select * from division_profile x where x.code = w.code and x.valid_from <= w.day order by x.valid_from desc limit 1) f`.execute(work.db);
  return new Map(found.map((profile) => [profile.code, cellsOf(profile)]));
}

const DEFAULT_SOURCE = '表格导入';
const differs = (row: ProfileCells, before: ProfileCells | undefined): boolean => CELLS.some((cell) => row[cell] !== undefined && row[cell] !== before?.[cell]);
/** A line with what follows from it: a new profile has a day and a source. */
export function completed(row: DivisionRow, before: ProfileCells | undefined, today: string): DivisionRow {
  if (!differs(row, before)) return row;
  const validFrom = row.validFrom ?? today;
  return { ...row, validFrom, source: row.source ?? (before?.validFrom === validFrom ? before.source! : DEFAULT_SOURCE) };
}
const AT: Readonly<Record<string, string>> = { 'profile/day-in-future': '村情起算日期', 'profile/outflow-above-registered': '外出流动人口', 'profile/position-incomplete': '经度' };
/** What the rule says against a completed line's profile. */
export function profileFaults(row: DivisionRow, before: ProfileCells | undefined, today: string): LineFault[] {
  if (!differs(row, before)) return [];
  const whole = wholeOf({ ...before, ...row });
  if (whole === null) return [{ column: '户籍人口', reason: '第一次登记村情，户籍人口、常住人口、外出流动人口都要填' }];
  const decided = recordedProfile(levelOf(row.code), whole, undefined, today);
  return decided.ok ? [] : [{ column: AT[decided.refusal] ?? null, reason: refusalText[decided.refusal] }];
}
function wholeOf({ registeredPopulation, residentPopulation, outflowPopulation, validFrom, source, ...rest }: ProfileCells): Profile | null {
  if (registeredPopulation === undefined || residentPopulation === undefined || outflowPopulation === undefined || validFrom === undefined || source === undefined) return null;
  const { households = null, leftBehindElders = null, leftBehindChildren = null, livingAlone = null, disabled = null, minimumLiving = null, latitude = null, longitude = null } = rest;
  return { validFrom, registeredPopulation, residentPopulation, outflowPopulation, households, leftBehindElders, leftBehindChildren, livingAlone, disabled, minimumLiving, latitude, longitude, source };
}

/** Records the profile of a line that says something new, by the command's own rule. */
export async function writeProfile({ row, before }: Change<DivisionRow>, { work, owner }: OwnedWork): Promise<void> {
  const whole = differs(cellsOf(row), before ?? undefined) ? wholeOf(row) : null;
  if (whole === null) return;
  const isThere = whole.latitude === before?.latitude && whole.longitude === before?.longitude;
  const decided = await profileDecision(work, { code: row.code, kind: levelOf(row.code) }, isThere ? { ...whole, latitude: null, longitude: null } : whole);
  if (!decided.ok) throw new Error(`a profile that was compared just now is refused: ${decided.refusal}`);
  await storeProfile(work, row.code, decided.value, owner.personId);
}
/** Takes a line's profile back: the day's former record stands again, or there is none of that day. */
export async function takeBackProfile({ row, before }: Change<DivisionRow>, { work, owner }: OwnedWork): Promise<void> {
  if (!differs(cellsOf(row), before ?? undefined)) return;
  const former = before?.validFrom === row.validFrom ? wholeOf(before!) : null;
  if (former) await storeProfile(work, row.code, former, owner.personId);
  else await work.db.deleteFrom('divisionProfile').where('code', '=', row.code).where('validFrom', '=', row.validFrom!).execute();
}
