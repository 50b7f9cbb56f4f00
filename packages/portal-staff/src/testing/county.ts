import * as evaluation from '@shaodao/contracts/evaluation/score';
import type { ScoreView } from '@shaodao/contracts/evaluation/score';
import * as session from '@shaodao/contracts/identity/session';
import { ok, refuse } from '@shaodao/contracts/kit';
import type { Role } from '@shaodao/contracts/actor';
import * as claim from '@shaodao/contracts/needs/claim';
import * as needs from '@shaodao/contracts/needs/need';
import type { NeedView } from '@shaodao/contracts/needs/need';
import type { NeedAction, NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import { addPhoto, getPhoto } from '@shaodao/contracts/needs/photo';
import { listDepartments, listDivisions } from '@shaodao/contracts/registry/division';
import * as person from '@shaodao/contracts/registry/person';
import { getRoster } from '@shaodao/contracts/volunteers/shift';
import { id, rowOf } from '@shaodao/portal-kit/testing/needs';
import type { TestServer } from '@shaodao/portal-kit/testing/test-server';
import { answerHouseholds } from './households.ts';
import { answerLiaison } from './liaison.ts';
import { answerOperations } from './operations.ts';
import { departments, divisions, inHours, kinds, sampleNeed, villages } from './samples.ts';
import { answerSheets } from './sheets.ts';
import { answerLateral } from './lateral.ts';
import { answerPosts } from './posts.ts';
import { answerStructure } from './structure.ts';
import { answerWhistles } from './whistles.ts';

const names = ['王秀英', '陈依妹', '林金水', '黄玉兰', '郑大伯', '吴阿婆', '张水生', '李春花'];
const nameOf = (personId: string): string => names[Number(personId.slice(-3)) % names.length]!;
const scopes: Partial<Record<Role, readonly [scope: string, name: string]>> = {
  gridOfficer: [id(41), '马洋村第一网格'], villageCadre: ['350123104203', '马洋村'], townshipCadre: ['350123104', '飞竹镇'], countyOrganiser: ['350123', '罗源县'], departmentLiaison: [departments[0]!.id, departments[0]!.name],
  representative: [id(70), '飞竹党代表工作室'], leader: ['350123104', '飞竹镇'], auditor: ['350123', '罗源县'], partner: ['own', '益众社工'], villager: ['own', '本人'],
};
const chart: Partial<Record<Role, Partial<Record<NeedStatus, readonly NeedAction[]>>>> = {
  gridOfficer: { submitted: ['verify', 'return', 'merge'] }, villageCadre: { submitted: ['verify', 'return', 'merge'] }, townshipCadre: { verified: ['publish'] },
  departmentLiaison: { published: ['claim'], claimed: ['schedule', 'release'], scheduled: ['schedule', 'recordService', 'release'], reopened: ['answerRating', 'schedule'] },
};

/** A picture of 1 × 1 px. */
const PIXEL = '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=';

/** Gives a test server the answers of an invented county, as these roles see it; commands change what later queries answer. */
export function answerAsCounty(server: TestServer, roles: readonly Role[], { size = 66 }: { size?: number } = {}) {
  const held = Array.from({ length: size }, (_, at) => sampleNeed(at)).map((need) => (need.departmentId && roles.includes('departmentLiaison') ? { ...need, departmentId: departments[0]!.id, departmentName: departments[0]!.name } as NeedView : need)); // a brand is only a name
  const asSeen = (need: NeedView): NeedView => ({ ...need, allowedActions: [...new Set(roles.flatMap((role) => chart[role]?.[need.status] ?? []))] });
  const find = (needId: string) => held.find((need) => need.id === needId);
  const change = (needId: string, action: NeedAction, status: NeedStatus, more: Partial<NeedView> = {}, note: string | null = null) => {
    const need = find(needId);
    if (!need) return refuse('need/not-found');
    const entry = { at: new Date().toISOString(), action, byPersonId: id<NeedView['history'][number]['byPersonId'] & string>(20), byRole: roles[0]!, byUnit: scopes[roles[0]!]?.[1] ?? null, toStatus: status, note };
    Object.assign(need, more, { status, version: need.version + 1, updatedAt: entry.at, history: [...need.history, entry] });
    return ok(asSeen(need));
  };
  const pageOf = <T>(items: readonly T[], { cursor, limit }: { cursor?: string | undefined; limit: number }) => {
    const start = Number(cursor ?? 0);
    return { items: items.slice(start, start + limit), total: items.length, nextCursor: start + limit < items.length ? String(start + limit) : null };
  };
  const orders = { newest: (a: NeedView, b: NeedView) => b.submittedAt.localeCompare(a.submittedAt), oldest: (a: NeedView, b: NeedView) => a.submittedAt.localeCompare(b.submittedAt), mostUrgent: (a: NeedView, b: NeedView) => b.urgency - a.urgency, leastUrgent: (a: NeedView, b: NeedView) => a.urgency - b.urgency };
  const select = (asked: { status?: string | undefined; villageCode?: string | undefined; category?: string | undefined; words?: string | undefined; order?: keyof typeof orders | undefined }) =>
    held.filter((need) => (!asked.status || asked.status.split(',').includes(need.status)) && (!asked.villageCode || need.villageCode === asked.villageCode) && (!asked.category || need.category === asked.category) && (!asked.words || `${need.title}${need.number}`.includes(asked.words)))
      .sort(orders[asked.order ?? 'newest']).map(rowOf);
  const open: readonly NeedStatus[] = ['submitted', 'verified', 'published', 'claimed', 'scheduled', 'served', 'reopened'];

  server.on(session.signIn, ({ userName, password, totp }) => {
      if (password !== 'shaodao-demo') return refuse('session/wrong-credentials');
      if (userName === 'with-totp' && !totp) return refuse('session/totp-required');
      if (totp && totp !== '123456') return refuse('session/wrong-totp');
      server.isSignedIn = true;
      return ok({ personId: id(20), roles: [...roles], expiresAt: inHours(12), token: 'test' });
    });
  server.on(session.signOut, () => { server.isSignedIn = false; return ok({}); });
  server.on(session.listDemoAccounts, () => ok({ items: (Object.keys(scopes) as Role[]).filter((role) => role !== 'villager').map((role, at) => ({ userName: `demo-${role}`, password: 'shaodao-demo', phone: null, role, scope: scopes[role]![1], portal: '/cadre/', name: names[at % names.length]! })) }));
  server.on(session.listSessions, () => ok({ items: [{ id: id(91), device: 'Windows · Chrome 149', startedAt: inHours(-3), lastSeenAt: inHours(0), isThisOne: true }, { id: id(92), device: '华为手机 · 微信', startedAt: inHours(-90), lastSeenAt: inHours(-26), isThisOne: false }] }));
  server.on(session.endSession, () => ok({}));
  server.on(session.enrolTotp, ({ password }) => (password === 'shaodao-demo' ? ok({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Shaodao:huang?secret=JBSWY3DPEHPK3PXP&issuer=Shaodao' }) : refuse('session/wrong-credentials')));
  server.on(session.confirmTotp, ({ code }) => (code === '123456' ? ok({}) : refuse('session/wrong-totp')));
  server.on(person.getMe, () => ok({ personId: id(20), name: '黄建国', phoneMasked: '138****5678', households: [], village: null, grants: roles.map((role) => ({ role, scope: scopes[role]![0], scopeName: scopes[role]![1], validUntil: null })) }));
  server.on(person.listPersonCards, ({ ids }) => ok({ items: ids.split(',').map((one) => ({ id: one as never, label: `${nameOf(one)[0]}**`, phoneMasked: `138****${one.slice(-4)}`, isMasked: true })) })); // a brand is only a name
  server.on(person.revealPerson, (asked) => ok({ personId: asked.personId, name: nameOf(asked.personId), phone: '13805015678', address: '马洋村 12 号', shownUntil: inHours(0.25) }));
  const homes = Array.from({ length: size > 0 ? 86 : 0 }, (_, at) => ({ id: id<never>(300 + at), name: `${nameOf(String(at).padStart(3, '0'))}家`, number: `MY-${String(at + 1).padStart(3, '0')}`, villageCode: villages[3]!.code, careTags: at % 3 === 0 ? (['leftBehindElder', 'livesAlone'] as const).slice(0, 1 + (at % 2)) : [], memberCount: 1 + (at % 4) }));
  server.on(person.listHouseholds, (asked) => ok(pageOf(homes, asked)));
  server.on(person.searchHouseholds, (asked) => ok(pageOf(homes.filter((home) => home.number.includes(asked.words) || home.name.includes(asked.words.slice(0, 1))), { limit: asked.limit })));
  server.on(listDivisions, () => ok({ items: [...divisions, { code: '350123200', name: '白塔乡', kind: 'township', parentCode: '350123', isHollow: false, isInvented: false }] }));
  server.on(listDepartments, () => ok({ items: departments }));
  server.on(needs.listServiceKinds, () => ok({ items: kinds }));
  server.on(needs.countNeeds, () => ok({
      byStatus: [...Map.groupBy(held, (need) => need.status)].map(([status, all]) => ({ status, count: all.length })),
      byVillage: villages.map((village) => ({ village, all: held.filter((need) => need.villageCode === village.code && open.includes(need.status)) })).filter(({ all }) => all.length > 0)
        .map(({ village, all }) => ({ villageCode: village.code, villageName: village.name, open: all.length, oldestSubmittedAt: all.map((need) => need.submittedAt).sort()[0] ?? null })),
    }));
  server.on(needs.listNeeds, (asked) => ok(pageOf(select(asked), asked)));
  server.on(needs.getNeed, ({ needId }) => { const need = find(needId); return need ? ok(asSeen(need)) : refuse('need/not-found'); });
  server.on(needs.listSimilarNeeds, ({ needId }) => ok({ items: held.filter((need) => need.id !== needId && need.category === find(needId)?.category).slice(0, 2).map(rowOf) }));
  server.on(needs.verifyNeed, ({ needId, note, ...more }, { version }) => (find(needId)?.version !== version ? refuse('version/stale') : change(needId, 'verify', 'verified', more, note)));
  server.on(needs.publishNeed, ({ needId, title }, { version }) => (find(needId)?.version !== version ? refuse('version/stale') : change(needId, 'publish', 'published', { title })));
  server.on(needs.returnNeed, ({ needId, reason }) => change(needId, 'return', 'returned', {}, reason));
  server.on(needs.mergeNeed, ({ needId, intoId }) => change(needId, 'merge', 'merged', { mergedIntoId: intoId }));
  server.on(needs.askForHelp, ({ detail, kindId, howSoon, householdId }) => { const need = { ...sampleNeed(0), id: id(5000 + held.length), title: detail.slice(0, 20), detail, kindId, howSoon, householdId, status: 'submitted' } as NeedView; held.unshift(need); return ok(need); }); // as above
  server.on(addPhoto, () => ok({ photoId: id(60) }));
  server.on(getPhoto, () => ok({ mediaType: 'image/jpeg', base64: PIXEL }));
  server.on(claim.listClaimableNeeds, ({ duties, ...asked }) => ok(pageOf(select({ ...asked, status: 'published', order: 'mostUrgent' }).slice(0, duties === 'mine' ? 8 : undefined), asked)));
  server.on(claim.listClaimedNeeds, ({ stage, ...asked }) => ok(pageOf(select({ status: stage === 'open' ? 'claimed,scheduled,served,reopened' : 'closed,rated' }), asked)));
  server.on(claim.claimNeed, ({ needId, plan }) => (find(needId)?.status === 'published' ? change(needId, 'claim', 'claimed', { departmentId: departments[0]!.id as never, departmentName: departments[0]!.name, dueAt: inHours(100) }, plan) : refuse('need/claimed-by-other')));
  server.on(claim.releaseNeed, ({ needId, reason }) => change(needId, 'release', 'published', { departmentId: null, departmentName: null, dueAt: null }, reason));
  server.on(claim.scheduleVisit, ({ needId, on, from, to, volunteersWanted, note }) => change(needId, 'schedule', 'scheduled', { visitOn: on, visit: { on, from, to, volunteersWanted, volunteersSignedUp: 0, note: note ?? null }, dueAt: null }));
  server.on(claim.recordService, ({ needId, persons, minutes, note }) => change(needId, 'recordService', 'served', { service: { servedAt: new Date().toISOString(), persons, minutes, note: note ?? null } }, note));
  server.on(claim.answerRating, ({ needId, answer }) => { const rating = find(needId)?.rating; return rating ? change(needId, 'answerRating', 'reopened', { rating: { ...rating, answer } }, answer) : refuse('need/not-reopened'); });
  server.on(getRoster, () => ok({ shiftId: id(80), wanted: 3, people: size === 0 ? [] : [{ personId: id(601), status: 'signedUp', at: inHours(-20) }, { personId: id(602), status: 'signedUp', at: inHours(-5) }, { personId: id(603), status: 'waiting', at: inHours(-1) }] }));
  server.on(evaluation.listScores, (asked) => ok(pageOf(size === 0 ? [] : departments.map((_, at) => scoreOf(at)).sort((a, b) => a.departmentName.localeCompare(b.departmentName, 'zh')), asked)));
  server.on(evaluation.getScore, ({ departmentId }) => ok(scoreOf(Math.max(0, departments.findIndex((one) => one.id === departmentId)), size === 0)));
  answerWhistles(server, roles, size > 0);
  answerLiaison(server, size > 0);
  answerOperations(server, size > 0);
  answerSheets(server, size > 0);
  answerHouseholds(server, roles);
  answerStructure(server, roles, size > 0);
  answerPosts(server, roles, size > 0);
  answerLateral(server, roles, size > 0);
  return { find };
}

function scoreOf(at: number, isEmpty = false): ScoreView {
  const isFew = isEmpty || at % 5 === 3;
  const served = isEmpty ? 0 : isFew ? 3 : 24 + at * 3;
  const distribution = isEmpty ? [0, 0, 0, 0, 0] : isFew ? [0, 0, 1, 0, 1] : [at % 2, 1 + (at % 3), 2, 6 + at, 8 + at];
  const rated = distribution.reduce((sum, n) => sum + n, 0);
  return {
    departmentId: departments[at]!.id as never, departmentName: departments[at]!.name, claimed: served + 4, served, rated, lapsed: isFew ? 0 : 2, distribution, badRatings: distribution[0]! + distribution[1]!, putRight: Math.max(0, distribution[0]! + distribution[1]! - (at % 2)), // a brand is only a name
    mean: isFew ? null : 4.1, medianHoursToServe: isFew ? null : 40 + at * 9, persons: served * 3, minutes: served * 80, whistles: { called: isEmpty ? 0 : 6, reported: isEmpty ? 0 : 6, late: isEmpty ? 0 : at % 3, rated: isEmpty ? 0 : 5, meanSpeed: isFew ? null : 4.2, meanQuality: isFew ? null : 4 }, isComparable: !isFew,
  };
}
