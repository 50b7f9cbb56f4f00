import type { Role } from '@shaodao/contracts/actor';
import { ok, refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/needs/whistle';
import type { WhistleAction, WhistleStatus, WhistleView } from '@shaodao/contracts/needs/whistle';
import { id } from '@shaodao/portal-kit/testing/needs';
import type { TestServer } from '@shaodao/portal-kit/testing/test-server';
import { departments, inHours } from './samples.ts';

type Assignment = WhistleView['assignments'][number];
const assignment = (at: number, part: 'lead' | 'assist', change: Partial<Assignment> = {}): Assignment => ({
  departmentId: departments[at]!.id as never, departmentName: departments[at]!.name, part, status: 'called', reportDueAt: inHours(1.4), reportedAt: null, reportedLate: null, arrivedPersonId: null, arrivalNote: null, releaseReason: null, rating: null, ...change, // a brand is only a name
});
const arrived = (hours: number, late: boolean, note: string): Partial<Assignment> => ({ status: 'reported', reportedAt: inHours(hours), reportedLate: late, arrivedPersonId: id(611), arrivalNote: note });

function samples(): WhistleView[] {
  const base = { divisionCode: '350123104' as never, divisionName: '飞竹镇', blownBy: id<never>(20), resolution: null, resolvedAt: null, version: 1, allowedActions: [] as WhistleAction[] };
  const history = (hours: number, ...more: readonly (readonly [string, string, number, string | null])[]) => [['blow', '飞竹镇', hours, null] as const, ...more].map(([action, byUnit, at, note]) => ({ at: inHours(at), action, byPersonId: id<never>(20), byRole: action === 'blow' ? 'townshipCadre' : 'departmentLiaison', byUnit, toStatus: 'working', note }));
  return [
    { ...base, id: id(2001), number: 'CS-2026-000047', title: '马洋村进村路塌方，车进不去', reason: 'emergency', urgency: 'emergency', status: 'blown', blownAt: inHours(-0.3), place: '村口大榕树往北 200 米', detail: '昨夜大雨，山坡滑下来一段，路面埋了约二十米，暂时没有人受伤。村里还有 36 位老人，其中两位今天要去县医院透析。', assignments: [assignment(7, 'lead', { reportDueAt: inHours(0.2) }), assignment(8, 'assist', arrived(-0.1, false, '值班组 3 人到场，已拉警戒线')), assignment(0, 'assist', { reportDueAt: inHours(0.2) })], history: history(-0.3, ['report', '县应急管理局', -0.1, '值班组 3 人到场，已拉警戒线']) },
    { ...base, id: id(2002), number: 'CS-2026-000046', title: '陶洋村独居老人摔伤后无人护理', reason: 'residentsMatter', urgency: 'urgent', status: 'working', blownAt: inHours(-5), place: '陶洋村 27 号', detail: '老人七天前摔伤髋部，出院后一个人住，邻居轮流送饭，需要护理和无障碍改造。', assignments: [assignment(6, 'lead', arrived(-4.2, false, '股长带一名社工到场')), assignment(0, 'assist', { reportDueAt: inHours(-1) }), assignment(12, 'assist', { status: 'released', releaseReason: '已由民政局一并评估辅具，不必再跑一趟' })], history: history(-5, ['report', '县民政局', -4.2, '股长带一名社工到场'], ['release', '飞竹镇', -3, '已由民政局一并评估辅具，不必再跑一趟']) },
    { ...base, id: id(2003), number: 'CS-2026-000043', title: '梧桐村自来水发黄', reason: 'residentsMatter', urgency: 'normal', status: 'resolved', blownAt: inHours(-76), place: '梧桐村蓄水池', detail: '连续三天放出来的水发黄，村民不敢喝，只能去溪里挑水。', resolution: '更换了蓄水池滤料，冲洗管网两遍，送检水样合格。每月由住建局回访一次。', resolvedAt: inHours(-20), assignments: [assignment(3, 'lead', arrived(-70, false, '水务组 4 人，带便携检测仪')), assignment(0, 'assist', arrived(-60, true, '疾控人员取水样'))], history: history(-76, ['report', '县住建局', -70, '水务组 4 人，带便携检测仪'], ['report', '县卫健局', -60, '疾控人员取水样'], ['resolve', '县住建局', -20, null]) },
    { ...base, id: id(2004), number: 'CS-2026-000031', title: '大湖村占道养鸭清理', reason: 'jointEnforcement', urgency: 'normal', status: 'closed', blownAt: inHours(-500), place: '大湖村溪边', detail: '三户在溪边占道围栏养鸭，多次劝说不听，污水流进饮用水沟。', resolution: '三户自愿迁到村后荒坡，由农业农村局帮助搭棚。', resolvedAt: inHours(-400), assignments: [assignment(9, 'lead', { ...arrived(-498, false, '执法和畜牧各一组'), rating: { responseSpeed: 5, handlingQuality: 4, comment: '讲道理，没有硬来', ratedAt: inHours(-390) } })], history: history(-500, ['report', '县农业农村局', -498, null], ['resolve', '县农业农村局', -400, null], ['rate', '飞竹镇', -390, '讲道理，没有硬来']) },
  ] as WhistleView[]; // brands and unions on plain samples
}

/** Whistles of the invented county. */
export function answerWhistles(server: TestServer, roles: readonly Role[], hasAny: boolean): void {
  const all = hasAny ? samples() : [];
  const own = departments[0]!.id;
  const isCaller = roles.some((role) => role === 'townshipCadre' || role === 'villageCadre');
  const isCalled = roles.includes('departmentLiaison');
  const allowed = (one: WhistleView): WhistleAction[] => {
    const mine = one.assignments.find((a) => a.departmentId === own);
    const isOpen = one.status === 'blown' || one.status === 'working';
    return [
      ...(isCaller && isOpen ? (['release'] as const) : []), ...(isCaller && one.status === 'blown' ? (['cancel'] as const) : []), ...(isCaller && one.status === 'resolved' ? (['rate'] as const) : []),
      ...(isCalled && isOpen && mine?.status === 'called' ? (['report'] as const) : []), ...(isCalled && mine?.part === 'lead' && one.status === 'working' ? (['resolve'] as const) : []),
    ];
  };
  const seen = (one: WhistleView): WhistleView => ({ ...one, allowedActions: allowed(one) });
  const visible = () => all.filter((one) => !isCalled || one.assignments.some((a) => a.departmentId === own));
  const row = ({ detail: _d, place: _p, blownBy: _b, resolution: _r, resolvedAt: _a, history: _h, allowedActions: _l, ...rest }: WhistleView) => rest;
  const change = (whistleId: string, departmentId: string | null, of: Partial<Assignment>, status?: WhistleStatus) => {
    const one = all.find((whistle) => whistle.id === whistleId);
    if (!one) return refuse('whistle/not-found');
    Object.assign(one, { assignments: one.assignments.map((a) => (a.departmentId === departmentId ? { ...a, ...of } : a)), ...(status && { status }) });
    return ok(seen(one));
  };
  const now = () => new Date().toISOString();
  server.on(said.listWhistles, ({ stage, limit }) => { const found = visible().filter((one) => (stage === 'ended') === (one.status === 'closed' || one.status === 'cancelled')); return ok({ items: found.slice(0, limit).map(row), total: found.length, nextCursor: null }); });
  server.on(said.getWhistle, ({ whistleId }) => { const one = all.find((whistle) => whistle.id === whistleId); return one ? ok(seen(one)) : refuse('whistle/not-found'); });
  server.on(said.blowWhistle, ({ leadId, assistIds, ...rest }) => {
      const called = [leadId, ...assistIds].map((one, at) => assignment(departments.findIndex((d) => d.id === one), at === 0 ? 'lead' : 'assist'));
      all.unshift({ ...samples()[0]!, ...rest, id: id<never>(2100 + all.length), number: 'CS-2026-000048', status: 'blown', blownAt: now(), assignments: called });
      return ok(seen(all[0]!));
    });
  server.on(said.reportIn, ({ whistleId, note }) => change(whistleId, own, { ...arrived(0, false, note) }, 'working'));
  server.on(said.releaseDepartment, ({ whistleId, departmentId, reason }) => change(whistleId, departmentId, { status: 'released', releaseReason: reason }));
  server.on(said.resolveWhistle, ({ whistleId }) => change(whistleId, null, {}, 'resolved'));
  server.on(said.cancelWhistle, ({ whistleId }) => change(whistleId, null, {}, 'cancelled'));
  server.on(said.rateWhistle, ({ whistleId, departmentId, responseSpeed, handlingQuality, comment }) => {
      const rated = change(whistleId, departmentId, { rating: { responseSpeed, handlingQuality, comment: comment ?? null, ratedAt: now() } });
      const one = all.find((whistle) => whistle.id === whistleId);
      return one?.assignments.every((a) => a.status === 'released' || a.rating) ? change(whistleId, null, {}, 'closed') : rated;
    });
}
