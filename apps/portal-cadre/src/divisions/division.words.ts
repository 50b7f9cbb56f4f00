import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    back: '组织体系', lead: '人口、户数、关爱对象和位置，按日期登记；是不是空心村由外出比例算出，不用填。', record: '登记村情', rename: '更名', none: '还没有登记村情', noneHint: '乡镇干部可以登记，或从表格导入。', now: '现在的情况', history: '历次登记', past: '曾用名', from: '从哪天起', registered: '户籍人口', resident: '常住人口', outflow: '外出流动人口', households: '户数', elders: '留守老人', children: '留守儿童', alone: '独居', disabled: '残疾', minimum: '低保',
    latitude: '纬度', longitude: '经度', positionHint: '不填就沿用上一次的', source: '数字从哪里来', sourceHint: '例如：村里摸底、统计年报', validFrom: '登记日', rate: '外出比例', hollow: '空心村', notHollow: '非空心村', newName: '新名称', on: '从哪天起', save: '保存', cancel: '取消', saved: '已登记', renamed: '已更名', until: (from: string, to: string) => `${from} 至 ${to}`, file: '村情', code: '区划代码', under: '隶属', inTree: '在组织体系里看', chart: '外出比例的变化', optional: '可不填', invented: '名称为演示虚构', day: '日期', care: '关爱对象',
  },
  {
    back: 'Organisation', lead: 'People, households, care and position by date; whether a village is hollow follows from the share away.', record: 'Record figures', rename: 'Rename', none: 'No figures yet', noneHint: 'The township records them, or imports a sheet.', now: 'As it is', history: 'Records', past: 'Former names', from: 'From', registered: 'Registered', resident: 'Resident', outflow: 'Away', households: 'Households', elders: 'Elders left behind', children: 'Children left behind', alone: 'Living alone', disabled: 'Disabled', minimum: 'Minimum living',
    latitude: 'Latitude', longitude: 'Longitude', positionHint: 'The last known when left out', source: 'Where the figures come from', sourceHint: 'such as a count in the village', validFrom: 'Recorded for', rate: 'Share away', hollow: 'hollow village', notHollow: 'not hollow', newName: 'New name', on: 'From which day', save: 'Save', cancel: 'Cancel', saved: 'Recorded', renamed: 'Renamed', until: (from, to) => `${from} to ${to}`, file: 'village', code: 'Code', under: 'Under', inTree: 'Show in the tree', chart: 'Share away over time', optional: 'optional', invented: 'name invented for the demo', day: 'Day', care: 'Care',
  },
);
