import { ok, refuse } from '@shaodao/contracts/kit';
import * as said from '@shaodao/contracts/liaison/reception';
import type { OpinionView } from '@shaodao/contracts/liaison/reception';
import * as tie from '@shaodao/contracts/registry/tie';
import { id } from '@shaodao/portal-kit/testing/needs';
import type { TestServer } from '@shaodao/portal-kit/testing/test-server';
import { inDays, inHours, villages } from './samples.ts';

const titles = ['老人食堂能不能周末也开', '村道路灯坏了七盏', '想有人帮忙卖脐橙', '卫生所每周多开一天', '危房鉴定等了两个月', '希望多放几场电影', '残疾证年审太远'];
const opinion = (at: number): OpinionView => {
  const status = (['turnedIntoNeed', 'solved', 'recorded', 'solved', 'turnedIntoNeed', 'solved', 'turnedIntoNeed'] as const)[at % 7]!;
  const village = villages[at % villages.length]!;
  return {
    id: id<never>(3000 + at), number: `YJ-2026-${String(87 - at).padStart(6, '0')}`, receptionDayId: id<never>(3500), workroomName: '飞竹党代表工作室', villageCode: village.code as never, villageName: village.name, personId: at % 3 === 0 ? null : id<never>(700 + at),
    title: titles[at % titles.length]!, detail: '我们几个老人商量过，平时还好，周末孩子也不在家，想问问能不能也有饭吃，多收一点钱也行。', status, needId: status === 'recorded' ? null : id<never>(1000 + at), needStatus: status === 'recorded' ? null : status === 'solved' ? 'closed' : 'claimed', recordedAt: inHours(-100 - at * 40), solvedAt: status === 'solved' ? inHours(-10 - at * 12) : null,
  };
};

/** Ties, reception days and opinions of the invented county. */
export function answerLiaison(server: TestServer, hasAny: boolean): void {
  const opinions = hasAny ? Array.from({ length: 14 }, (_, at) => opinion(at)) : [];
  const day = (at: number, days: number) => ({ id: id<never>(3500 + at), workroomId: id<never>(70), workroomName: '飞竹党代表工作室', on: inDays(days), from: '09:00', to: '11:30', place: '飞竹镇便民服务中心二楼', level: (['township', 'county', 'city'] as const)[at % 3]!, opinions: days > 0 ? 0 : 6 + at, solved: days > 0 ? 0 : 3, villageCodes: villages.slice(0, 6).map((one) => one.code as never) });
  const ties = hasAny ? Array.from({ length: 5 }, (_, at) => ({
    id: id<never>(4000 + at), householdId: id<never>(300 + at), householdName: ['王秀英家', '陈依妹家', '林金水家', '黄玉兰家', '吴阿婆家'][at]!, villageCode: villages[3]!.code as never, villageName: villages[3]!.name, relativeId: id<never>(820 + at), relation: (['child', 'grandchild', 'child', 'sibling', 'mobileMember'] as const)[at]!,
    status: (at < 3 ? 'proposed' : at === 3 ? 'confirmed' : 'refused') as 'proposed' | 'confirmed' | 'refused', elderAgreed: at === 3, proposedAt: inHours(-5 - at * 30), decidedAt: null, note: at === 0 ? '我在福州上班，妈妈一个人在家，手机用不好。' : null, allowedActions: at < 3 ? (['confirm', 'refuse'] as ('confirm' | 'refuse')[]) : [],
  })) : [];
  const decide = (tieId: string, status: 'confirmed' | 'refused') => {
    const one = ties.find((found) => found.id === tieId);
    if (!one) return refuse('tie/not-found');
    Object.assign(one, { status, allowedActions: [], elderAgreed: status === 'confirmed' });
    return ok(one);
  };
  server.on(said.listWorkrooms, () => ok({ items: [{ id: id(8800) as never, number: 1, name: '马洋片区党代表工作室', place: '马洋村党群服务中心' }] }));
  server.on(tie.listTies, () => ok({ items: ties }));
  server.on(tie.confirmTie, ({ tieId }) => decide(tieId, 'confirmed'));
  server.on(tie.refuseTie, ({ tieId }) => decide(tieId, 'refused'));
  server.on(said.listReceptionDays, ({ when }) => { const items = !hasAny ? [] : when === 'coming' ? [day(0, 0), day(1, 30), day(2, 61)] : [day(3, -30), day(4, -60), day(5, -91)]; return ok({ items, total: items.length, nextCursor: null }); });
  server.on(said.recordOpinion, ({ title, detail, villageCode }) => { const one = { ...opinion(2), id: id<never>(3900), number: 'YJ-2026-000088', title, detail, villageCode, recordedAt: new Date().toISOString() }; opinions.unshift(one); return ok(one); });
  server.on(said.listOpinions, ({ status, limit }) => { const items = opinions.filter((one) => !status || one.status === status); return ok({ items: items.slice(0, limit), total: items.length, nextCursor: null }); });
  server.on(said.getOpinion, ({ opinionId }) => { const one = opinions.find((found) => found.id === opinionId); return one ? ok(one) : refuse('opinion/not-found'); });
}
