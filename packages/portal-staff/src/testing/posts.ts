import type { Role } from '@shaodao/contracts/actor';
import { ok, refuse } from '@shaodao/contracts/kit';
import { explainAccess, findPeople } from '@shaodao/contracts/registry/access';
import * as posting from '@shaodao/contracts/registry/posting';
import type { PostingView } from '@shaodao/contracts/registry/posting';
import * as responsibility from '@shaodao/contracts/registry/responsibility';
import type { CaredHousehold } from '@shaodao/contracts/registry/responsibility';
import { id } from '@shaodao/portal-kit/testing/needs';
import type { TestServer } from '@shaodao/portal-kit/testing/test-server';
import { inDays, inHours, villages } from './samples.ts';

const names = ['林建国', '陈秀珠', '黄志明', '郑雪梅', '吴家兴', '张丽华', '李文斌', '王春燕'];
const kinds = ['villageSecretary', 'villageDirector', 'gridOfficer', 'firstSecretary'] as const;
const titles = { villageSecretary: '村党组织书记', villageDirector: '村委会主任', gridOfficer: '网格员', firstSecretary: '驻村第一书记' } as const;
const brand = (of: string): never => of as never; // ids are brands on plain text
/** A page that holds everything there is. */
export const wholePage = <T>(items: readonly T[]): { readonly ok: true; readonly value: { items: T[]; total: number; nextCursor: null } } => ({ ok: true, value: { items: [...items], total: items.length, nextCursor: null } });

/** One invented posting; `at` decides everything about it. */
function samplePosting(at: number, mayAct: boolean): PostingView {
  const kind = kinds[at % 4]!;
  const village = villages[at % villages.length]!;
  return {
    id: brand(id(7000 + at)), personId: brand(id(900 + at)), name: names[at % names.length]!, kind, title: titles[kind], placeName: kind === 'gridOfficer' ? `${village.name}第一网格` : village.name, divisionCode: brand(village.code), gridId: kind === 'gridOfficer' ? brand(id(4200 + at)) : null,
    departmentId: null, sentByName: kind === 'firstSecretary' ? '县卫健局' : null, startedOn: '2024-03-01', endsOn: kind === 'gridOfficer' ? null : inDays(at === 3 ? 40 : 900), endedOn: null, status: 'inForce', isEndingSoon: at === 3, version: 2,
    endReason: null, role: kind === 'gridOfficer' ? 'gridOfficer' : 'villageCadre', others: at === 0 ? [{ id: brand(id(7002)), title: '网格员', placeName: '马洋村第一网格' }] : [],
    history: [{ at: inHours(-9000), action: 'appoint', byPersonId: null, byRole: 'countyOrganiser', byUnit: '罗源县', toStatus: 'inForce', note: null }],
    handOvers: at === 2 ? [{ id: id(7900), fromPersonId: brand(id(950)), toPersonId: brand(id(902)), fromName: '赵前任', toName: names[2]!, on: '2024-03-01', note: '王大妈每月初二要送药', doneAt: inHours(-9000), matters: [{ kind: 'need', id: id(1000), number: 'XQ-2026-000812' }, { kind: 'household', id: id(300), number: 'MY-001' }] }] : [],
    allowedActions: mayAct ? ['extend', 'handOver', 'end'] : [],
  };
}

/** Posts, vacancies, who answers for which household, and where rights come from, in the invented county. */
export function answerPosts(server: TestServer, roles: readonly Role[], hasAny: boolean): void {
  const mayAct = roles.some((role) => role === 'countyOrganiser' || role === 'townshipCadre');
  const held = hasAny ? Array.from({ length: 12 }, (_, at) => samplePosting(at, mayAct)) : [];
  const find = (postingId: string) => held.find((one) => one.id === postingId);
  const end = (postingId: string, endedOn: string, endReason: string) => {
    const one = find(postingId);
    if (!one) return refuse('posting/not-found');
    Object.assign(one, { endedOn, endReason, status: 'ended', allowedActions: [], version: one.version + 1 });
    return ok(one);
  };
  server.on(posting.listPostings, ({ show, kind, words }) => wholePage(held.filter((one) => (show === 'endingSoon' ? one.isEndingSoon : show === one.status) && (!kind || one.kind === kind) && (!words || `${one.name}${one.title}${one.placeName}`.includes(words)))));
  server.on(posting.getPosting, ({ postingId }) => { const one = find(postingId); return one ? ok(one) : refuse('posting/not-found'); });
  server.on(posting.listVacancies, ({ kind }) => wholePage(hasAny && (!kind || kind === 'villageDirector') ? [{ id: 'villageDirector:350123104209', kind: 'villageDirector' as const, placeName: '塔里洋村', divisionCode: brand('350123104209'), gridId: null, departmentId: null, lastName: '周离任', lastEndedOn: inDays(-20) }] : []));
  server.on(posting.listUnplaced, () => wholePage(hasAny ? [{ personId: brand(id(960)), name: '周离任', lastPostingId: brand(id(7001)), lastTitle: '村委会主任', lastPlaceName: '塔里洋村', lastEndedOn: inDays(-20) }] : []));
  server.on(posting.listHeldMatters, () => ok({ items: hasAny ? [{ id: brand(id(1000)), number: 'XQ-2026-000812', title: '电饭锅坏了，煮不了饭', status: 'submitted', villageName: '马洋村' }] : [] }));
  server.on(posting.appointPosting, ({ name, title, kind, startedOn, endsOn }) => {
    if (name === '不是他') return refuse('person/other-name');
    const made = { ...samplePosting(0, mayAct), id: brand(id(7500)), name, title, kind, startedOn, endsOn: endsOn ?? null };
    held.unshift(made);
    return ok(made);
  });
  server.on(posting.extendPosting, ({ postingId, endsOn }) => { const one = find(postingId); if (!one) return refuse('posting/not-found'); Object.assign(one, { endsOn, isEndingSoon: false, version: one.version + 1 }); return ok(one); });
  server.on(posting.endPosting, ({ postingId, endedOn, reason }) => end(postingId, endedOn, reason));
  server.on(posting.handOverPosting, ({ postingId, on, reason }) => end(postingId, on, reason));
  answerCarers(server, roles, hasAny);
  server.on(findPeople, ({ words }) => ok({ items: '王秀英'.includes(words) ? [
    { personId: brand(id(301)), name: '王**', sources: [{ source: 'membership', name: '户主', place: '马洋村 104203007' }] }, { personId: brand(id(304)), name: '王**', sources: [{ source: 'tie', name: '子女', place: '马洋村 104203007' }] },
  ] : [] }));
  server.on(explainAccess, ({ personId, divisionCode }) => ok({
    personId, name: '林建国', objectName: divisionCode ? '马洋村' : null,
    grants: [{ id: id(7000), role: 'villageCadre', scopeName: '马洋村', source: 'posting', sourceName: '村党组织书记', postingId: brand(id(7000)), validFrom: '2024-03-01T00:00:00Z', validUntil: null, isInForce: true }],
    operations: [
      { subject: 'needs.need.verify', title: '核实需求', isCommand: true, may: true, reason: 'here', grantId: id(7000) }, { subject: 'registry.posting.appoint', title: '任职', isCommand: true, may: false, reason: 'noRole', grantId: null },
    ],
  }));
}

function answerCarers(server: TestServer, roles: readonly Role[], hasAny: boolean): void {
  const carer = (at: number) => ({ responsibilityId: id(7600 + at), personId: brand(id(900 + at)), name: names[at % names.length]!, since: '2025-01-01' });
  const homes: CaredHousehold[] = hasAny ? Array.from({ length: 8 }, (_, at) => ({
    id: brand(id(300 + at)), number: `MY-${String(at + 1).padStart(3, '0')}`, label: `${names[(at + 3) % names.length]![0]}**家`, villageName: villages[3]!.name, divisionCode: brand(villages[3]!.code), gridName: '马洋村第一网格', gridId: brand(id(4203)),
    careTags: roles.includes('villageCadre') && at % 2 === 0 ? ['leftBehindElder' as const] : [], carers: at === 7 ? [] : at === 0 ? [carer(0), carer(1)] : [carer(2)],
  })) : [];
  const of = (responsibilityId: string) => homes.find((one) => one.carers.some((c) => c.responsibilityId === responsibilityId));
  server.on(responsibility.listResponsibilities, ({ show, words }) => wholePage(homes.filter((one) => (show === 'nobody' ? one.carers.length === 0 : true) && (!words || one.number.includes(words)))));
  server.on(responsibility.listCarers, () => ok({ items: names.slice(0, 4).map((name, at) => ({ personId: brand(id(900 + at)), name, title: '村“两委”委员', placeName: '马洋村' })) }));
  server.on(responsibility.assignResponsible, ({ householdId, personId }) => { const one = homes.find((home) => home.id === householdId); if (!one) return refuse('household/not-found'); one.carers.push({ ...carer(3), personId: brand(personId) }); return ok(one); });
  server.on(responsibility.replaceResponsible, ({ responsibilityId }) => { const one = of(responsibilityId); return one ? ok(one) : refuse('responsibility/not-found'); });
  server.on(responsibility.endResponsible, ({ responsibilityId }) => { const one = of(responsibilityId); if (!one) return refuse('responsibility/not-found'); one.carers = one.carers.filter((c) => c.responsibilityId !== responsibilityId); return ok(one); });
  server.on(responsibility.assignVacant, () => ok({ assigned: 1 }));
}
