import type { NeedRow } from '@shaodao/contracts/needs/need';
import type { NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import type { Language } from '@shaodao/portal-kit/wording/language';
import { needStatusTone } from '@shaodao/portal-kit/wording/domain';
import type { IconName } from '@shaodao/ui/icon';

/** States as one would say them to a neighbour; staff words stay with staff. */
export const plainStatus: Record<Language, Record<NeedStatus, string>> = {
  zh: {
    submitted: '村里正在核实', returned: '请您补充几句', merged: '和另一件一起办', withdrawn: '您已撤回', verified: '核实好了，等乡镇发布', published: '正在找单位来办',
    claimed: '有单位接下了', scheduled: '上门时间定了', served: '办好了，请您评一评', rated: '您已评价', reopened: '没办好，正在重新办', closed: '办结了',
  },
  en: {
    submitted: 'The village is checking', returned: 'Please add a few words', merged: 'Done together with another', withdrawn: 'Withdrawn by you', verified: 'Checked, township comes next',
    published: 'Looking for who can do it', claimed: 'A unit has taken it', scheduled: 'The visit has a day', served: 'Done: please rate it', rated: 'You have rated it',
    reopened: 'Not solved, being done again', closed: 'Finished',
  },
};
const icons: Partial<Record<NeedStatus, IconName>> = { returned: 'edit', scheduled: 'calendar', served: 'heart', claimed: 'unit', reopened: 'sync' };
/** Badge of a state: words, tone and icon. */
export const badgeOf = (status: NeedStatus) => ({ tone: needStatusTone[status], icon: icons[status] });

/** Who has to do something now: me, the county, or nobody any more. */
export function turnOf({ status }: Pick<NeedRow, 'status'>): 'mine' | 'theirs' | 'nobody' {
  if (status === 'served' || status === 'returned') return 'mine';
  return status === 'closed' || status === 'rated' || status === 'merged' || status === 'withdrawn' ? 'nobody' : 'theirs';
}
