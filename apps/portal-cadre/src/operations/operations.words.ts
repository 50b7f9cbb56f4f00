import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    title: '系统运行', lead: '服务之间没能送达的消息。一般重试就好；弃置要写明原因。', services: { registry: '组织和人员', needs: '需求和吹哨', volunteers: '志愿服务', liaison: '联系群众', evaluation: '评价' }, caption: '未能处理的消息', status: '状态', statuses: { waiting: '等处理', retried: '已重试', discarded: '已弃置' },
    what: '消息', act: '处理', error: '错误', attempts: '试过', times: (n: number) => `${n} 次`, failed: '失败时间', note: '说明', retry: '重试', retried: '重试成功', discard: '弃置', discardTitle: '弃置这条消息', discardReason: '为什么可以弃置', discardHint: '弃置后不再处理，原因永久保留。', discarded: '已弃置', none: '没有积压的消息', noneHint: '一切正常。', noneOther: '没有这样的消息',
  },
  {
    title: 'Operations', lead: 'Messages between services that could not be taken in. Retrying mostly helps; discarding needs a reason.', services: { registry: 'Registry', needs: 'Needs', volunteers: 'Volunteers', liaison: 'Liaison', evaluation: 'Evaluation' }, caption: 'Dead letters', status: 'State', statuses: { waiting: 'Waiting', retried: 'Retried', discarded: 'Discarded' },
    what: 'Message', act: 'Action', error: 'Error', attempts: 'Tried', times: (n) => `${n}×`, failed: 'Failed', note: 'Note', retry: 'Retry', retried: 'It went through', discard: 'Discard', discardTitle: 'Discard this message', discardReason: 'Why it may be discarded', discardHint: 'It is never handled again; the reason stays.', discarded: 'Discarded', none: 'Nothing waits', noneHint: 'All is well.', noneOther: 'None',
  },
);
