import { confirmSession, listDemoAccounts, requestCode, requestConfirmation, signInByCode, signOut } from '@shaodao/contracts/identity/session';
import { ok, refuse } from '@shaodao/contracts/kit';
import type { OutputOf } from '@shaodao/contracts/kit';
import { askForHelp, getNeed, listMyNeeds, listServiceKinds, rateNeed, reopenNeed, resubmitNeed, withdrawNeed } from '@shaodao/contracts/needs/need';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { addPhoto, getPhoto } from '@shaodao/contracts/needs/photo';
import { listMyData } from '@shaodao/contracts/registry/household';
import { confirmMyNumber, denyMyNumber, listMyNumbers } from '@shaodao/contracts/registry/number-change';
import { getMe, listLooksAtMe, listPersonCards } from '@shaodao/contracts/registry/person';
import { listTies, proposeTie, withdrawTie } from '@shaodao/contracts/registry/tie';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { aNeed, id, rowOf } from '@shaodao/portal-kit/testing/needs';
import { startTestServer } from '@shaodao/portal-kit/testing/test-server';

type MyNumber = OutputOf<typeof listMyNumbers>['items'][number];
type Tie = OutputOf<typeof listTies>['items'][number];
const hoursFromNow = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const village = { code: '350123100201', name: '巽屿村' };

const kind = (category: 'health' | 'living' | 'law' | 'education' | 'culture', name: string, slug: string, hint: string) =>
  ({ id: slug as never, category, mode: 'regular' as const, name, hint, isRetired: false });
/** Some of the county's kinds of service. */
export const kinds: OutputOf<typeof listServiceKinds>['items'] = [
  kind('health', '量血压测血糖', 'blood-pressure', '几个人、平时高不高'), kind('health', '送医送药', 'medicine-delivery', '什么药、还剩几天的量'), kind('health', '义诊', 'free-clinic', '大约几个人、主要是什么病'),
  kind('health', '查眼睛配老花镜', 'eye-check', '看远还是看近不清楚'), kind('health', '中医推拿针灸', 'chinese-medicine', '哪里痛、多久了'), kind('health', '陪着去看病', 'hospital-escort', '哪家医院、哪天、能不能坐车'),
  kind('living', '修家电', 'appliance-repair', '什么电器、怎么坏的、什么牌子'), kind('living', '上门理发', 'haircut', '几个人、能不能走到村部'), kind('living', '修水管水龙头', 'water-pipe-repair', '哪里漏、总阀关得上吗'),
  kind('living', '查电线修电路', 'wiring-check', '哪间屋、有没有跳闸冒火花'), kind('living', '代办证件手续', 'document-errand', '办什么证、材料齐不齐'), kind('law', '讨回工钱', 'wage-arrears', '哪里干的活、欠多少、有没有字据'),
  kind('law', '调解矛盾纠纷', 'dispute-mediation', '和谁、为什么事、多久了'), kind('education', '教老人用手机', 'phone-lessons', '想学什么：视频、看病挂号、交费'), kind('culture', '拍照片全家福', 'photographs', '几个人、要不要证件照'),
];

const me = { grandma: id(9), son: id(10), grandson: id(11) };
const entry = (hours: number, action: string, toStatus: string, byUnit: string | null, note: string | null = null, byPersonId: string | null = null) =>
  ({ at: hoursFromNow(hours), action, toStatus, byUnit, note, byPersonId: byPersonId as never, byRole: byPersonId ? 'villager' : 'gridOfficer' });
const common = { villageCode: village.code, villageName: village.name, townshipName: '碧里乡' };

/** Grandma Wang's matters, one in each state that asks something of her. */
const needsOfGrandma = (): NeedView[] => [
  aNeed({
    ...common, id: id(101), number: 'XQ-2026-000218', title: '上门量血压测血糖', kindName: '量血压测血糖', status: 'scheduled', departmentId: id(60), departmentName: '县医院', visitOn: dayOf(hoursFromNow(24)), detail: '最近起床老头晕，想请医生来量量血压。\n我和隔壁的林阿婆两个人。',
    visit: { on: dayOf(hoursFromNow(24)), from: '09:00', to: '10:30', volunteersWanted: 1, volunteersSignedUp: 1, note: '请先别吃早饭，要扎手指测血糖。' }, updatedAt: hoursFromNow(-5), submittedAt: hoursFromNow(-76), allowedActions: ['withdraw'],
    history: [entry(-76, 'submit', 'submitted', village.name, null, me.grandma), entry(-70, 'verify', 'verified', village.name), entry(-52, 'publish', 'published', '碧里乡'), entry(-28, 'claim', 'claimed', '县医院'), entry(-5, 'schedule', 'scheduled', '县医院', '刘护士带队，到家里来')],
  }),
  aNeed({
    ...common, id: id(102), number: 'XQ-2026-000195', title: '厨房的灯不亮', kindName: '查电线修电路', category: 'living', status: 'served', departmentId: id(61), departmentName: '县供电公司', detail: '厨房的灯不亮，换了灯泡也没用。',
    service: { servedAt: hoursFromNow(-26), persons: 1, minutes: 50, note: '换了开关和一段老化的电线' }, updatedAt: hoursFromNow(-26), submittedAt: hoursFromNow(-200), dueAt: hoursFromNow(300), allowedActions: ['rateWell', 'rateBadly'],
    history: [entry(-200, 'submit', 'submitted', village.name, null, me.grandma), entry(-190, 'verify', 'verified', village.name), entry(-150, 'claim', 'claimed', '县供电公司'), entry(-26, 'recordService', 'served', '县供电公司', '换了开关和一段老化的电线')],
  }),
  aNeed({
    ...common, id: id(103), number: 'XQ-2026-000226', title: '想办老年证', kindName: '代办证件手续', category: 'living', status: 'returned', detail: '想办老年证', updatedAt: hoursFromNow(-3), submittedAt: hoursFromNow(-30), allowedActions: ['resubmit', 'withdraw'],
    history: [entry(-30, 'submit', 'submitted', village.name, null, me.grandma), entry(-3, 'return', 'returned', village.name, '身份证在手上吗？有没有两张小照片？')],
  }),
  aNeed({
    ...common, id: id(104), number: 'XQ-2026-000210', title: '看报纸看不清，想配老花镜', kindName: '查眼睛配老花镜', status: 'claimed', departmentId: id(60), departmentName: '县医院', updatedAt: hoursFromNow(-49), submittedAt: hoursFromNow(-120), detail: '看近的不清楚', allowedActions: ['withdraw'],
    history: [entry(-120, 'submit', 'submitted', village.name, null, me.grandma), entry(-100, 'verify', 'verified', village.name), entry(-49, 'claim', 'claimed', '县医院')],
  }),
  aNeed({
    ...common, id: id(105), number: 'XQ-2026-000167', title: '上门理发', kindName: '上门理发', category: 'living', status: 'closed', departmentId: id(62), departmentName: '团县委', updatedAt: hoursFromNow(-24 * 9), submittedAt: hoursFromNow(-24 * 20), detail: '腿脚不好，走不到镇上', allowedActions: ['reopen'],
    rating: { level: 5, word: '小伙子手艺好，人也和气', ratedAt: hoursFromNow(-24 * 9), answer: null }, service: { servedAt: hoursFromNow(-24 * 10), persons: 2, minutes: 60, note: null },
    history: [entry(-480, 'submit', 'submitted', village.name, null, me.grandma), entry(-240, 'recordService', 'served', '团县委'), entry(-216, 'rateWell', 'rated', village.name, null, me.grandma), entry(-216, 'close', 'closed', null)],
  }),
];

/** A village with Grandma Wang, her grandson at home and her son far away; `who` is signed in. Built portals are served from `folder`. */
export async function startVillage({ who = 'grandma', folder }: { who?: 'grandma' | 'son'; folder?: string } = {}) {
  const county = await startTestServer({ folder });
  const needs = new Map(needsOfGrandma().map((need) => [need.id as string, need]));
  const tie = (n: number, change: Partial<Tie>): Tie => ({
    id: id(n), householdId: id(1), householdName: '王秀英家', villageCode: village.code as never, villageName: village.name, relativeId: id(10), relation: 'child', status: 'confirmed', elderAgreed: true,
    proposedAt: hoursFromNow(-24 * 6), decidedAt: hoursFromNow(-24 * 5), note: null, allowedActions: ['withdraw'], ...change,
  });
  let ties: Tie[] = who === 'grandma' ? [tie(201, {}), tie(202, { relativeId: id(12), relation: 'grandchild', status: 'proposed', elderAgreed: false, decidedAt: null, proposedAt: hoursFromNow(-20) })] : [tie(201, {})];
  const change = (needId: string, with_: Partial<NeedView>, action: string, note: string | null = null) => {
    const need = needs.get(needId);
    if (!need) return refuse('need/not-found');
    const next = { ...need, ...with_, version: need.version + 1, updatedAt: hoursFromNow(0), history: [...need.history, entry(0, action, with_.status ?? need.status, village.name, note, me.grandma)] };
    needs.set(needId, next);
    return ok(next);
  };
  let isConfirmed = false;
  const aNumber = (n: number, change: Partial<MyNumber>): MyNumber => ({
    id: id(n), phoneMasked: '139****5566', askedAt: hoursFromNow(-5), isFirst: false, wasProved: false, readyAt: hoursFromNow(60), status: 'waiting',
    byRole: 'gridOfficer', byUnit: village.name, byFile: false, confirmedByRole: null, ...change,
  });
  let numbers: MyNumber[] = [
    aNumber(501, {}), aNumber(502, { status: 'inForce', phoneMasked: '138****1234', wasProved: true, askedAt: hoursFromNow(-24 * 90), byRole: 'villageCadre' }),
  ];
  const members = [{ id: me.grandma as never, label: '王秀英' }, { id: me.grandson as never, label: '陈小宇' }];
  const person = who === 'grandma'
    ? { personId: me.grandma, name: '王秀英', relation: 'member' as const, phone: '13859901234', phoneMasked: '138****1234' }
    : { personId: me.son, name: '陈建华', relation: 'trusted' as const, phone: '13705912266', phoneMasked: '137****2266' };

  county
    .on(listDemoAccounts, () => ok({ items: [{ userName: 'wangdama', password: null, phone: '13859901234', role: 'villager', scope: '村民，巽屿村，独自住', portal: 'villager', name: '王秀英' }, { userName: 'chenjianhua', password: null, phone: '13705912266', role: 'relative', scope: '王大妈的儿子，在福州上班', portal: 'villager', name: '陈建华' }] }))
    .on(requestCode, () => ok({ validMinutes: 5, demoCode: '362518' }))
    .on(signInByCode, ({ phone, code }) => {
      if (phone !== person.phone) return refuse('code/unknown-phone');
      if (code !== '362518') return refuse('code/wrong');
      county.isSignedIn = true;
      return ok({ personId: person.personId as never, roles: ['villager'], expiresAt: hoursFromNow(720), token: 'shown-once' });
    })
    .on(signOut, () => ((county.isSignedIn = false), ok({})))
    .on(getMe, () => ok({
      personId: person.personId as never, name: person.name, phoneMasked: person.phoneMasked, grants: [{ role: who === 'grandma' ? 'villager' : 'relative', scope: 'household', scopeName: '王秀英家', validUntil: null }],
      households: [{ id: id(1), name: '王秀英家', villageCode: village.code as never, villageName: village.name, relation: person.relation, members }],
      village: { code: village.code as never, name: village.name, cadreName: '陈国强', cadrePhone: '13950011088' },
    }))
    .on(listServiceKinds, () => ok({ items: kinds }))
    .on(listMyNeeds, () => ok({ items: [...needs.values()].map(rowOf), total: needs.size, nextCursor: null }))
    .on(getNeed, ({ needId }) => (needs.has(needId) ? ok(needs.get(needId)!) : refuse('need/not-found')))
    .on(addPhoto, () => ok({ photoId: id(301) }))
    .on(getPhoto, () => refuse('photo/not-found'))
    .on(askForHelp, (input) => {
      if (input.detail === '已经提过') return refuse('need/asked-already');
      const found = kinds.find((one) => one.id === input.kindId);
      const need = aNeed({ ...common, id: id(400 + needs.size), number: `XQ-2026-0002${40 + needs.size}`, title: found?.name ?? '', kindId: input.kindId, kindName: found?.name ?? '', category: found?.category ?? 'living', detail: input.detail, howSoon: input.howSoon, photoIds: input.photoIds, submittedAt: hoursFromNow(0), updatedAt: hoursFromNow(0), allowedActions: ['withdraw'], history: [entry(0, 'submit', 'submitted', village.name, null, person.personId)] });
      needs.set(need.id, need);
      return ok(need);
    })
    .on(rateNeed, ({ needId, level, word }) => change(needId, { status: level <= 2 ? 'reopened' : 'closed', rating: { level, word: word || null, ratedAt: hoursFromNow(0), answer: null }, allowedActions: [] }, level <= 2 ? 'rateBadly' : 'rateWell', word || null))
    .on(resubmitNeed, ({ needId, detail }) => change(needId, { status: 'submitted', detail, allowedActions: ['withdraw'] }, 'resubmit'))
    .on(reopenNeed, ({ needId, reason }) => change(needId, { status: 'reopened', allowedActions: [] }, 'reopen', reason))
    .on(withdrawNeed, ({ needId }) => change(needId, { status: 'withdrawn', allowedActions: [] }, 'withdraw'))
    .on(listTies, () => ok({ items: ties }))
    .on(proposeTie, ({ householdNumber, relation }) => {
      if (householdNumber !== 'BL-0312') return refuse('household/not-found');
      const made = tie(210, { relativeId: person.personId as never, relation, status: 'proposed', elderAgreed: false, decidedAt: null, proposedAt: hoursFromNow(0), householdName: '林阿妹家' });
      ties = [...ties, made];
      return ok(made);
    })
    .on(withdrawTie, ({ tieId }) => {
      ties = ties.map((one) => (one.id === tieId ? { ...one, status: 'withdrawn', allowedActions: [] } : one));
      return ok(ties.find((one) => one.id === tieId)!);
    })
    .on(listPersonCards, ({ ids }) => ok({ items: ids.split(',').map((one) => ({ id: one as never, label: one === id(10) ? '陈建*' : '陈小*', phoneMasked: null, isMasked: true })) }))
    .on(requestConfirmation, () => ok({ phoneMasked: person.phoneMasked, validMinutes: 5, demoCode: '482913' }))
    .on(confirmSession, ({ code }) => {
      if (code !== '482913') return refuse('code/wrong');
      isConfirmed = true;
      return ok({ until: hoursFromNow(0.2) });
    })
    .on(listMyNumbers, () => ok({ items: numbers, total: numbers.length, nextCursor: null }))
    .on(confirmMyNumber, ({ changeId }) => {
      if (!isConfirmed) return refuse('session/confirm-first');
      numbers = numbers.map((one) => (one.id === changeId ? { ...one, status: 'inForce' } : one));
      return ok({});
    })
    .on(denyMyNumber, ({ changeId }) => {
      numbers = numbers.map((one) => (one.id === changeId ? { ...one, status: 'refused' } : one));
      return ok({});
    })
    .on(listMyData, () => !isConfirmed ? refuse('session/confirm-first') : ok({ fileName: '我的信息.csv', lines: [{ name: '姓名', value: '王秀英' }, { name: '手机号', value: '13800000001' }, { name: '住在', value: '马洋村，户编号 104203007（户主）' }, { name: '关爱标签', value: '留守老人、独居' }, { name: '有人看过完整信息', value: '2026-03-01，网格员，原因：上门前联系' }] }))
    .on(listLooksAtMe, () => ok({
      items: [
        { at: hoursFromNow(-27), byUnit: '县医院', byRole: 'departmentLiaison', reason: '明天上门量血压，先打电话约时间' }, { at: hoursFromNow(-71), byUnit: '巽屿村', byRole: 'gridOfficer', reason: '核实头晕的情况' },
        { at: hoursFromNow(-24 * 8), byUnit: '县供电公司', byRole: 'departmentLiaison', reason: '上门修灯，问清楚住址' },
      ], total: 3, nextCursor: null,
    }));
  county.isSignedIn = true;
  return { county, needs, move: (needId: string, with_: Partial<NeedView>, action: string) => (change(needId, with_, action), county.announce(getNeed)) };
}
