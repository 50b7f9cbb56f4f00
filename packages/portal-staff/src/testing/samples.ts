import type { NeedRow, NeedView } from '@shaodao/contracts/needs/need';
import type { NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import type { HistoryEntry } from '@shaodao/contracts/vocabulary';
import { id } from '@shaodao/portal-kit/testing/needs';

/** Everything here is invented; only the names of townships and villages are real. */
const HOUR = 3_600_000;
/** An instant so many hours from now. */
export const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
/** A county day so many days from today. */
export const inDays = (days: number): string => new Date(Date.now() + 8 * HOUR + days * 24 * HOUR).toISOString().slice(0, 10);

export const divisions = [
  { code: '350123', name: '罗源县', kind: 'county', parentCode: null, isHollow: false, isInvented: false },
  { code: '350123104', name: '飞竹镇', kind: 'township', parentCode: '350123', isHollow: false, isInvented: false },
  ...['蛤蟆石村', '陶洋村', '梧桐村', '马洋村', '刘洋村', '潘洋村', '上地村', '大湖村', '斌溪村', '塔里洋村'].map((name, at) =>
    ({ code: `3501231042${String(at).padStart(2, '0')}`, name, kind: 'village' as const, parentCode: '350123104', isHollow: true, isInvented: true })),
] as const;
export const villages = divisions.slice(2);

export const kinds = [
  ['health.free-clinic', 'health', '上门义诊'], ['health.medicine-delivery', 'health', '代买送药'], ['health.nursing', 'health', '居家护理指导'], ['living.appliance-repair', 'living', '家电维修'], ['living.haircut', 'living', '上门理发'],
  ['living.wiring', 'living', '电路检修'], ['living.water', 'living', '水管疏通'], ['living.road', 'living', '便道清障'], ['law.mediation', 'law', '纠纷调解'], ['law.advice', 'law', '法律咨询'], ['education.tutoring', 'education', '课后辅导'],
  ['education.phone', 'education', '教用手机'], ['culture.opera', 'culture', '闽剧下乡'], ['culture.film', 'culture', '放电影'],
].map(([kindId = '', category, name = '']) => ({ id: kindId, category: category as NeedRow['category'], mode: 'regular' as const, name, hint: null, isRetired: false }));

export const departments = ['县卫健局', '县总医院', '县人社局', '县住建局', '县供电公司', '县司法局', '县民政局', '县交通局', '县应急管理局', '县农业农村局', '县教育局', '县文旅局', '县残联', '团县委']
  .map((name, at) => ({ id: id(500 + at), name, dutyKindIds: kinds.filter((_, k) => k % 7 === at % 7).map((kind) => kind.id) }));

const told: readonly (readonly [string, string, string, number, NeedRow['careTags'], NeedRow['source']])[] = [
  ['电饭锅坏了，煮不了饭', 'living.appliance-repair', '前天晚上插上电“啪”一声就不亮了。两天都在煮地瓜，老伴牙口不好，想请师傅来看一看。', 4, ['leftBehindElder'], 'relative'],
  ['血压药快吃完了，出不了门', 'health.medicine-delivery', '降压药还剩三片。脚肿了，走不到镇上，儿子要腊月才回来。', 5, ['leftBehindElder', 'livesAlone'], 'doorKnock'],
  ['屋后排水沟堵了，雨大就进水', 'living.water', '上回下雨，水漫到灶间。沟里都是石头，我一个人搬不动。', 3, ['livesAlone'], 'villager'],
  ['想请医生量血压、看看膝盖', 'health.free-clinic', '蹲下去起不来，晚上疼得睡不着，也不知道血压高不高。', 3, ['leftBehindElder'], 'villager'],
  ['两个孩子数学跟不上，想有人辅导', 'education.tutoring', '爸妈都在外面开店，我不识字，作业没法教。', 2, ['leftBehindChild'], 'villager'],
  ['和邻居的田界说不清', 'law.mediation', '他家新砌的埂占了我家一脚宽，说了三回说不拢，怕吵起来。', 3, [], 'receptionDay'],
  ['理发要走十里路，想有人上门', 'living.haircut', '我们几个老人头发都长了，最近的店在镇上。', 2, ['leftBehindElder'], 'doorKnock'],
  ['灯老是闪，怕电线老了', 'living.wiring', '房子是八几年盖的，电线没换过，开电磁炉就跳闸。', 4, ['leftBehindElder', 'livesAlone'], 'relative'],
  ['想学用手机看孙子', 'education.phone', '孙子在福州念书，给我买了手机，我不会接视频。', 1, ['leftBehindElder'], 'villager'],
  ['重阳想看一场闽剧', 'culture.opera', '好几年没有戏看了，大家凑一凑也行。', 1, [], 'receptionDay'],
  ['腿摔了，想学怎么自己换药', 'health.nursing', '出院了，村里没人会换，来回医院一趟要一整天。', 4, ['livesAlone', 'disabled'], 'doorKnock'],
  ['低保材料看不懂，不知道缺什么', 'law.advice', '退回来两次了，说少一张证明，是哪一张我也弄不清。', 3, ['minimumLiving', 'livesAlone'], 'leaderVisit'],
];
const states: readonly NeedStatus[] = ['submitted', 'submitted', 'verified', 'published', 'claimed', 'scheduled', 'served', 'published', 'reopened', 'closed', 'submitted', 'verified'];
const path: Partial<Record<NeedStatus, readonly (readonly [string, string, string, string])[]>> = {};
const steps = [['submit', 'submitted', 'villager', ''], ['verify', 'verified', 'villageCadre', '打过电话，情况属实。'], ['publish', 'published', 'townshipCadre', ''], ['claim', 'claimed', 'departmentLiaison', '派两名师傅，带常用配件，当场修不好就换。'], ['schedule', 'scheduled', 'departmentLiaison', ''], ['recordService', 'served', 'departmentLiaison', '换了一只锅底，试煮一锅饭。']] as const;
for (const [at, [, to]] of steps.entries()) path[to] = steps.slice(0, at + 1);
path.closed = [...steps, ['rateWell', 'rated', 'villager', ''], ['close', 'closed', 'system', '']];
path.reopened = [...steps, ['rateBadly', 'reopened', 'villager', '']];

const historyOf = (status: NeedStatus, village: string, department: string, hours: number): HistoryEntry[] =>
  (path[status] ?? []).map(([action, toStatus, byRole, note], at, all) => ({
    at: inHours(-hours + (hours - 1) * (at / all.length)), action, toStatus, byRole, note: note || null, byPersonId: byRole === 'system' ? null : id(900 + at), byUnit: byRole === 'villager' || byRole === 'villageCadre' ? village : byRole === 'townshipCadre' ? '飞竹镇' : byRole === 'system' ? null : department,
  }));

/** One invented need; `at` decides everything about it. */
export function sampleNeed(at: number): NeedView {
  const [title, kindId, detail, urgency, careTags, source] = told[at % told.length]!;
  const status = states[(at * 5 + Math.floor(at / 12)) % states.length]!;
  const kind = kinds.find((one) => one.id === kindId)!;
  const village = villages[(at * 3) % villages.length]!;
  const department = departments[(at * 7) % 5]!;
  const isHeld = ['claimed', 'scheduled', 'served', 'reopened', 'closed'].includes(status);
  const hours = 6 + at * 7;
  const visited = ['served', 'reopened', 'closed'].includes(status);
  const dueAt = { claimed: inHours(30 - at), reopened: inHours(60 + at), served: inHours(200) }[status as string] ?? null;
  const on = status === 'scheduled' ? inDays(1 + (at % 6)) : inDays(-3);
  return {
    id: id(1000 + at), number: `XQ-2026-${String(812 - at).padStart(6, '0')}`, title, kindId, kindName: kind.name, category: kind.category, villageCode: village.code, villageName: village.name, townshipName: '飞竹镇', urgency, careTags, source, status,
    departmentId: isHeld ? department.id : null, departmentName: isHeld ? department.name : null, visitOn: status === 'scheduled' || visited ? on : null, submittedAt: inHours(-hours), updatedAt: inHours(-hours / 3), dueAt, version: 3,
    detail, householdId: id(300 + (at % 40)), beneficiaryId: id(700 + at), reporterId: source === 'relative' ? id(800 + at) : id(700 + at), gridOfficerId: id(20), mergedIntoId: null, howSoon: urgency > 3 ? 'today' : 'thisWeek', photoIds: at % 3 === 0 ? [id(60), id(61)] : [],
    visit: status === 'scheduled' || visited ? { on, from: '09:00', to: '11:30', volunteersWanted: 3, volunteersSignedUp: 2, note: null } : null,
    service: visited ? { servedAt: inHours(-70), persons: 2, minutes: 90, note: '换了一只锅底。' } : null,
    rating: status === 'reopened' ? { level: 2, word: '修好一天又坏了，来的人急着走', ratedAt: inHours(-20), answer: null } : status === 'closed' ? { level: 5, word: '修得好，人也和气', ratedAt: inHours(-40), answer: null } : null,
    history: historyOf(status, village.name, department.name, hours), allowedActions: [],
  } as NeedView; // ids are brands on plain text
}
