import type { OpinionStatus } from '@shaodao/contracts/liaison/reception';
import type { StatusTone } from '@shaodao/portal-kit/wording/domain';
import { wordsOf } from '@shaodao/portal-kit/wording/words';
import type { z } from 'zod';

type Status = z.infer<typeof OpinionStatus>;
export const opinionStatusTone: Record<Status, StatusTone> = { recorded: 'waiting', turnedIntoNeed: 'info', solved: 'good' };
export const words = wordsOf(
  {
    days: '接待日', act: '登记', daysLead: '每月定点接待群众，当场登记，件件有回音。', coming: '近期', past: '已过', caption: '接待日', on: '日期', workroom: '工作室', place: '地点', level: '层级', levels: { city: '市级', county: '县级', township: '乡镇级' }, said: '登记意见', solvedOf: (solved: number, all: number) => (all === 0 ? '—' : `${all} 条，解决 ${solved}`), record: '登记意见', noComing: '近期没有接待日', noPast: '还没有过去的接待日', daysHint: '接待日由县委组织部排定。',
    recordTitle: '登记群众意见', recordLead: (day: string, workroom: string) => `${day} · ${workroom}`, village: '哪个村', household: '户编号', householdHint: '门牌卡上的编号；不愿留名就不填', kind: '属于哪类', opinionTitle: '一句话标题', opinionTitleHint: '会公开，不写姓名、电话', detail: '原话', noDetail: '原话只给接待的党代表和本人看。', save: '登记', saved: (number: string) => `已登记 ${number}，交村里核实`, another: '再登一条', back: '返回', notFound: '没有找到这个接待日',
    opinions: '群众意见', opinionsLead: '接待日登记的意见，办到哪一步，解决了没有。', opinionsCaption: '群众意见', what: '意见', number: '编号', status: '状态', statuses: { recorded: '已登记', turnedIntoNeed: '转为需求', solved: '已解决' }, all: '全部', need: '办理进展', noNeed: '还没转为需求', recorded: '登记', solved: '解决', noneOpinions: '还没有群众意见', noneOpinionsHint: '接待日登记后会出现在这里。', openNeed: '看需求办理经过', anonymous: '不留名', person: '提意见的人', solvedAt: (when: string) => `${when}解决`, csv: '群众意见',
  },
  {
    days: 'Reception days', act: 'Record', daysLead: 'Once a month, at a fixed place.', coming: 'Coming', past: 'Past', caption: 'Reception days', on: 'Day', workroom: 'Workroom', place: 'Place', level: 'Level', levels: { city: 'city', county: 'county', township: 'township' }, said: 'Opinions', solvedOf: (solved, all) => (all === 0 ? '—' : `${all}, ${solved} solved`), record: 'Record an opinion', noComing: 'None coming', noPast: 'None yet', daysHint: 'The county organisers set them.',
    recordTitle: 'Record an opinion', recordLead: (day, workroom) => `${day} · ${workroom}`, village: 'Village', household: 'Household number', householdHint: 'On the door plate card; empty: without a name', kind: 'Kind', opinionTitle: 'In one line', opinionTitleHint: 'Public: no names, no phones', detail: 'In their own words', noDetail: 'Only for the representative and the person.', save: 'Record', saved: (number) => `${number} recorded`, another: 'One more', back: 'Back', notFound: 'No such reception day',
    opinions: 'Opinions', opinionsLead: 'What people said on reception days, and how it ends.', opinionsCaption: 'Opinions', what: 'Opinion', number: 'Number', status: 'State', statuses: { recorded: 'Recorded', turnedIntoNeed: 'Became a need', solved: 'Solved' }, all: 'All', need: 'Progress', noNeed: 'no need yet', recorded: 'Recorded', solved: 'Solved', noneOpinions: 'No opinions yet', noneOpinionsHint: 'They appear after a reception day.', openNeed: 'Open the need', anonymous: 'without a name', person: 'Who said it', solvedAt: (when) => `solved ${when}`, csv: 'opinions',
  },
);
