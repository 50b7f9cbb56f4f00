import type { SheetId } from '@shaodao/contracts/registry/sheet';
import { addDays, countyDay } from '@shaodao/domain/calendar';
import { checkDigitOf } from '@shaodao/domain/registry/id-number';
import { houseNumberOf, nameOf, PLACES } from '@shaodao/testkit/small-county';

/** A line of a list that is new to the small county, by column titles, and what makes it name something that isn't there. */
export interface ListSample {
  readonly line: Readonly<Record<string, string>>;
  readonly unknown: Readonly<Record<string, string>>;
}
const today = countyDay(new Date());
const ID = '99012319500101001';
export const BRANCH = '福州晋安流动党员党支部';
/** Lists that nobody brings in. */
export const takenOutOnly = ['profiles', 'areas', 'committees', 'figures', 'figureRows'] as const satisfies readonly SheetId[];
/** A line for every list that may be brought in; the generated tests spoil it in every way that clerks do. */
export const listSamples: Readonly<Record<Exclude<SheetId, (typeof takenOutOnly)[number]>, ListSample>> = {
  divisions: { line: { 区划代码: '350123100209', 名称: '新坪村', 户籍人口: '1000', 常住人口: '300', 外出流动人口: '700', 户数: '320', 村情起算日期: '2026-01-01' }, unknown: { 区划代码: '350123199209' } },
  units: { line: { 层级: '网格', 区划代码: PLACES.village, 名称: '王沙村第二网格', 起始日期: addDays(today, -3) }, unknown: { 区划代码: '350123100999' } },
  residents: { line: { 村代码: PLACES.village, 网格: '第一网格', 户编号: '100201099', 姓名: '新来人', 身份证号: ID + checkDigitOf(ID), 与户主关系: '户主', 住址: '上厝组 99 号' }, unknown: { 村代码: '350123100999' } },
  responsibilities: { line: { 户编号: houseNumberOf('wang'), 包户人: nameOf('secretary') }, unknown: { 户编号: 'XX-9999' } },
  postings: { line: { 职务: '村委会主任', 区划代码: PLACES.village, 姓名: '林主任', 手机号: '19411119999', 职务名称: '村委会主任', 任职日期: addDays(today, -5), 任期到: addDays(today, 900) }, unknown: { 区划代码: '350123100999' } },
  pairings: { line: { 单位: '县供电公司', 村代码: PLACES.village, 开始日期: addDays(today, -2) }, unknown: { 单位: '没有这个单位' } },
  departments: { line: { 名称: '县气象局', 简称: '气象局', 类别: '政府部门', 电话: '0591-26830001', 职责: '查电线修电路' }, unknown: { 职责: '没有这个项目' } },
  partners: { line: { 名称: '暖阳为老服务社', 类别: '社会组织', 资质名称: '登记证书', 资质编号: 'MJD-1', 发证日期: '2024-01-01', 合作方式: '购买岗位', 协议名称: '购买岗位协议', 委托单位: '县卫生健康局', 协议开始: addDays(today, -5), 协议到期: addDays(today, 300) }, unknown: { 委托单位: '没有这个单位' } },
  trainings: { line: { 题目: '怎样上门问需求', 授课日期: addDays(today, -1), 主办区划代码: PLACES.township, 地点: '镇党校', 培训班次: '村“两委”干部培训', 方式: '交流实训', 到课人员: `${nameOf('secretary')}、${nameOf('officer')}` }, unknown: { 主办区划代码: '350123999' } },
  memberPairs: { line: { 村代码: PLACES.village, 流动党组织: BRANCH, 在村党员: '吴在村', 在村党员手机号: '19411118881', 流动党员: '吴在外', 流动党员手机号: '19411118882' }, unknown: { 流动党组织: '没有这个党支部' } },
};
