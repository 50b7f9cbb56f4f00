import { getNeed } from '@shaodao/contracts/needs/need';
import type { NeedRow } from '@shaodao/contracts/needs/need';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { RouterLink } from '@shaodao/portal-kit/routing';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Icon } from '@shaodao/ui/icon';
import { words } from './home.words.ts';

/** 明天上午 9 点 县医院 来量血压: day and unit from the list at once, the hour as soon as it is known. */
export function NextVisit({ need }: { need: NeedRow }) {
  const t = useWords(words);
  const format = useFormat();
  const visit = useQueryOf(getNeed, { needId: need.id }).data?.visit;
  return (
    <RouterLink href={`/matters/${need.id}`} className="visit">
      <span className="visit-label"><Icon name="calendar" />{t.next}</span>
      <span className="visit-when">{format.day(visit?.on ?? need.visitOn!)} {visit && format.clock(visit.from)}</span>
      <b>{t.comes(need.departmentName ?? '', need.title)}</b>
      <span className="sd-muted">{t.prepare}</span>
    </RouterLink>
  );
}
