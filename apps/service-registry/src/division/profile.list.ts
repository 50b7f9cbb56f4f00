import { sql } from 'kysely';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { countyDay } from '@shaodao/domain/calendar';
import { choice, day, decimal, digits, wholeNumber, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';
import { takenOutOnly, type ListWork, type Wish } from '../import/list.ts';

/** What a village was like from a day on (村情沿革), latest first. */
interface ProfileLine {
  code: string;
  name: string;
  townshipName: string;
  validFrom: string;
  registeredPopulation: number;
  residentPopulation: number;
  outflowPopulation: number;
  percentAway: number;
  isHollow?: 'yes';
  households?: number;
  leftBehindElders?: number;
  leftBehindChildren?: number;
  livingAlone?: number;
  disabled?: number;
  minimumLiving?: number;
  source: string;
}
const people = (title: string) => ({ title, kind: wholeNumber(0, 10_000_000), width: 12 });
const profileSheet = sheet<ProfileLine, SheetId>({
  id: 'profiles', title: '村情沿革', keyOf: (row) => `${row.code} ${row.validFrom}`, about: ['只导出：村情在“行政区划”表里导入，或在村的页面上登记。'],
  columns: {
    code: { title: '村代码', kind: digits([12], '村代码'), width: 16 },
    name: { title: '村', kind: words(1, 60), width: 16 },
    townshipName: { title: '乡镇', kind: words(1, 60), width: 14 },
    validFrom: { title: '起算日期', kind: day(), width: 14 },
    registeredPopulation: people('户籍人口'), residentPopulation: people('常住人口'), outflowPopulation: people('外出流动人口'),
    percentAway: { title: '外出比例（%）', kind: decimal(0, 100), width: 14 },
    isHollow: { title: '空心村', kind: choice({ 是: 'yes' }), width: 10 },
    households: people('户数'), leftBehindElders: people('留守老人'), leftBehindChildren: people('留守儿童'), livingAlone: people('独居'), disabled: people('残疾'), minimumLiving: people('低保'),
    source: { title: '数据来源', kind: words(0, 100), width: 24 },
  },
});

/** Every profile that was recorded up to a day; hollow by the threshold in force on its first day. */
async function* read({ divisionCode, words: wanted, asOf }: Wish, { work }: ListWork): AsyncGenerator<ProfileLine> {
  const { rows } = await sql<{ [K in keyof ProfileLine]: K extends 'isHollow' ? boolean : ProfileLine[K] | null }>`
    select f.code, d.name, coalesce(t.name, '') as township_name, f.valid_from, f.registered_population, f.resident_population, f.outflow_population,
      coalesce(round(100.0 * f.outflow_population / nullif(f.registered_population, 0), 1), 0)::float8 as percent_away,
      is_hollow(d.kind, f.registered_population, f.outflow_population, setting_on('hollowThreshold', f.valid_from)::text::numeric) as is_hollow,
      f.households, f.left_behind_elders, f.left_behind_children, f.living_alone, f.disabled, f.minimum_living, f.source
    from division_profile f join division d on d.code = f.code left join division t on t.code = d.parent_code
    where f.valid_from <= ${asOf ?? countyDay(work.now)} and ${divisionCode ? sql`f.code ^@ ${divisionCode}` : sql`true`} and ${wanted ? sql`strpos(d.name, ${wanted}) > 0` : sql`true`}
    order by f.code, f.valid_from desc`.execute(work.db);
  for (const { isHollow, ...row } of rows) yield { ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)), ...(isHollow ? { isHollow: 'yes' as const } : {}) } as ProfileLine; // what may be null is what may be left out
}

export const profileList = takenOutOnly(profileSheet, read);
