import { sql } from 'kysely';
import { FigureId } from '@shaodao/contracts/registry/figures';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { figureWords } from '@shaodao/contracts/wording/registry.zh';
import { countyDay } from '@shaodao/domain/calendar';
import { day, wholeNumber, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';
import { takenOutOnly, type ListWork, type Wish } from '../import/list.ts';
import { countOf, FIGURES, populationOn } from './figures.sql.ts';

interface FigureLine {
  figure: string;
  count: number;
}
const figureSheet = sheet<FigureLine, SheetId>({
  id: 'figures', title: '县情数字', keyOf: (row) => row.figure, about: ['只导出：都从登记的名单实时数出来。'],
  columns: { figure: { title: '指标', kind: words(1, 40), width: 30 }, count: { title: '数', kind: wholeNumber(0, 100_000_000), width: 14 } },
});
const POPULATION = { registered: '户籍人口', resident: '常住人口', outflow: '外出流动人口', households: '户数' } as const;

async function* readFigures({ asOf }: Wish, { work }: ListWork): AsyncGenerator<FigureLine> {
  const on = asOf ?? countyDay(work.now);
  for (const id of FigureId.options) yield { figure: figureWords[id], count: await countOf(work, id, on) };
  const population = await populationOn(work, on);
  for (const key of Object.keys(POPULATION) as (keyof typeof POPULATION)[]) yield { figure: POPULATION[key], count: population[key] };
}
export const figureList = takenOutOnly(figureSheet, readFigures);

interface FigureRowLine {
  figure: string;
  id: string;
  name: string;
  place?: string;
  since: string;
  note?: string;
}
const figureRowSheet = sheet<FigureRowLine, SheetId>({
  id: 'figureRows', title: '县情数字的名单', keyOf: (row) => `${row.figure} ${row.id}`, about: ['只导出：每个数字背后的名单，各有自己的页面。'],
  columns: {
    figure: { title: '指标', kind: words(1, 40), width: 24 }, id: { title: '编码', kind: words(1, 40), width: 38 }, name: { title: '名称', kind: words(1, 200), width: 30 }, place: { title: '所在', kind: words(0, 60), width: 16 },
    since: { title: '自', kind: day(), width: 14 }, note: { title: '说明', kind: words(0, 500), width: 40 },
  },
});

/** The rows behind one figure, or behind all of them. */
async function* readRows({ figureId, asOf }: Wish, { work }: ListWork): AsyncGenerator<FigureRowLine> {
  const on = asOf ?? countyDay(work.now);
  for (const id of figureId ? [figureId] : FigureId.options) {
    const { rows } = await sql<{ id: string; name: string; place: string; since: string; note: string | null }>`select f.* from (${FIGURES[id](on)}) f order by f.sort`.execute(work.db);
    for (const { id: rowId, name, place, since, note } of rows) yield { figure: figureWords[id], id: rowId, name, since, ...(place ? { place } : {}), ...(note ? { note } : {}) };
  }
}
export const figureRowList = takenOutOnly(figureRowSheet, readRows);
