import { CourseFamily, listLearners } from '@shaodao/contracts/registry/training';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { RadioGroup } from '@shaodao/ui/choice';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Notice } from '@shaodao/ui/notice';
import { useState } from 'react';
import { familyText, words } from './training.words.ts';

/** Who may be asked to a course: help for planning, by place, without counts. */
export function Learners() {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const [family, setFamily] = useState<CourseFamily>('villageCadres');
  const list = usePagesOf(listLearners, { family, limit: 50 });
  return (
    <div className="sd-stack">
      <Notice tone="info">{t.learnersLead}</Notice>
      <RadioGroup legend={t.family} inline value={family} onChange={(value) => setFamily(CourseFamily.options.find((one) => one === value) ?? 'villageCadres')} options={CourseFamily.options.map((value) => ({ value, text: familyText[language][value] }))} />
      <Register caption={t.learners} list={list} rowId={(row) => `${row.personId} ${row.placeName}`} empty={<EmptyState scene="done" title={t.noLearners} />}
        columns={[
          { id: 'place', title: t.place, cell: (row) => row.placeName },
          { id: 'person', title: t.person, cell: (row) => row.name },
          { id: 'post', title: t.post, cell: (row) => row.title },
          { id: 'last', title: t.lastOn, cell: (row) => (row.lastOn ? format.plain(row.lastOn) : <span className="sd-muted">{t.never}</span>) },
        ]} />
    </div>
  );
}
