import * as household from '@shaodao/contracts/registry/household';
import type { HouseholdAction, HouseholdFile } from '@shaodao/contracts/registry/household';
import * as retention from '@shaodao/contracts/registry/retention';
import type { RetentionRuleId } from '@shaodao/contracts/registry/retention';
import type { Role } from '@shaodao/contracts/actor';
import { ok, refuse } from '@shaodao/contracts/kit';
import { proveNumber, requestNumberCode } from '@shaodao/contracts/identity/number-proof';
import type { OutputOf } from '@shaodao/contracts/kit';
import { decideNumber, listWaitingNumbers } from '@shaodao/contracts/registry/number-change';
import { id } from '@shaodao/portal-kit/testing/needs';
import type { TestServer } from '@shaodao/portal-kit/testing/test-server';
import { inHours } from './samples.ts';

type Member = HouseholdFile['members'][number];
type WaitingNumber = OutputOf<typeof listWaitingNumbers>['items'][number];
const MAY: Partial<Record<Role, readonly HouseholdAction[]>> = { gridOfficer: ['addResident', 'setCareTags', 'correct', 'moveOut', 'setHead', 'takeData', 'keepContacts'], villageCadre: ['addResident', 'setCareTags', 'correct', 'moveOut', 'setHead', 'erase', 'takeData', 'keepContacts', 'place'], townshipCadre: ['place'] };

/** One household of the invented county: an old couple, a grandchild, and somebody who has moved away. */
export function answerHouseholds(server: TestServer, roles: readonly Role[]): void {
  const member = (n: number, relation: string, careTags: Member['careTags']): Member => ({ personId: id(n), relation, isHead: n === 301, careTags, hasNumber: n !== 303, hasWaitingNumber: false });
  const file: HouseholdFile = {
    id: id(300), number: '104203007', villageCode: '350123104203', villageName: '马洋村', gridName: '第一网格', groupName: '第二村民小组', partyId: id(4103), members: [member(301, '户主', ['leftBehindElder']), member(302, '配偶', ['leftBehindElder', 'disabled']), member(303, '孙子', ['leftBehindChild'])],
    past: [{ personId: id(304), relation: '儿子', leftOn: '2025-03-01', reason: 'movedAway', isErased: false }], ties: [{ relativeId: id(304), relation: 'child', status: 'confirmed', elderAgreed: true, since: inHours(-900) }], contacts: [{ personId: id(305), relation: '邻居', consentedOn: '2026-03-08' }], allowedActions: [...new Set(roles.flatMap((role) => MAY[role] ?? []))],
  };
  const change = (personId: string, how: (one: Member) => void) => {
    const one = file.members.find((m) => m.personId === personId);
    if (!one) return refuse('resident/not-here');
    how(one);
    return ok(structuredClone(file));
  };
  server.on(household.getHousehold, () => ok(structuredClone(file)));
  server.on(household.addResident, ({ idNumber, relation, careTags, phone }) => {
    if (idNumber.endsWith('0')) return { ...refuse('resident/not-accepted'), fields: [{ pointer: '/idNumber', message: '身份证号填错了（校验位对不上）' }] };
    file.members.push({ personId: id(310), relation, isHead: false, careTags, hasNumber: false, hasWaitingNumber: phone !== undefined });
    return ok(structuredClone(file));
  });
  server.on(household.setCareTags, ({ personId, careTags }) => change(personId, (one) => { one.careTags = careTags; }));
  server.on(household.correctResident, ({ personId, relation, phone, numberProof, releaseProof }) => change(personId, (one) => {
    one.relation = relation ?? one.relation;
    one.hasWaitingNumber ||= phone !== undefined && !(numberProof && releaseProof);
  }));
  server.on(household.setHead, ({ personId }) => change(personId, () => { for (const one of file.members) one.isHead = one.personId === personId; }));
  server.on(household.moveOut, ({ personId, reason, on }) => {
    const one = file.members.find((m) => m.personId === personId);
    if (!one) return refuse('resident/not-here');
    if (one.isHead && file.members.length > 1) return refuse('resident/is-head');
    file.members = file.members.filter((m) => m !== one);
    file.past.unshift({ personId: one.personId, relation: one.relation, leftOn: on, reason, isErased: false });
    return ok(structuredClone(file));
  });
  server.on(household.addContact, ({ phone, relation, numberProof }) => {
    if (phone.endsWith('9')) return refuse('person/other-name');
    if (phone.endsWith('8') && !numberProof) return refuse('contact/needs-code');
    file.contacts.push({ personId: id(306), relation, consentedOn: inHours(0).slice(0, 10) });
    return ok(structuredClone(file));
  });
  server.on(household.removeContact, ({ personId }) => {
    file.contacts = file.contacts.filter((one) => one.personId !== personId);
    return ok(structuredClone(file));
  });
  server.on(requestNumberCode, () => ok({ validMinutes: 5, demoCode: null }));
  server.on(proveNumber, ({ code, purpose, phone }) => (code === '482913' ? ok({ proof: `proof-of-${purpose}-${phone}-${inHours(0)}`, validMinutes: 10 }) : refuse('code/wrong')));
  const aWaitingNumber = (n: number, more: Partial<WaitingNumber>): WaitingNumber => ({
    id: id(n), personId: id(300 + (n % 10)), householdId: id(300), phoneMasked: `139****55${n % 100}`, oldPhoneMasked: '138****1234', askedAt: inHours(-20), readyAt: inHours(52), isFirst: false, wasProved: false,
    askedById: id(21), confirmedById: null, mayConfirm: true, importId: null, fileName: null, inFile: 0, ...more,
  });
  const inFile = { isFirst: true, oldPhoneMasked: null, readyAt: inHours(-20), importId: id<never>(9001), fileName: '马洋村户和村民.xlsx', inFile: 2 };
  let waiting = [
    aWaitingNumber(411, { wasProved: true, readyAt: inHours(-20) }), aWaitingNumber(412, {}), aWaitingNumber(413, { ...inFile, askedById: id(22) }), aWaitingNumber(414, { ...inFile, askedById: id(22) }),
    aWaitingNumber(415, { askedById: id(20), mayConfirm: false }),
  ];
  server.on(listWaitingNumbers, () => ok({ items: waiting, total: waiting.length, nextCursor: null }));
  server.on(decideNumber, ({ changeId, isRight, wholeFile }) => {
    const one = waiting.find((number) => number.id === changeId);
    if (!one) return refuse('number/settled-already');
    const gone = wholeFile ? waiting.filter((number) => number.importId === one.importId) : [one];
    waiting = waiting.filter((number) => !gone.includes(number));
    return ok({ inForce: isRight ? gone.length : 0, waiting: 0, refused: isRight ? 0 : gone.length });
  });
  server.on(household.takePersonData, () => ok({ fileName: '个人信息.csv', lines: [{ name: '姓名', value: '王秀英' }] }));
  server.on(household.erasePerson, ({ personId }) => {
    for (const one of file.past) if (one.personId === personId) one.isErased = true;
    return ok({ erasedAt: inHours(0) });
  });
  const rules = (['importLines', 'exportedFiles', 'looks', 'endedTies', 'endedCases', 'movedOut'] as const).map((rule, at) => ({ id: rule as RetentionRuleId, days: [30, 7, 1095, 730, 730, 365][at]!, minimumDays: at < 2 ? 1 : 30, dueNow: at === 2 ? 14 : 0, lastRunAt: inHours(-9) as string | null, lastDeleted: at as number | null }));
  const all = () => ok({ items: structuredClone(rules) });
  server.on(retention.listRetention, all);
  server.on(retention.setRetention, ({ ruleId, days }) => {
    const rule = rules.find((one) => one.id === ruleId)!;
    if (days < rule.minimumDays) return refuse('retention/too-short');
    rule.days = days;
    return all();
  });
  server.on(retention.runRetention, ({ ruleId }) => {
    const rule = rules.find((one) => one.id === ruleId)!;
    [rule.lastDeleted, rule.dueNow] = [rule.dueNow, 0];
    return all();
  });
}
