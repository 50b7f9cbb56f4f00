import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '包户责任', lead: '每一户都有人包，包户人调走，跟着交接。', all: '全部', nobody: '没有人包的', mine: '我包的', caption: '包户责任', search: '户编号、包户人', village: '村', allVillages: '全部村', household: '户', place: '在哪里', tags: '关爱', carers: '包户人', since: (day: string) => `${day}起`, none: '没有户', noneHint: '登记农户后会列在这里。', allCared: '每一户都有人包', allCaredHint: '有人调走又没有交接时，会列在这里。', noneMine: '您没有包户', nobodyYet: '还没有人包', act: '操作',
    add: '加一人', addTitle: '加一个包户人', replace: '更换', replaceTitle: '更换包户人', release: '不再包', who: '包户人', whoHint: '在这个村或乡镇有岗位的人', done: '已确定包户人', replaced: '已更换', released: '已取消', cancel: '取消', vacant: '给没人包的户定人', vacantTitle: (grid: string) => `${grid}里没人包的户，都交给`, assigned: (n: number) => `${n} 户有人包了`, of: (household: string) => household,
  },
  {
    title: 'Who answers for whom', lead: 'Every household has a name; when that person leaves, it is handed over.', all: 'All', nobody: 'Without a name', mine: 'Mine', caption: 'Households and who answers for them', search: 'Number or name', village: 'Village', allVillages: 'All villages', household: 'Household', place: 'Where', tags: 'Care', carers: 'Answers for it', since: (day) => `since ${day}`, none: 'No households', noneHint: 'They are listed here.', allCared: 'Every household has a name', allCaredHint: 'Those left by a move without a hand-over appear here.', noneMine: 'None is yours', nobodyYet: 'nobody yet', act: 'Action',
    add: 'Add', addTitle: 'One more', replace: 'Replace', replaceTitle: 'Replace', release: 'Release', who: 'Who', whoHint: 'Holders of a post in the village or township', done: 'Done', replaced: 'Replaced', released: 'Released', cancel: 'Cancel', vacant: 'Name somebody for those without', vacantTitle: (grid) => `All of ${grid} without a name go to`, assigned: (n) => `${n} households`, of: (household) => household,
  },
);
