import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '可认领', lead: '最急的、等得最久的在前。能很快办成的再认领。', duties: '范围', mine: '本单位职责内', allDuties: '全部', search: '事由、编号', category: '类别', allCategories: '全部类别', caption: '可认领的需求', what: '事由', urgency: '紧急', village: '村', tags: '关爱标记', age: '已等', days: (n: number) => (n === 0 ? '今天' : `${n} 天`), none: '没有符合条件的需求', noneHint: '换个条件看看。', noneMine: '职责内的都有人认领了', noneMineHint: '也可以看看全部需求，力所能及地帮一把。', seeAll: '看全部', clear: '清除条件',
  },
  {
    title: 'To claim', lead: 'The most urgent and oldest first. Claim what you finish soon.', duties: 'Scope', mine: 'Our duties', allDuties: 'All', search: 'Matter, number', category: 'Category', allCategories: 'All categories', caption: 'Needs to claim', what: 'Matter', urgency: 'Urgency', village: 'Village', tags: 'Care tags', age: 'Waiting', days: (n) => (n === 0 ? 'today' : `${n} days`), none: 'None matches', noneHint: 'Try other filters.', noneMine: 'All within our duties are claimed', noneMineHint: 'Perhaps you can help elsewhere.', seeAll: 'See all', clear: 'Clear filters',
  },
);
