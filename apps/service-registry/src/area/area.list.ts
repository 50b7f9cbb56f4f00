import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { areaFaultWords } from '@shaodao/contracts/wording/registry.zh';
import { countyDay } from '@shaodao/domain/calendar';
import { day, several, wholeNumber, words } from '@shaodao/spreadsheet/kinds';
import { sheet } from '@shaodao/spreadsheet/sheet';
import { takenOutOnly, type ListWork, type Wish } from '../import/list.ts';
import { areasOn, villagesOn } from './area-map.ts';

/** An area (片区) with its villages, as of a day. */
interface AreaCells {
  number: number;
  name: string;
  townshipName: string;
  villages: readonly string[];
  registered: number;
  outflow: number;
  since: string;
  crossBorderReason?: string;
  faults: readonly string[];
}
const areaSheet = sheet<AreaCells, SheetId>({
  id: 'areas', title: '片区', keyOf: (row) => String(row.number), about: ['只导出：片区按乡镇一次划定，请在“片区和空心村”页面上办。'],
  columns: {
    number: { title: '编号', kind: wholeNumber(1, 10_000), width: 8 },
    name: { title: '片区', kind: words(1, 40), width: 18 },
    townshipName: { title: '乡镇', kind: words(1, 40), width: 14 },
    villages: { title: '村', kind: several(10, '村名'), width: 36 },
    registered: { title: '户籍人口', kind: wholeNumber(0, 10_000_000), width: 12 },
    outflow: { title: '外出流动人口', kind: wholeNumber(0, 10_000_000), width: 14 },
    since: { title: '起始日期', kind: day(), width: 14 },
    crossBorderReason: { title: '跨乡镇的理由', kind: words(0, 200), width: 24 },
    faults: { title: '不合要求之处', kind: several(10, '情况'), width: 30 },
  },
});

async function* read({ divisionCode, words: wanted, asOf }: Wish, { work }: ListWork): AsyncGenerator<AreaCells> {
  const on = asOf ?? countyDay(work.now);
  const villages = await villagesOn(work, on);
  const known = new Map(villages.map((village) => [village.code, village]));
  for (const { number, name, townshipCode, townshipName, villageCodes, since, crossBorderReason, faults } of await areasOn(work, on, villages)) {
    const own = villageCodes.flatMap((code) => known.get(code) ?? []);
    if (divisionCode && !townshipCode.startsWith(divisionCode) && !villageCodes.some((code) => code.startsWith(divisionCode))) continue;
    if (wanted && ![name, ...own.map((village) => village.name)].some((one) => one.includes(wanted))) continue;
    const sum = (of: (village: (typeof own)[number]) => number | null) => own.reduce((total, village) => total + (of(village) ?? 0), 0);
    yield {
      number, name, townshipName, since, villages: own.map((village) => village.name), registered: sum((village) => village.registeredPopulation), outflow: sum((village) => village.outflowPopulation),
      faults: faults.map(({ fault, villageCode }) => areaFaultWords[fault](known.get(villageCode ?? '')?.name ?? '')), ...(crossBorderReason ? { crossBorderReason } : {}),
    };
  }
}

export const areaList = takenOutOnly(areaSheet, read);
