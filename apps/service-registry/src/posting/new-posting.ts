import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { ok, refuse } from '@shaodao/contracts/kit';
import { POSTING_PLACE, type PostingKind } from '@shaodao/contracts/registry/posting.vocabulary';
import type { Work } from '@shaodao/service-kit/work';
import type { PostingTable, RegistryTables } from '../tables.ts';

/** What is said of a post to be filled; a post of the county or of a department names no division. */
export interface PostWish {
  readonly kind: PostingKind;
  readonly title: string;
  readonly divisionCode?: string | undefined;
  readonly gridId?: string | undefined;
  readonly departmentId?: string | undefined;
  readonly workroomId?: string | undefined;
  readonly partnerId?: string | undefined;
  readonly sentByDepartmentId?: string | undefined;
  readonly startedOn: string;
  readonly endsOn?: string | undefined;
}

/** A posting at the place that a wish names, or what of it isn't there. */
export async function newPosting(work: Work<RegistryTables>, { kind, title, divisionCode, gridId, departmentId, workroomId, partnerId, sentByDepartmentId, startedOn, endsOn }: PostWish, personId: string) {
  // Who retires the grid at this moment is waited for: then the next line says that it is no more.
  if (gridId) await sql`select from unit where id = ${gridId} for share`.execute(work.db);
  const { rows } = await sql<{ county: string; division: string | null; grid: string | null; department: boolean; sender: boolean; partner: boolean }>`
    select (select min(code) from division where kind = 'county') as county, (select code from division where code = ${divisionCode ?? null}) as division, (select village_code from grid where id = ${gridId ?? null} and ended_on is null) as grid,
      exists (select from department where id = ${departmentId ?? null}) as department, exists (select from department where id = ${sentByDepartmentId ?? null}) as sender, exists (select from partner where id = ${partnerId ?? null}) as partner`.execute(work.db);
  const place = rows[0]!;
  if (divisionCode && !place.division) return refuse('division/not-found');
  if (gridId && !place.grid) return refuse('grid/not-found');
  if ((departmentId && !place.department) || (sentByDepartmentId && !place.sender)) return refuse('department/not-found');
  if (partnerId && !place.partner) return refuse('partner/not-found');
  const isCountys = !['township', 'village', 'grid'].includes(POSTING_PLACE[kind]);
  const row: PostingTable = {
    id: uuidv7(), personId, kind, title, divisionCode: place.grid ?? (isCountys ? place.county : (place.division ?? place.county)), gridId: gridId ?? null, departmentId: departmentId ?? null, workroomId: workroomId ?? null, partnerId: partnerId ?? null,
    sentByDepartmentId: sentByDepartmentId ?? null, startedOn, endsOn: endsOn ?? null, endedOn: null, endReason: null, updatedAt: work.now, version: 1,
  };
  return ok(row);
}
