import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '需求清单', lead: '群众说上来的事：核实、发布，再由部门认领。', search: '事由、编号、原话里的词', caption: '需求清单', what: '事由', number: '编号', village: '村', urgency: '紧急', source: '来源', status: '状态', submitted: '提出', term: '时限', department: '承办单位',
    allVillages: '全部村', allCategories: '全部类别', category: '类别', allStatuses: '全部状态', none: '没有符合条件的需求', noneHint: '换个词，或者少选一个条件。', nothing: '还没有需求', nothingHint: '群众提出后会出现在这里。', clear: '清除条件',
    ask: '上门代提', groups: { todo: '待核实、待发布', open: '办理中', ended: '已结束' }, csvName: '需求清单', exporting: (n: number) => `已取 ${n} 条…`, exported: (n: number) => `已导出 ${n} 条`, tags: '关爱标记', visit: '上门日期',
  },
  {
    title: 'Needs', lead: 'What people asked: verified, published, then claimed by departments.', search: 'Matter, number, words', caption: 'Needs', what: 'Matter', number: 'Number', village: 'Village', urgency: 'Urgency', source: 'Source', status: 'State', submitted: 'Asked', term: 'Term', department: 'Department',
    allVillages: 'All villages', allCategories: 'All categories', category: 'Category', allStatuses: 'All states', none: 'No need matches', noneHint: 'Try another word, or one filter less.', nothing: 'No needs yet', nothingHint: 'What people ask appears here.', clear: 'Clear filters',
    ask: 'Ask at the door', groups: { todo: 'To verify or publish', open: 'Under way', ended: 'Ended' }, csvName: 'needs', exporting: (n) => `${n} rows so far…`, exported: (n) => `${n} rows exported`, tags: 'Care tags', visit: 'Visit on',
  },
);
/** Groups of states that people look for together; the keys stand in the address. */
export const statusGroups = {
  todo: ['submitted', 'verified'],
  open: ['published', 'claimed', 'scheduled', 'served', 'reopened'],
  ended: ['rated', 'closed', 'returned', 'merged', 'withdrawn'],
} as const;
