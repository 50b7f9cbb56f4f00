import type { Role } from '@shaodao/contracts/actor';
import { getMapLayer } from '@shaodao/contracts/identity/map-layer';
import { ok, refuse } from '@shaodao/contracts/kit';
import * as area from '@shaodao/contracts/registry/area';
import * as division from '@shaodao/contracts/registry/division';
import * as figures from '@shaodao/contracts/registry/figures';
import * as planned from '@shaodao/contracts/registry/planned';
import * as structure from '@shaodao/contracts/registry/structure';
import type { TreeNode, UnitView } from '@shaodao/contracts/registry/structure';
import { id } from '@shaodao/portal-kit/testing/needs';
import type { TestServer } from '@shaodao/portal-kit/testing/test-server';
import { inDays, inHours, villages } from './samples.ts';

const TOWNSHIP = '350123104';
const since = '2021-12-01';
const brand = (of: string): never => of as never; // ids are brands on plain text
const node = (nodeId: string, kind: TreeNode['kind'], name: string, parentId: string | null, homeCode: string, number: number | null = 1, isHollow: boolean | null = null): TreeNode => ({ id: nodeId, kind, name, number, homeCode: brand(homeCode), parentId, childCount: 0, since, isHollow });

/** Ten villages in three areas and one in none; the fourth has two grids, two groups and a member household. */
function sampleTree(): TreeNode[] {
  const areas = [0, 1, 2].map((i) => node(id(4000 + i), 'area', `飞竹镇${villages[i * 3]!.name.replace('村', '')}片区`, TOWNSHIP, TOWNSHIP, i + 1));
  const parties = villages.map((v, i) => node(id(4100 + i), 'villageParty', `${v.name}党支部`, i < 9 ? areas[Math.floor(i / 3)]!.id : TOWNSHIP, v.code, 1, true));
  const grids = villages.map((v, i) => node(id(4200 + i), 'grid', `${v.name}第一网格`, parties[i]!.id, v.code));
  const more = [
    node(id(4300), 'grid', '马洋村第二网格', parties[3]!.id, villages[3]!.code, 2), node(id(4310), 'villagerGroup', '第一村民小组', grids[3]!.id, villages[3]!.code), node(id(4311), 'villagerGroup', '第二村民小组', grids[3]!.id, villages[3]!.code, 2),
    node(id(4320), 'memberHousehold', '第 1 党员中心户', id(4310), villages[3]!.code),
  ];
  const all = [node('350123', 'county', '罗源县', null, '350123', null), node(TOWNSHIP, 'township', '飞竹镇', '350123', TOWNSHIP, null), ...areas, ...parties, ...grids, ...more];
  return all.map((one) => ({ ...one, childCount: all.filter((child) => child.parentId === one.id).length }));
}

/** A change that is to come: the first grid of the fourth village gets another name. */
const comingAt = (at: number, more: Partial<planned.PlannedChangeView>): planned.PlannedChangeView => ({
  id: id(4950 + at), action: 'rename', homeCode: brand(villages[3]!.code), subjectId: id(4203), subjectName: '马洋村第一网格', level: 'grid', newName: '马洋村西片网格', otherName: null, count: null, on: inDays(20), reason: '按习惯叫法', status: 'planned', trouble: null, plannedAt: inHours(-30), mayCallOff: true, ...more,
});

/** The registry's structure of the invented county: renaming is kept, every other change is accepted as it stands. */
export function answerStructure(server: TestServer, roles: readonly Role[], hasAny: boolean): void {
  let tree = hasAny ? sampleTree() : sampleTree().slice(0, 2).map((one) => ({ ...one, childCount: one.kind === 'county' ? 1 : 0 }));
  const find = (nodeId: string) => tree.find((one) => one.id === nodeId);
  const below = (nodeId: string): TreeNode[] => tree.filter((one) => one.parentId === nodeId);
  const isKeeper = roles.some((role) => role === 'countyOrganiser' || role === 'townshipCadre');
  const stepOf = (one: TreeNode) => ({ id: one.id, kind: one.kind, name: one.name });
  const wayTo = (one: TreeNode): TreeNode[] => (one.parentId ? [...wayTo(find(one.parentId)!), find(one.parentId)!] : []);
  const actions = { area: ['rename'], villageParty: ['add', 'rename'], grid: ['add', 'rename', 'split', 'merge', 'retire'], villagerGroup: ['add', 'rename', 'move', 'split', 'merge', 'retire'], memberHousehold: ['rename', 'move', 'merge', 'retire'] } as const;
  const view = (one: TreeNode): UnitView => ({
    id: brand(one.id), level: one.kind as UnitView['level'], name: one.name, number: one.number ?? 1, partyKind: one.kind === 'villageParty' ? 'branch' : null, homeCode: one.homeCode, homeName: villages.find((v) => v.code === one.homeCode)?.name ?? '飞竹镇', startedOn: since, endedOn: null, endReason: null, crossBorderReason: null,
    path: wayTo(one).map(stepOf), childCount: one.childCount, householdCount: one.kind === 'villagerGroup' ? 12 : 0,
    terms: [{ startedOn: '2023-09-01', endedOn: null, name: one.name, parent: stepOf(find(one.parentId!)!) }, { startedOn: since, endedOn: '2023-09-01', name: `${one.name}（旧名）`, parent: stepOf(find(one.parentId!)!) }],
    history: [{ at: inHours(-900), action: 'rename', byPersonId: id(20), byRole: 'townshipCadre', byUnit: '飞竹镇', toStatus: 'inForce', note: '名称规范' }], version: 2, allowedActions: isKeeper ? [...actions[one.kind as 'grid']] : [],
  });
  const answer = (nodeId: string) => { const one = find(nodeId); return one && nodeId.includes('-') ? ok(view(one)) : refuse('unit/not-found'); };
  const today = inDays(0);

  server.on(structure.listTreeNodes, ({ parentId = '350123', asOf = today }) => { const parent = find(parentId); return parent ? ok({ asOf, parent, items: below(parent.id) }) : refuse('unit/not-found'); });
  server.on(structure.getSubtree, ({ rootId, asOf = today, downTo }) => {
    const root = find(rootId);
    const levels: readonly string[] = structure.UnitLevel.options;
    const down = (one: TreeNode): TreeNode[] => below(one.id).filter((child) => levels.indexOf(child.kind) <= levels.indexOf(downTo)).flatMap((child) => [child, ...down(child)]);
    return root ? ok({ asOf, items: [root, ...down(root)] }) : refuse('unit/not-found');
  });
  server.on(structure.searchTree, ({ words }) => ok({ items: tree.filter((one) => one.name.includes(words) || (words === 'mayang' && one.name.startsWith('马洋'))).map((one) => ({ ...one, path: wayTo(one).filter((up) => up.kind !== 'county').map((up) => up.name).join(' · ') })) }));
  server.on(structure.getUnit, ({ unitId }) => answer(unitId));
  const pathIn = (groupId: string | undefined, householdId: string, asOf = today) => { const group = tree.find((one) => one.kind === 'villagerGroup' && (groupId === undefined || one.id === groupId)); return group ? ok({ asOf, householdId: brand(householdId), path: [...wayTo(group), group].map(stepOf), memberHousehold: null }) : refuse('unit/not-found'); };
  server.on(structure.getHouseholdPath, ({ householdId, asOf }) => { const found = pathIn(undefined, householdId, asOf); return found.ok ? found : refuse('household/not-placed'); });
  server.on(structure.placeHousehold, ({ householdId, groupId, on }) => pathIn(groupId, householdId, on));
  server.on(structure.listUnitHouseholds, () => { const items = hasAny ? Array.from({ length: 12 }, (_, i) => ({ id: brand(id(4500 + i)), number: `104203${String(i + 1).padStart(3, '0')}`, name: `${'王陈林黄'[i % 4]}**家`, groupName: '第一村民小组', since, memberHouseholdId: null })) : []; return ok({ items, total: items.length, nextCursor: null }); });
  server.on(structure.renameUnit, ({ unitId, name }) => { tree = tree.map((one) => (one.id === unitId ? { ...one, name } : one)); return answer(unitId); });
  server.on(structure.addUnit, ({ parentId, level, name }) => { const made = node(id(4900), level, name ?? '第三网格', parentId, find(parentId)!.homeCode, 3); tree = [...tree.map((one) => (one.id === parentId ? { ...one, childCount: one.childCount + 1 } : one)), made]; return answer(made.id); });
  for (const operation of [structure.moveUnit, structure.splitUnit, structure.mergeUnit] as const) server.on(operation as typeof structure.moveUnit, ({ unitId }) => answer(unitId));
  server.on(structure.retireUnit, ({ unitId }) => (find(unitId)!.childCount > 0 ? refuse('unit/has-children') : answer(unitId)));

  const onMap = villages.map((v, i): area.VillageOnMap => ({ code: v.code, name: v.name, townshipCode: brand(TOWNSHIP), townshipName: '飞竹镇', registeredPopulation: 900 + i * 40, residentPopulation: 300 - i * 10, outflowPopulation: 500 + i * 45, outflowRate: (500 + i * 45) / (900 + i * 40), isHollow: true, latitude: 26.5 + (i % 3) * 0.03, longitude: 119.4 + Math.floor(i / 3) * 0.05, areaId: i < 9 ? brand(id(4000 + Math.floor(i / 3))) : null }));
  const areasNow = (): area.AreaView[] => tree.filter((one) => one.kind === 'area').map((one) => ({ id: brand(one.id), number: one.number!, name: one.name, townshipCode: brand(TOWNSHIP), townshipName: '飞竹镇', crossBorderReason: null, since: '2023-09-01', villageCodes: onMap.filter((v) => v.areaId === one.id).map((v) => v.code), faults: [] }));
  server.on(getMapLayer, () => ok({ tiles: null, attribution: '' }));
  server.on(area.getAreaMap, ({ asOf = today }) => ok({ asOf, threshold: 0.5, arePositionsInvented: true, villages: hasAny ? onMap : [], areas: hasAny ? areasNow() : [], withoutArea: hasAny ? [onMap[9]!.code] : [], mayArrange: roles.includes('countyOrganiser') ? [brand(TOWNSHIP)] : [] }));
  server.on(area.proposeTownshipAreas, () => ok({ areas: areasNow().map((one, i) => ({ areaId: one.id, name: one.name, villageCodes: i < 2 ? one.villageCodes : one.villageCodes.slice(0, 2), minutes: 12.4, complements: 3 })), leftOut: [onMap[9]!.code], isOptimal: true, seconds: 0.42 }));
  server.on(area.checkAreas, ({ areas }) => ok({ faults: areas.split(';').flatMap((codes, index) => { const many = codes.split(',').filter(Boolean).length; const fault: area.AreaFault | undefined = many < 2 ? 'tooFew' : many > 3 ? 'tooMany' : undefined; return fault ? [{ index, fault, villageCode: null }] : []; }), withoutArea: [] }));
  server.on(area.arrangeAreas, () => ok({ areas: areasNow(), withoutArea: [] }));

  const fileOf = (code: string) => {
    const v = onMap.find((one) => one.code === code);
    const profile = (validFrom: string, outflowPopulation: number) => ({ validFrom, registeredPopulation: v!.registeredPopulation!, residentPopulation: v!.residentPopulation!, outflowPopulation, households: 210, leftBehindElders: 80, leftBehindChildren: 12, livingAlone: 9, disabled: 6, minimumLiving: 7, latitude: 26.5, longitude: 119.4, source: '村里摸底', outflowRate: outflowPopulation / v!.registeredPopulation!, isHollow: true, fewerThanFive: [], recordedAt: inHours(-400) });
    return { code: brand(code), name: v?.name ?? '飞竹镇', kind: v ? ('village' as const) : ('township' as const), parentCode: brand(v ? TOWNSHIP : '350123'), parentName: v ? '飞竹镇' : '罗源县', startedOn: '1949-10-01', endedOn: null, endReason: null, isHollow: v !== undefined, isInvented: false, isCounted: true, past: [{ startedOn: '1949-10-01', endedOn: '2001-05-01', name: `${v?.name ?? '飞竹镇'}（旧名）`, parentName: '罗源县' }], profiles: v ? [profile('2023-06-30', v.outflowPopulation!), profile('2020-11-01', v.outflowPopulation! - 40)] : [], allowedActions: isKeeper ? [...(['rename', 'record', 'move', 'retire'] as const)] : [] };
  };
  server.on(division.getDivision, ({ code }) => (find(code) || onMap.some((v) => v.code === code) ? ok(fileOf(code)) : refuse('division/not-found')));
  server.on(division.recordProfile, ({ code }) => ok(fileOf(code)));
  server.on(division.renameDivision, ({ code }) => ok(fileOf(code)));
  server.on(division.moveDivision, () => refuse('division/in-area'));
  server.on(division.retireDivision, ({ code }) => (find(code) ? refuse('division/has-divisions') : refuse('division/has-households')));
  let coming: planned.PlannedChangeView[] = hasAny ? [comingAt(0, { mayCallOff: isKeeper }), comingAt(1, { mayCallOff: isKeeper, action: 'merge', subjectId: id(4311), subjectName: '第二村民小组', level: 'villagerGroup', newName: null, otherName: '第一村民小组', status: 'failed', on: inDays(-2), trouble: 'unit/ended' })] : [];
  server.on(planned.listPlannedChanges, ({ about }) => { const items = coming.filter((one) => !about || one.subjectId === about); return ok({ items, total: items.length, nextCursor: null }); });
  server.on(planned.callOffChange, ({ changeId }) => { const one = coming.find((each) => each.id === changeId)!; coming = coming.filter((each) => each !== one); return ok({ ...one, status: 'calledOff' as const, mayCallOff: false }); });
  server.on(division.getHollowThreshold, () => ok({ items: [{ validFrom: '1949-10-01', threshold: 0.5 }], hollowVillages: 10 }));
  server.on(division.setHollowThreshold, ({ threshold, validFrom }) => ok({ items: [{ validFrom, threshold }, { validFrom: '1949-10-01', threshold: 0.5 }], hollowVillages: 8 }));

  server.on(figures.getFigures, ({ asOf = today }) => ok({ asOf, items: figures.FigureId.options.map((figure, i) => ({ id: figure, count: hasAny ? 11 + i * 17 : 0 })), population: { registered: hasAny ? 291_521 : 0, resident: hasAny ? 255_200 : 0, outflow: hasAny ? 108_911 : 0, households: hasAny ? 83_449 : 0 } }));
  server.on(figures.listFigureRows, ({ figureId }) => { const items = hasAny ? villages.map((v) => ({ id: figureId === 'areas' ? id(4000) : v.code, name: v.name, place: '飞竹镇', since, note: '户籍 900，外出 61.2%' })) : []; return ok({ items, total: items.length, nextCursor: null }); });
}
