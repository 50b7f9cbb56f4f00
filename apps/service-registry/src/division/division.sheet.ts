import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { plainCode } from '@shaodao/domain/registry/division';
import { choice, day, decimal, digits, wholeNumber, words, type Kind } from '@shaodao/spreadsheet/kinds';
import { sheet, type Column } from '@shaodao/spreadsheet/sheet';

/** What a village is like from a day on (村情), as a sheet's line says it; what isn't said stays. */
export interface ProfileCells {
  validFrom?: string;
  registeredPopulation?: number;
  residentPopulation?: number;
  outflowPopulation?: number;
  households?: number;
  leftBehindElders?: number;
  leftBehindChildren?: number;
  livingAlone?: number;
  disabled?: number;
  minimumLiving?: number;
  latitude?: number;
  longitude?: number;
  source?: string;
}
/** One line of the official five-level list (code, name, code above), and what a township clerk knows of a village besides. */
export interface DivisionRow extends ProfileCells {
  code: string;
  name: string;
  parentCode?: string;
  isHollow?: 'yes';
}
const digitsOf = digits([2, 4, 6, 9, 12], '区划代码');
const code: Kind<string> = { ...digitsOf, read: (text, cell) => { const read = digitsOf.read(text, cell); return read.ok ? { ok: true, value: plainCode(read.value) } : read; } };
const people = (title: string, otherTitles: readonly string[] = []): Column<number> => ({ title, otherTitles, width: 8, kind: wholeNumber(0, 10_000_000) });

export const divisionSheet = sheet<DivisionRow, SheetId>({
  id: 'divisions', title: '行政区划', keyOf: (row) => row.code,
  about: [
    '一行一个县、乡镇、村或社区，用国家统计局的统计用区划代码。', '代码已经登记过的，改成这一行的名称；没有登记过的，新增。不会删除任何区划。', '省、市两级不登记，有这样的行会跳过。',
    '后面是村情，只有村和社区填；只报区划名单的可以不要这些列。没有填的格子照原来的。是不是空心村由系统按人口算，不用填。',
  ],
  columns: {
    code: { title: '区划代码', otherTitles: ['代码', 'code', '统计用区划代码'], required: true, width: 16, example: '350123102201', hint: '县 6 位、乡镇 9 位、村和社区 12 位；后面补零的 12 位也认得', kind: code },
    name: { title: '名称', otherTitles: ['name', '区划名称'], required: true, width: 20, example: '王沙村', kind: words(1, 60) },
    parentCode: { title: '上级代码', otherTitles: ['parent_code', 'parentCode', 'areaCode', '上级区划代码', '父级代码'], width: 16, example: '350123102', hint: '可以不填：代码里已经有了', kind: code },
    registeredPopulation: { ...people('户籍人口'), example: '1200', hint: '第一次登记村情要填' },
    residentPopulation: { ...people('常住人口'), example: '380', hint: '第一次登记村情要填' },
    outflowPopulation: { ...people('外出流动人口', ['外出人口']), example: '820', hint: '户籍人口里在外面的；第一次登记村情要填' },
    households: people('户数'), leftBehindElders: people('留守老人'), leftBehindChildren: people('留守儿童'), livingAlone: people('独居'), disabled: people('残疾'), minimumLiving: people('低保'),
    latitude: { title: '纬度', width: 12, kind: decimal(-90, 90), hint: '度，和经度一起填' },
    longitude: { title: '经度', width: 12, kind: decimal(-180, 180), hint: '度，和纬度一起填' },
    validFrom: { title: '村情起算日期', otherTitles: ['起算日期'], width: 14, kind: day(), hint: '从哪天起是这样；不填就是今天', example: '2026-01-01' },
    source: { title: '数据来源', width: 20, kind: words(2, 100), hint: '不填就记“表格导入”', example: '2026 年春季摸底' },
    isHollow: { title: '空心村', onlyOut: true, width: 8, kind: choice({ 是: 'yes' }) },
  },
});
