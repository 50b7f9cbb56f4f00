import { sql } from 'kysely';
import { refuse, type Refusal } from '@shaodao/contracts/kit';
import { arrangeAreas } from '@shaodao/domain/registry/area';
import { renamed, retired } from '@shaodao/domain/registry/division';
import type { Change } from '@shaodao/domain/registry/structure';
import { reshape, subjectOf, touchedBy, type TreeWish } from '@shaodao/domain/registry/wish';
import type { Work } from '@shaodao/service-kit/work';
import { judgedVillages, villagesOn } from '../area/area-map.ts';
import { divisionRow, standingOn } from '../division/division.sql.ts';
import { moveDivisionNow } from '../division/move-division.ts';
import { announceChanges, announceDivisions } from '../structure/announce.ts';
import { nameKeys } from '../structure/name-keys.ts';
import { loadAreas, loadTree, loadVillage, storeChanges } from '../structure/structure-store.ts';
import type { RegistryTables } from '../tables.ts';

type Registry = Work<RegistryTables>;
/** What is wished of a division. */
export type DivisionWish = { readonly action: 'renameDivision'; readonly code: string; readonly name: string } | { readonly action: 'moveDivision'; readonly code: string; readonly parentCode: string; readonly newCode: string } | { readonly action: 'retireDivision'; readonly code: string; readonly reason: string };
/** What is wished of a township's areas, all at once. */
export interface AreasWish { readonly action: 'arrangeAreas'; readonly townshipCode: string; readonly areas: AreaWishes; readonly newIds: readonly string[]; readonly reason: string }
type AreaWishes = Parameters<typeof arrangeAreas>[1]['areas'];
export type Wish = TreeWish | DivisionWish | AreasWish;
export const isTreeWish = (wish: Wish): wish is TreeWish => !('code' in wish) && wish.action !== 'arrangeAreas';
export const aboutOf = (wish: Wish): { readonly subjectId: string; readonly touches: string[] } => (isTreeWish(wish) ? { subjectId: subjectOf(wish), touches: touchedBy(wish) }
  : wish.action === 'arrangeAreas' ? { subjectId: wish.townshipCode, touches: [wish.townshipCode, ...wish.areas.flatMap((area) => area.areaId ?? [])] } : { subjectId: wish.code, touches: [wish.code, ...(wish.action === 'moveDivision' ? [wish.parentCode] : [])] });

/** What was done, and how the other services are told: apart, for a rehearsal tells nobody. */
export interface Done {
  readonly ok: true;
  readonly rows: number;
  readonly changes?: readonly Change[];
  readonly tell: () => Promise<void>;
}
/** Does a wish as of its day, in this transaction: decided by its rule on what stands now, then written. */
export const doWish = (work: Registry, wish: Wish, { homeCode, on }: { homeCode: string; on: string }): Promise<Done | Refusal> => 
  isTreeWish(wish) ? doTreeWish(work, wish, homeCode, on) : wish.action === 'arrangeAreas' ? doAreasWish(work, wish, on) : doDivisionWish(work, wish, on);

async function doTreeWish(work: Registry, wish: TreeWish, homeCode: string, on: string): Promise<Done | Refusal> {
  const home = await work.db.selectFrom('division').select('name').where('code', '=', homeCode).executeTakeFirstOrThrow();
  const tree = wish.action === 'place' ? await loadVillage(work, homeCode, wish.householdId) : await loadTree(work, homeCode);
  const decided = reshape(wish, { tree, on, villageName: home.name });
  if (!decided.ok) return decided;
  await storeChanges(work, decided.value);
  return { ok: true, rows: decided.value.length, changes: decided.value, tell: () => announceChanges(work, decided.value) };
}

async function doAreasWish(work: Registry, { townshipCode, areas, newIds, reason }: AreasWish, on: string): Promise<Done | Refusal> {
  const tree = await loadAreas(work, townshipCode, areas.flatMap((area) => area.villageCodes));
  const decided = arrangeAreas(tree, { townshipCode, on, reason, areas, newIds: [...newIds] }, judgedVillages(await villagesOn(work, on)));
  if (!decided.ok) return decided;
  await storeChanges(work, decided.value);
  return { ok: true, rows: decided.value.length, changes: decided.value, tell: () => announceChanges(work, decided.value) };
}

async function doDivisionWish(work: Registry, wish: DivisionWish, on: string): Promise<Done | Refusal> {
  const division = await divisionRow(work, wish.code);
  if (!division) return refuse('division/not-found');
  if (wish.action === 'moveDivision') return moveDivisionNow(work, division, wish, on);
  const decided = wish.action === 'renameDivision' ? renamed(division, wish.name, on) : retired(division, on, await standingOn(work, division, on));
  if (!decided.ok) return decided;
  if (wish.action === 'renameDivision') {
    const { pinyin, initials } = nameKeys(wish.name);
    await work.db.updateTable('division').set({ name: wish.name, since: on, pinyin, initials }).where('code', '=', wish.code).execute();
  } else await sql`update division set ended_on = ${on}, end_reason = ${wish.reason} where code = ${wish.code}`.execute(work.db);
  return { ok: true, rows: 1, tell: () => announceDivisions(work, [wish.code]) };
}
