import type { Role } from '@shaodao/contracts/actor';
import { ok, refuse } from '@shaodao/contracts/kit';
import * as committee from '@shaodao/contracts/registry/committee';
import type { CommitteeView } from '@shaodao/contracts/registry/committee';
import * as department from '@shaodao/contracts/registry/department';
import type { DepartmentPage } from '@shaodao/contracts/registry/department';
import * as mobile from '@shaodao/contracts/registry/mobile';
import type { PairView } from '@shaodao/contracts/registry/mobile';
import * as pairing from '@shaodao/contracts/registry/pairing';
import type { PairingView } from '@shaodao/contracts/registry/pairing';
import * as partner from '@shaodao/contracts/registry/partner';
import type { PartnerView } from '@shaodao/contracts/registry/partner';
import * as training from '@shaodao/contracts/registry/training';
import type { TrainingView } from '@shaodao/contracts/registry/training';
import { id } from '@shaodao/portal-kit/testing/needs';
import type { TestServer } from '@shaodao/portal-kit/testing/test-server';
import { wholePage } from './posts.ts';
import { departments, inDays, inHours, kinds, villages } from './samples.ts';

const brand = (of: string): never => of as never; // ids are brands on plain text
const township = '飞竹镇';
const told = (action: string) => [{ at: inHours(-5000), action, byPersonId: null, byRole: 'countyOrganiser', byUnit: '罗源县', toStatus: 'present', note: null }];

const pairingAt = (at: number, mayAct: boolean): PairingView => {
  const row = { id: brand(id(8000 + at)), departmentId: brand(departments[at]!.id), departmentName: departments[at]!.name, villageCode: brand(villages[at]!.code), villageName: villages[at]!.name, townshipName: township, startedOn: '2024-01-08', endedOn: null, version: 1 };
  return { ...row, endReason: null, history: told('start'), allowedActions: mayAct ? ['end'] : [], ofDepartment: [row], ofVillage: [row], shared: at % 2 === 0 ? [kinds[at]!.id] : [], secretaryName: '林建国' };
};
const committeeAt = (at: number, mayAct: boolean): CommitteeView => ({
  id: brand(id(8100 + at)), name: `${villages[at]!.name.replace('村', '')}中心村党委`, centreCode: brand(villages[at]!.code), centreName: villages[at]!.name, townshipName: township, foundedOn: '2023-06-28', dissolvedOn: null, leads: 2, openMatters: 1, version: 3,
  led: [5, 6].map((n) => ({ id: id(8150 + n), villageCode: brand(villages[n]!.code), villageName: villages[n]!.name, startedOn: '2023-06-28', endedOn: null })),
  matters: [{ id: id(8190), field: 'livelihood', title: '长者食堂送餐到邻村', detail: '多做二十份，网格员带回去', startedOn: '2026-01-05', finishedOn: null, result: null }, { id: id(8191), field: 'industry', title: '秀珍菇统一供种统一销售', detail: null, startedOn: '2025-02-01', finishedOn: '2025-12-01', result: '三个村户均增收两千元' }],
  secretaryName: '林建国', history: told('found'), allowedActions: mayAct ? ['lead', 'addJoint', 'dissolve'] : [],
});
const departmentAt = (at: number, mayChange: boolean): DepartmentPage => ({
  id: brand(departments[at]!.id), name: departments[at]!.name, shortName: departments[at]!.name.replace('县', ''), kind: 'government', phone: '0591-26830000', dutyKindIds: departments[at]!.dutyKindIds, liaisons: at === 4 ? [] : ['陈秀珠'], villageName: villages[at % 10]!.name, version: 1,
  contacts: at === 4 ? [] : [{ postingId: brand(id(7100 + at)), name: '陈秀珠', title: '联络员', startedOn: '2025-03-01' }], pairing: { id: brand(id(8000 + (at % 6))), villageCode: brand(villages[at % 10]!.code), villageName: villages[at % 10]!.name, startedOn: '2024-01-08' },
  sent: [{ postingId: brand(id(7003)), name: '郑雪梅', title: '驻村第一书记', placeName: villages[at % 10]!.name }], history: [], mayChange,
});
const partnerAt = (at: number, mayChange: boolean): PartnerView => ({
  id: brand(id(8200 + at)), name: ['益众社工', '蓝豹救援', '高山茶叶专业合作社'][at]!, kind: (['socialOrganisation', 'socialOrganisation', 'cooperative'] as const)[at]!, phone: null, serviceKindIds: [kinds[0]!.id], modes: ['purchasedPost'], contactName: '吴家兴', endsSoonOn: at === 0 ? inDays(30) : null, version: 1, contactSince: '2025-01-01',
  licences: [{ id: id(8250 + at), name: '法人登记证书', number: 'MJD-482911', issuedOn: '2023-01-01', expiresOn: inDays(at === 0 ? 30 : 700), isExpired: false, isExpiring: at === 0 }],
  agreements: [{ id: id(8260 + at), mode: 'purchasedPost', title: '政府购买岗位协议', departmentName: '县民政局', startedOn: '2026-01-01', endsOn: inDays(300), endedOn: null, endReason: null, isInForce: true, isExpiring: false }], history: told('register'), mayChange,
});
const trainingAt = (at: number, mayAct: boolean): TrainingView => ({
  id: brand(id(8300 + at)), family: (['villageCadres', 'serviceStaff', 'partyMembers'] as const)[at % 3]!, mode: (['demonstration', 'byCategory', 'exchange'] as const)[at % 3]!, title: ['怎样上门问需求', '网格走访怎么记', '陪孩子说话的几个办法', '手机代办常见问题'][at]!, heldOn: inDays(-10 - at * 12), place: '飞竹镇党校教室', divisionCode: brand('350123104'),
  divisionName: township, attended: 2, isCancelled: false, version: 1, attendees: [{ personId: brand(id(900)), name: '林建国', placeName: '马洋村' }, { personId: brand(id(901)), name: '陈秀珠', placeName: '刘洋村' }], cancelReason: null, history: [], allowedActions: mayAct ? ['recordAttendance'] : [],
});
const pairAt = (at: number, mayChange: boolean): PairView => ({
  id: brand(id(8400 + at)), villageCode: brand(villages[at]!.code), villageName: villages[at]!.name, homePersonId: brand(id(700 + at)), homeLabel: '王**', mobilePersonId: brand(id(720 + at)), mobileLabel: '陈**', branchName: '福州晋安流动党员党支部', startedOn: '2025-09-01', endedOn: null, personTimes: 3, lastHelpedOn: inDays(-9), version: 1,
  helps: [{ id: id(8450 + at), helpedOn: inDays(-9), personTimes: 3, title: '代买降压药寄回村里' }], mayChange,
});

/** Lateral ties and bodies of the invented county; what is done is answered as it stands. */
export function answerLateral(server: TestServer, roles: readonly Role[], hasAny: boolean): void {
  const isCountys = roles.includes('countyOrganiser');
  const mayKeep = isCountys || roles.includes('townshipCadre') || roles.includes('villageCadre');
  const many = <T>(count: number, of: (at: number) => T): T[] => (hasAny ? Array.from({ length: count }, (_, at) => of(at)) : []);
  const pairings = many(6, (at) => pairingAt(at, isCountys));
  const committees = many(3, (at) => committeeAt(at, isCountys));
  const bodies = many(departments.length, (at) => departmentAt(at, isCountys));
  const partners = many(3, (at) => partnerAt(at, isCountys));
  const trainings = many(4, (at) => trainingAt(at, isCountys || roles.includes('townshipCadre')));
  const pairs = many(5, (at) => pairAt(at, mayKeep));
  const first = <T, const R extends string>(items: readonly T[], is: (item: T) => boolean, refusal: R) => { const one = items.find(is); return one ? ok(one) : refuse(refusal); };

  server.on(pairing.listPairings, ({ show, words }) => wholePage(show === 'past' ? [] : pairings.filter((one) => !words || `${one.departmentName}${one.villageName}`.includes(words))));
  server.on(pairing.getPairing, ({ pairingId }) => first(pairings, (one) => one.id === pairingId, 'pairing/not-found'));
  server.on(pairing.listUnpaired, () => ok({ departments: hasAny ? [{ id: brand(departments[9]!.id), name: departments[9]!.name }] : [], villages: hasAny ? [{ code: brand(villages[9]!.code), name: villages[9]!.name, townshipName: township }] : [] }));
  server.on(pairing.startPairing, () => (pairings[0] ? ok(pairings[0]) : refuse('pairing/not-hollow')));
  server.on(pairing.endPairing, ({ pairingId }) => first(pairings, (one) => one.id === pairingId, 'pairing/not-found'));
  server.on(pairing.proposePairings, () => ok({
    items: pairings.map((one, at) => ({ departmentId: one.departmentId, departmentName: one.departmentName, villageCode: one.villageCode, villageName: one.villageName, townshipName: township, isPresent: at > 1, points: 20, fits: one.shared, minutes: 42 })), changes: Math.min(2, pairings.length), valuePoints: 812.5, boundPoints: 812.5, villagesLeft: 4,
  }));
  server.on(pairing.adoptPairings, (asked) => ok({ started: asked.pairs.length, ended: asked.pairs.length }));
  server.on(committee.listCommittees, ({ show }) => wholePage(show === 'past' ? [] : committees));
  server.on(committee.getCommittee, ({ committeeId }) => first(committees, (one) => one.id === committeeId, 'committee/not-found'));
  for (const operation of [committee.dissolveCommittee, committee.leadVillage, committee.releaseVillage, committee.addJointMatter, committee.finishJointMatter] as const) server.on(operation, (asked: { committeeId: string }) => first(committees, (one) => one.id === asked.committeeId, 'committee/not-found'));
  server.on(department.listDepartmentRows, ({ dutyKindId, words }) => wholePage(bodies.filter((one) => (!dutyKindId || one.dutyKindIds.includes(dutyKindId)) && (!words || one.name.includes(words)))));
  server.on(department.getDepartment, ({ departmentId }) => first(bodies, (one) => one.id === departmentId, 'department/not-found'));
  server.on(department.changeDepartment, ({ departmentId, name }) => { const one = bodies.find((found) => found.id === departmentId); if (!one) return refuse('department/not-found'); Object.assign(one, { name, version: one.version + 1 }); return ok(one); });
  server.on(partner.listPartners, ({ show }) => wholePage(show === 'expiring' ? partners.filter((one) => one.endsSoonOn) : partners));
  server.on(partner.getOwnPartner, () => (partners[0] ? ok({ partner: partners[0], asked: [{ kindId: kinds[0]!.id, villageCode: brand(villages[3]!.code), villageName: '马洋村', townshipName: '飞竹镇', times: 7, lastOn: inDays(-3) }, { kindId: kinds[0]!.id, villageCode: brand(villages[4]!.code), villageName: '蛤蟆石村', townshipName: '飞竹镇', times: null, lastOn: inDays(-9) }] }) : refuse('partner/not-found')));
  server.on(partner.getPartner, ({ partnerId }) => first(partners, (one) => one.id === partnerId, 'partner/not-found'));
  server.on(training.listTrainings, ({ show }) => wholePage(show === 'coming' ? [] : trainings));
  server.on(training.getTraining, ({ trainingId }) => first(trainings, (one) => one.id === trainingId, 'training/not-found'));
  server.on(training.recordAttendance, ({ trainingId, personIds }) => { const one = trainings.find((found) => found.id === trainingId); if (!one) return refuse('training/not-found'); Object.assign(one, { attended: personIds.length, version: one.version + 1 }); return ok(one); });
  server.on(training.listLearners, () => wholePage(many(4, (at) => ({ personId: brand(id(900 + at)), name: ['林建国', '陈秀珠', '黄志明', '郑雪梅'][at]!, title: '村“两委”委员', placeName: villages[at]!.name, lastOn: at === 1 ? inDays(-500) : null }))));
  server.on(mobile.listMobileBranches, () => ok({ items: many(2, (at) => ({ id: brand(id(8500 + at)), kind: at === 0 ? ('branch' as const) : ('group' as const), name: ['福州晋安流动党员党支部', '城关流动党员党小组'][at]!, place: ['福州市', '罗源县城'][at]!, members: 5 - at * 2, version: 1 })), personTimes: hasAny ? 380 : 0, pairs: pairs.length }));
  server.on(mobile.listPairs, ({ show }) => wholePage(show === 'past' ? [] : pairs));
  server.on(mobile.getPair, ({ pairId }) => first(pairs, (one) => one.id === pairId, 'pair/not-found'));
  server.on(mobile.recordHelp, ({ pairId, personTimes }) => { const one = pairs.find((found) => found.id === pairId); if (!one) return refuse('pair/not-found'); Object.assign(one, { personTimes: one.personTimes + personTimes, version: one.version + 1 }); return ok(one); });
  server.on(mobile.pairMembers, () => (pairs[0] ? ok(pairs[0]) : refuse('branch/not-found')));
}
