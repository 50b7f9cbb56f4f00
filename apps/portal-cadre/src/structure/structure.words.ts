import type { TreeNode, UnitAction } from '@shaodao/contracts/registry/structure';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { wordsOf } from '@shaodao/portal-kit/wording/words';

/** What each kind of node is called. */
export const kindText: Record<Language, Record<TreeNode['kind'], string>> = {
  zh: { county: '县', township: '乡镇', village: '村', community: '社区', area: '片区', villageParty: '村党组织', grid: '网格', villagerGroup: '村民小组', memberHousehold: '党员中心户' },
  en: { county: 'County', township: 'Township', village: 'Village', community: 'Community', area: 'Area', villageParty: 'Village party', grid: 'Grid', villagerGroup: 'Villager group', memberHousehold: 'Member household' },
};
/** One character that stands for a kind where there is room for no more. */
export const kindMark: Record<TreeNode['kind'], string> = { county: '县', township: '乡', village: '村', community: '社', area: '片', villageParty: '党', grid: '格', villagerGroup: '组', memberHousehold: '户' };
/** What the history says was done. */
export const actionText: Record<Language, Record<string, string>> = {
  zh: { add: '设立', rename: '更名', move: '调整隶属', split: '拆分', merge: '并入其他组织', retire: '撤销', arrange: '划定片区', plan: '安排了变动', callOff: '取消了安排', fail: '到日子没有办成' },
  en: { add: 'Set up', rename: 'Renamed', move: 'Moved', split: 'Split', merge: 'Merged into another', retire: 'Retired', arrange: 'Areas arranged', plan: 'Planned', callOff: 'Called off', fail: 'Not done on its day' },
};
export const doText: Record<Language, Record<UnitAction, string>> = {
  zh: { add: '新设下级', rename: '更名', move: '调整隶属', split: '拆分', merge: '并入…', retire: '撤销' },
  en: { add: 'Add below', rename: 'Rename', move: 'Move', split: 'Split', merge: 'Merge into…', retire: 'Retire' },
};

export const words = wordsOf(
  {
    title: '组织体系', lead: '片区、村党组织、网格、村民小组、党员中心户：谁属于谁，从哪天起。', asOf: '看哪一天', today: '今天', past: (day: string) => `这是 ${day} 的样子`, future: (day: string) => `按已经安排的变动，${day} 会是这个样子`, backToToday: '回到今天',
    search: '查组织：名称、拼音、首字母、代码', searchTitle: '查组织', found: (n: number) => `找到 ${n} 个`, notFound: '没有找到，换个词试试', tree: '组织树', chart: '组织图', pick: '从左边选一个，这里看它的来历和下级', pickHint: '用方向键在树里移动，回车选定。',
    children: '下级', noChildren: '没有下级', households: '农户', householdsOf: (n: number) => `${n} 户`, noHouseholds: '没有农户，或不在您的范围', terms: '沿革', decisions: '变动记录', noDecisions: '还没有变动', since: '自', number: '编号', home: '所在', started: '设立', ended: '撤销',
    endedBecause: (why: string) => `撤销原因：${why}`, border: '跨乡镇理由', hollow: '空心村', notHollow: '非空心村', partyKind: '组织形式', branch: '党支部', generalBranch: '党总支', committee: '党委', parent: '隶属', from: (day: string) => `${day} 起`, until: (from: string, to: string) => `${from} 至 ${to}`,
    name: '名称', nameHint: '不填就按村名和编号起名', on: '从哪天起', onHint: '不能晚于今天', onWaits: '可以选以后的日子：到那天自动生效，之前可以取消', kept: (on: string) => `已安排，${on} 生效`, reason: '原因（记入变动记录）', newParent: '调整到', into: '并入哪一个', whichChildren: '哪些分出去', whichHouseholds: '哪些农户分出去', newName: '新组织的名称', host: '设在哪一户', save: '确定', cancel: '取消', done: '已记下',
    noOther: '同村没有别的同级组织', noCandidates: '没有可以分出去的', chartOf: '看哪个乡镇', depth: '看到哪一级', table: '组织图里的全部组织', level: '级别', under: '隶属', below: '下级数', file: '组织体系', open: '打开', toTree: '在树里看', file_: '村情', arrange: '调整片区', whole: '全县',
    group: '小组', memberHousehold: '中心户', house: '户', map: '片区', loading: '正在打开…',
  },
  {
    title: 'Organisation', lead: 'Areas, village parties, grids, groups and member households: who belongs where, since when.', asOf: 'On which day', today: 'today', past: (day) => `As it was on ${day}`, future: (day) => `As it will be on ${day}, with all that is planned`, backToToday: 'Back to today',
    search: 'Name, pinyin, initials or code', searchTitle: 'Find a unit', found: (n) => `${n} found`, notFound: 'Nothing found, try other words', tree: 'Tree', chart: 'Chart', pick: 'Choose a unit on the left to see where it comes from and what is below it', pickHint: 'Arrow keys move in the tree, Enter chooses.',
    children: 'Below', noChildren: 'Nothing below', households: 'Households', householdsOf: (n) => `${n} households`, noHouseholds: 'No households, or none that you may see', terms: 'What it was', decisions: 'Changes', noDecisions: 'No changes yet', since: 'Since', number: 'Number', home: 'Place', started: 'Set up', ended: 'Ended',
    endedBecause: (why) => `Ended because: ${why}`, border: 'Why it crosses the border', hollow: 'hollow village', notHollow: 'not hollow', partyKind: 'Form', branch: 'branch', generalBranch: 'general branch', committee: 'committee', parent: 'Under', from: (day) => `from ${day}`, until: (from, to) => `${from} to ${to}`,
    name: 'Name', nameHint: 'Made from village and number when left out', on: 'From which day', onHint: 'Not after today', onWaits: 'A later day takes effect by itself, and may be called off until then', kept: (on) => `Kept for ${on}`, reason: 'Why (kept in its history)', newParent: 'Move under', into: 'Merge into', whichChildren: 'Which go to the new one', whichHouseholds: 'Which households go', newName: 'Name of the new unit', host: 'In which house', save: 'Confirm', cancel: 'Cancel', done: 'Done',
    noOther: 'No other unit of this level in the village', noCandidates: 'Nothing that could go', chartOf: 'Which township', depth: 'Down to', table: 'All units of the chart', level: 'Level', under: 'Under', below: 'Units below', file: 'organisation', open: 'Open', toTree: 'Show in the tree', file_: 'Village file', arrange: 'Arrange areas', whole: 'Whole county',
    group: 'Group', memberHousehold: 'Member household', house: 'Household', map: 'Areas', loading: 'Opening…',
  },
);
