import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  { none: '没有符合条件的', noneHint: '换个词，或者去掉一个条件。', clear: '清除条件' },
  { none: 'Nothing matches', noneHint: 'Try another word, or take a condition away.', clear: 'Clear' },
);
