import type { NeedRow } from '@shaodao/contracts/needs/need';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { needSourceText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { CareTags, DueClock, NeedBadge, UrgencyMark } from '@shaodao/portal-staff/need/marks.part';
import type { Column } from '@shaodao/ui/data-table';
import { words } from './needs.words.ts';

/** The columns of the needs list. */
export function useNeedColumns(): readonly Column<NeedRow>[] {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  return [
    { id: 'what', title: t.what, width: '29%', cell: (need) => <span className="staff-title-cell">{need.title}<small>{need.number} · {need.kindName}</small></span> },
    { id: 'village', title: t.village, cell: (need) => <span className="staff-title-cell">{need.villageName}<CareTags tags={need.careTags} /></span> },
    { id: 'urgency', title: t.urgency, sortable: true, cell: (need) => <UrgencyMark urgency={need.urgency} /> },
    { id: 'status', title: t.status, cell: (need) => <NeedBadge status={need.status} /> },
    { id: 'department', title: t.department, cell: (need) => need.departmentName ?? <span className="sd-muted">—</span> },
    { id: 'submitted', title: t.submitted, sortable: true, cell: (need) => <span className="staff-title-cell">{format.day(dayOf(need.submittedAt))}<small>{needSourceText[language][need.source]}</small></span> },
    { id: 'term', title: t.term, cell: (need) => (need.dueAt ? <DueClock dueAt={need.dueAt} brief /> : <span className="sd-muted">—</span>) },
  ];
}
