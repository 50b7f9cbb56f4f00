import { sql } from 'kysely';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { day, digits, several, wholeNumber, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';
import { takenOutOnly, type ListWork, type Wish } from '../import/list.ts';
import { committeesUnder } from './committee.view.ts';

/** A centre village's committee with the villages that it leads (中心村党委). */
interface CommitteeCells {
  name: string;
  centreCode: string;
  centreName?: string;
  townshipName?: string;
  foundedOn?: string;
  dissolvedOn?: string;
  led?: readonly string[];
  openMatters?: number;
}
const committeeSheet = sheet<CommitteeCells, SheetId>({
  id: 'committees', title: '中心村党委', keyOf: (row) => row.name, about: ['只导出：成立、带领、撤销要看周围各村，请在页面上办。'],
  columns: {
    name: { title: '名称', kind: words(2, 30), required: true, width: 26 },
    centreCode: { title: '中心村代码', kind: digits([12], '村代码'), required: true, width: 16 },
    centreName: { title: '中心村', kind: words(1, 40), onlyOut: true, width: 14 },
    townshipName: { title: '乡镇', kind: words(1, 40), onlyOut: true, width: 14 },
    foundedOn: { title: '成立日期', kind: day(), onlyOut: true, width: 14 },
    dissolvedOn: { title: '撤销日期', kind: day(), onlyOut: true, width: 14 },
    led: { title: '带领的村', kind: several(50, '村名'), onlyOut: true, width: 40 },
    openMatters: { title: '在办联建事项', kind: wholeNumber(0, 10_000), onlyOut: true, width: 12 },
  },
});

async function* read({ show, divisionCode, words: wanted }: Wish, { work }: ListWork): AsyncGenerator<CommitteeCells> {
  const rows = await committeesUnder(work, { show: show === 'past' ? show : 'present', divisionCode, words: wanted });
  const { rows: led } = await sql<{ committeeId: string; name: string }>`
    select l.committee_id, v.name from committee_lead l join division v on v.code = l.village_code where l.ended_on is null and l.committee_id = any (${rows.map((row) => row.id)}::uuid[]) order by l.village_code`.execute(work.db);
  const ledBy = Map.groupBy(led, (one) => one.committeeId);
  for (const { id, name, centreCode, centreName, townshipName, foundedOn, dissolvedOn, openMatters } of rows)
    yield { name, centreCode, centreName, townshipName, foundedOn, openMatters, led: (ledBy.get(id) ?? []).map((one) => one.name), ...(dissolvedOn ? { dissolvedOn } : {}) };
}

export const committeeList = takenOutOnly(committeeSheet, read);
