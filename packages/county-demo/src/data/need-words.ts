import type { NeedWay } from './need-stories.ts';

const asked = 'draft submit';
const listed = `${asked} verify publish`;
const done = `${listed} claim schedule serve`;

/** The steps of each way, from the first word to where it stands now. */
export const needWays: Record<NeedWay, string> = {
  draft: 'draft',
  submitted: asked,
  returned: `${asked} return`,
  withdrawn: `${asked} withdraw`,
  verified: `${asked} verify`,
  merged: `${asked} merge`,
  published: listed,
  released: `${listed} claim release`,
  lapsed: `${listed} claim lapse`,
  claimed: `${listed} claim`,
  scheduled: `${listed} claim schedule`,
  served: done,
  rated: `${done} rate`,
  closed: `${done} rate close`,
  reopened: `${done} rate reopen`,
  putRight: `${done} rate reopen schedule serve rate close`,
  resubmitted: `${asked} return submit verify publish claim schedule serve rate close`,
};

/** Why a step against the stream was taken. */
export const needReasons: Partial<Record<NeedWay, string>> = {
  returned: '写得太简单，请说清楚是哪里、什么样子、方便什么时候来，网格员会打电话帮您补。',
  withdrawn: '家里已经自己办好了，不用麻烦了。',
  merged: '同一户同一件事，并到先报的那一件，两边都会收到消息。',
  released: '口腔科近期没有能下乡的设备，请有移动牙椅的单位认领。',
  lapsed: '认领后五个工作日没有动静，按规则收回。',
  reopened: '说修好了，实际没解决，请再来一次。',
  putRight: '第一次没弄好，请返工。',
  resubmitted: '请补上是哪张卡、在哪里刷不出来。',
};

/** What people say with each level, 1 very bad … 5 very good. */
export const ratingWords: Record<1 | 2 | 3 | 4 | 5, readonly string[]> = {
  1: ['没解决，还是老样子'],
  2: ['来了一趟，东西没弄好', '等了好久，只弄了一半'],
  3: ['还行，就是慢了点', '弄好了，话讲得太快没听懂'],
  4: ['弄得不错', '态度好，下次早点来更好'],
  5: ['太好了，谢谢你们', '来得快，还帮我扫了地', '说得明白，药也送对了', '多谢，孩子在外面也放心了'],
};
