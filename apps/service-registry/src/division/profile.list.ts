import { sql } from 'kysely';
import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { countyDay } from '@shaodao/domain/calendar';
import { careCountsFor } from '@shaodao/domain/hardship';
import { decimal, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';
import { takenOutOnly, type ListWork, type Wish } from '../import/list.ts';
import { divisionSheet, type ProfileCells } from './division.sheet.ts';

/** What a village was like from a day on (村情沿革), latest first. */
interface ProfileLine extends Omit<ProfileCells, 'latitude' | 'longitude'> {
  code: string;
  name: string;
  townshipName: string;
  percentAway: number;
  isHollow?: 'yes';
}
const { code, name, registeredPopulation, residentPopulation, outflowPopulation, households, leftBehindElders, leftBehindChildren, livingAlone, disabled, minimumLiving, validFrom, source, isHollow } = divisionSheet.columns;
const profileSheet = sheet<ProfileLine, SheetId>({
  id: 'profiles', title: '村情沿革', keyOf: (row) => `${row.code} ${row.validFrom}`, about: ['只导出：村情在“行政区划”表里导入，或在村的页面上登记。'],
  columns: {
    code, name, townshipName: { title: '乡镇', kind: words(1, 60), width: 14 }, validFrom, registeredPopulation, residentPopulation, outflowPopulation, percentAway: { title: '外出比例（%）', kind: decimal(0, 100), width: 14 }, isHollow,
    households, leftBehindElders, leftBehindChildren, livingAlone, disabled, minimumLiving, source,
  },
});

/** Every profile that was recorded up to a day; hollow by the threshold in force on its first day. */
async function* read({ divisionCode, words: wanted, asOf, actor }: Wish, { work }: ListWork): AsyncGenerator<ProfileLine> {
  const { rows } = await sql<{ [K in keyof ProfileLine]: K extends 'isHollow' ? boolean : ProfileLine[K] | null }>`
    select f.code, d.name, coalesce(t.name, '') as township_name, f.valid_from, f.registered_population, f.resident_population, f.outflow_population,
      coalesce(round(100.0 * f.outflow_population / nullif(f.registered_population, 0), 1), 0)::float8 as percent_away,
      is_hollow(d.kind, f.registered_population, f.outflow_population, setting_on('hollowThreshold', f.valid_from)::text::numeric) as is_hollow,
      f.households, f.left_behind_elders, f.left_behind_children, f.living_alone, f.disabled, f.minimum_living, f.source
    from division_profile f join division d on d.code = f.code left join division t on t.code = d.parent_code
    where f.valid_from <= ${asOf ?? countyDay(work.now)} and ${divisionCode ? sql`f.code ^@ ${divisionCode}` : sql`true`} and ${wanted ? sql`strpos(d.name, ${wanted}) > 0` : sql`true`}
    order by f.code, f.valid_from desc`.execute(work.db);
  for (const { isHollow, ...row } of rows) {
    const { counts } = careCountsFor(actor, { divisionCode: row.code!, counts: row, now: work.now });
    const told = Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== null));
    yield { ...told, ...(isHollow ? { isHollow: 'yes' as const } : {}) } as ProfileLine; // what may be null
  }
}

export const profileList = takenOutOnly(profileSheet, read);
