import { wordsOf } from '@shaodao/portal-kit/wording/words';

export const words = wordsOf(
  {
    see: '查看完整信息', of: (who: string) => `查看${who}的完整信息`, why: '为什么要看', whyHint: '每次查看都会记下来，本人能看到是谁、为什么看的。',
    show: '查看', cancel: '不看了', name: '姓名', phone: '电话', address: '住址', none: '没有登记', until: (when: string) => `${when} 后自动隐藏`, hide: '现在隐藏', unknown: '名字不可见',
  },
  {
    see: 'Full details', of: (who) => `Full details of ${who}`, why: 'Why you need to see it', whyHint: 'Each look is recorded; the person sees who looked and why.',
    show: 'Show', cancel: 'Cancel', name: 'Name', phone: 'Phone', address: 'Address', none: 'not registered', until: (when) => `hidden again at ${when}`, hide: 'Hide now', unknown: 'name not visible',
  },
);
/** Reasons that one tap fills in; free text stays possible. */
export const usualReasons = { zh: ['上门前联系本人', '核实情况', '协调办理'], en: ['To call before a visit', 'To verify the case', 'To coordinate the work'] } as const;
