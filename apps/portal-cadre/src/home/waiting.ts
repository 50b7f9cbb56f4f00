import { countNeeds, publishNeed, verifyNeed } from '@shaodao/contracts/needs/need';
import { listWhistles, rateWhistle } from '@shaodao/contracts/needs/whistle';
import { listWaitingNumbers } from '@shaodao/contracts/registry/number-change';
import { listTies } from '@shaodao/contracts/registry/tie';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useMay } from '@shaodao/portal-staff/desk/may';
import type { Waiting } from '@shaodao/portal-staff/desk/desk';

/** What waits for me: the numbers behind the menu and the home page. Undefined while it is not known, or not mine to know. */
export function useWaitingWork() {
  const may = useMay();
  const counts = useQueryOf(countNeeds, {}, { enabled: may(countNeeds) });
  const ties = useQueryOf(listTies, {}, { enabled: may(listTies) });
  const numbers = useQueryOf(listWaitingNumbers, { limit: 50 }, { enabled: may(listWaitingNumbers) });
  const whistles = useQueryOf(listWhistles, { stage: 'open', limit: 100 }, { enabled: may(listWhistles) });
  const countOf = (...statuses: readonly string[]) => counts.data?.byStatus.filter((one) => statuses.includes(one.status)).reduce((sum, one) => sum + one.count, 0);
  return {
    counts,
    toVerify: may(verifyNeed) ? countOf('submitted') : undefined,
    toPublish: may(publishNeed) ? countOf('verified') : undefined,
    underWay: countOf('published', 'claimed', 'scheduled', 'served', 'reopened'),
    reopened: countOf('reopened'),
    ties: ties.data?.items.filter((tie) => tie.allowedActions.includes('confirm')),
    numbers: numbers.data?.items.filter((number) => number.mayConfirm),
    openWhistles: whistles.data?.items,
    toRate: may(rateWhistle) ? whistles.data?.items.filter((whistle) => whistle.status === 'resolved') : undefined,
  };
}

/** The same as counts in the menu. */
export function useWaiting(): Waiting {
  const { toVerify, toPublish, ties, numbers, toRate } = useWaitingWork();
  return {
    '/needs': { count: (toVerify ?? 0) + (toPublish ?? 0) },
    '/ties': { count: ties?.length ?? 0 },
    '/numbers': { count: numbers?.length ?? 0 },
    '/whistles': { count: toRate?.length ?? 0, urgent: true },
  };
}
