/** How a workbook's sheets and columns stand for the parts of an input; one table for reading and writing. */
export type ColumnType = 'text' | 'number' | 'list' | 'levels' | 'numbers' | 'texts';
export interface Column {
  readonly header: string;
  readonly key: string;
  readonly type: ColumnType;
  readonly isNullable?: true;
}
export interface ListSheet {
  readonly sheet: string;
  readonly path: string;
  readonly columns: readonly Column[];
}
/** A record of records of minutes, one row for each pair of places. */
export interface MinutesSheet {
  readonly sheet: string;
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly minutes: string;
}
export interface WorkbookFormat {
  readonly lists: readonly ListSheet[];
  readonly minutes: readonly MinutesSheet[];
  readonly settingLists: readonly string[];
}

/** All that is neither a list nor minutes stands in this sheet: dotted name and value. */
export const SETTINGS_SHEET = { sheet: '设置', name: '项目', value: '值' } as const;

const text = (header: string, key: string): Column => ({ header, key, type: 'text' });
const number = (header: string, key: string): Column => ({ header, key, type: 'number' });
const list = (header: string, key: string): Column => ({ header, key, type: 'list' });
const pair = [text('需求', 'need'), text('资源', 'resource')];

export const workbookFormats = {
  match: {
    lists: [
      {
        sheet: '需求',
        path: 'needs',
        columns: [
          text('编号', 'id'),
          text('服务项目', 'kind'),
          text('村', 'village'),
          number('紧急程度', 'urgency'),
          number('已等天数', 'waitedDays'),
          number('工作量半小时', 'effortHalfHours'),
          number('要求等级', 'level'),
        ],
      },
      {
        sheet: '资源',
        path: 'resources',
        columns: [
          text('编号', 'id'),
          text('部门', 'department'),
          text('出发地', 'base'),
          { header: '服务项目与等级', key: 'kinds', type: 'levels' },
          number('季度能力半小时', 'capacityHalfHours'),
          { header: '最远分钟', key: 'reachMinutes', type: 'number', isNullable: true },
          list('结对村', 'pairedVillages'),
          number('评价', 'rating'),
        ],
      },
      { sheet: '已确认', path: 'locks', columns: pair },
      {
        sheet: '已拒绝',
        path: 'vetoes',
        columns: [...pair, text('原因', 'reason'), { header: '有效至', key: 'until', type: 'text', isNullable: true }],
      },
      { sheet: '已发布', path: 'published', columns: pair },
      {
        sheet: '部门上限',
        path: 'departmentCaps',
        columns: [text('部门', 'department'), number('新认领上限', 'newClaimsMax')],
      },
    ],
    minutes: [{ sheet: '行程', path: 'travelMinutes', from: '出发地', to: '村', minutes: '分钟' }],
    settingLists: ['kinds'],
  },
  tour: {
    lists: [
      { sheet: '巡回日', path: 'days', columns: [text('日期', 'on'), number('车辆', 'vehicles')] },
      {
        sheet: '服务项目',
        path: 'services',
        columns: [
          text('编号', 'id'),
          number('座位', 'crewSeats'),
          number('每场人数', 'peoplePerSession'),
          number('每人分值', 'pointsPerPerson'),
        ],
      },
      {
        sheet: '片区',
        path: 'areas',
        columns: [
          text('编号', 'id'),
          list('村', 'villages'),
          number('优先系数', 'priority'),
          { header: '需要人数', key: 'demandPeople', type: 'numbers' },
          list('不安排日', 'closedOn'),
          list('圩日', 'marketOn'),
          text('圩日规则', 'marketRule'),
        ],
      },
      {
        sheet: '队伍',
        path: 'teams',
        columns: [
          text('编号', 'id'),
          text('服务项目', 'service'),
          list('可出队日', 'availableOn'),
          number('季度最多次数', 'visitsMax'),
          list('熟悉片区', 'familiarAreas'),
          { header: '上次出队', key: 'lastVisitOn', type: 'text', isNullable: true },
        ],
      },
      {
        sheet: '已发布',
        path: 'published',
        columns: [
          text('片区', 'area'),
          text('日期', 'on'),
          list('服务项目', 'services'),
          { header: '队伍', key: 'teams', type: 'texts' },
        ],
      },
    ],
    minutes: [{ sheet: '行车', path: 'legMinutes', from: '从', to: '到', minutes: '分钟' }],
    settingLists: [],
  },
  areas: {
    lists: [
      { sheet: '村', path: 'villages', columns: [text('编号', 'id'), list('优势', 'strengths')] },
      { sheet: '相邻', path: 'neighbours', columns: [text('村一', 'a'), text('村二', 'b'), number('分钟', 'minutes')] },
    ],
    minutes: [],
    settingLists: [],
  },
  pairings: {
    lists: [
      {
        sheet: '单位',
        path: 'departments',
        columns: [text('编号', 'id'), list('能提供', 'canGive'), text('出发地', 'base')],
      },
      { sheet: '村', path: 'villages', columns: [text('编号', 'id'), list('需要', 'wants')] },
      { sheet: '现有结对', path: 'present', columns: [text('单位', 'department'), text('村', 'village')] },
    ],
    minutes: [{ sheet: '行程', path: 'travelMinutes', from: '出发地', to: '村', minutes: '分钟' }],
    settingLists: [],
  },
} as const satisfies Record<string, WorkbookFormat>;
export type PlanKind = keyof typeof workbookFormats;
