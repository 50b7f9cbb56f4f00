import type { Grant, Place } from '@shaodao/contracts/actor';
import type { Operation } from '@shaodao/contracts/kit';
import { refusalText } from '@shaodao/contracts/wording/refusals.zh';
import { actingGrant } from '@shaodao/domain/access';
import { changedColumns, columnsIn, type LineFault } from '@shaodao/spreadsheet/sheet';
import type { Change, List, OwnedWork, Standing } from './list.ts';
import { isInReach } from './reach.ts';

/** No to one line, in a sentence: thrown while it is put, so that nothing of it stays. */
export class LineRefused extends Error {
  constructor(readonly fault: LineFault) {
    super(fault.reason);
  }
}
/** A rule's yes, or its no as the fault of a line; `at` tells the columns that each no is about. */
export function allowed<D extends { readonly ok: true } | { readonly ok: false; readonly refusal: keyof typeof refusalText }>(decision: D, at: Readonly<Partial<Record<string, string>>> = {}): Extract<D, { readonly ok: true }> {
  if (decision.ok) return decision as Extract<D, { readonly ok: true }>;
  throw new LineRefused({ column: at[decision.refusal] ?? null, reason: refusalText[decision.refusal] });
}
export const wrong = (column: string | null, reason: string): LineFault => ({ column, reason });
/** The right under which a line is written, for history and audit: that of the command that it stands for. */
export const grantFor = ({ owner, work }: OwnedWork, operation: Operation, place: Place): Grant | undefined => actingGrant(owner, operation.access, place, work.now);

/** A list whose lines are decided by the rules of its commands and stored as they store: one line after the other. */
export interface Ruled<Row extends object> extends Pick<List<Row>, 'sheet' | 'read'> {
  /** Columns that no line changes once a thing stands, and what to do instead. */
  readonly fixed?: Readonly<Partial<Record<keyof Row, string>>>;
  /** What stands, where it belongs, and what the line names that isn't there. */
  find(row: Row, on: OwnedWork): Promise<Standing<Row>>;
  /** Does what the line wants. @throws LineRefused when a rule says no */
  put(change: Change<Row>, on: OwnedWork): Promise<void>;
  /** Takes the line back to what stood before. @throws LineRefused when it has to stay */
  takeBack(change: Change<Row>, on: OwnedWork): Promise<void>;
}

/** A ruled list as the engine drives it: lines are tried out, all in one savepoint that is rolled back, so that a rule's no is told before anything is written and a line may stand on those before it. */
export const ruledList = <Row extends object>(of: Ruled<Row>): List<Row> => ({
  sheet: of.sheet, read: of.read, isInOrder: true,
  async compare(rows, on) {
    await on.work.client.query('savepoint rehearsal');
    const standings: Standing<Row>[] = [];
    for (const row of rows) standings.push(await tried(of, row, on));
    await on.work.client.query('rollback to savepoint rehearsal; release savepoint rehearsal');
    return standings;
  },
  async write(changes, on) {
    for (const change of changes) {
      const no = await whole(on, (part) => of.put(change, part));
      if (no) throw new LineRefused(no);
    }
  },
  async takeBack(changes, on) {
    const reasons: (string | null)[] = [];
    for (const change of changes) reasons.push((await whole(on, (part) => of.takeBack(change, part), '已经用上了，没有撤回'))?.reason ?? null);
    return reasons;
  },
});

/** How a line stands; a line that would be written is written here and now, to hear what the rules say. */
async function tried<Row extends object>(of: Ruled<Row>, row: Row, on: OwnedWork): Promise<Standing<Row>> {
  const standing = await of.find(row, on);
  const wanted = standing.row ?? row;
  const changed = standing.before === null ? [] : changedColumns(of.sheet, standing.before, wanted);
  if (standing.faults.length > 0 || !isInReach(of.sheet.id, standing.place, on.owner, on.work.now) || (standing.before !== null && changed.length === 0)) return standing;
  const titles = new Map<string, string>(columnsIn(of.sheet).map(([name, { title }]) => [name, title]));
  const stays = changed.flatMap((name) => (of.fixed?.[name] ? [wrong(titles.get(name)!, of.fixed[name])] : []));
  if (stays.length > 0) return { ...standing, faults: stays };
  const no = await whole(on, (part) => of.put({ row: { ...standing.before, ...wanted }, before: standing.before }, part));
  return no ? { ...standing, faults: [no] } : standing;
}

/** Runs a line's work so that all of it stays or goes: rows, history, events and audit. @returns what was said against it, or null */
async function whole({ work, ...on }: OwnedWork, body: (on: OwnedWork) => Promise<void>, clash = '和已经登记的内容冲突，没有写入'): Promise<LineFault | null> {
  await work.client.query('savepoint line');
  const part = work.apart(on.owner);
  try {
    await body({ ...on, work: part });
    await part.flush();
    await work.client.query('release savepoint line');
    return null;
  } catch (error) {
    const no = error instanceof LineRefused ? error.fault : isOfData(part.failure ?? error) ? wrong(null, clash) : null;
    if (!no) throw part.failure ?? error;
    await work.client.query('rollback to savepoint line; release savepoint line');
    return no;
  }
}
/** What PostgreSQL says against a line: wrong values and broken constraints. All else is a fault of ours, and is tried again. */
export const isOfData = (error: unknown): boolean => /^(22|23)/.test((error as { code?: string }).code ?? '');
