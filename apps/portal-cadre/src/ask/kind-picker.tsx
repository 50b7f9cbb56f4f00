import { listServiceKinds } from '@shaodao/contracts/needs/need';
import { ServiceCategory } from '@shaodao/contracts/vocabulary';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { categoryText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Icon } from '@shaodao/ui/icon';
import { Tabs } from '@shaodao/ui/tabs';
import { useState } from 'react';
import { words } from './ask.words.ts';

/** One of the 48 service kinds, by category. */
export function KindPicker({ id, error, kindId, onChoose }: { id: string; error: string | undefined; kindId: string | undefined; onChoose: (kindId: string) => void }) {
  const t = useWords(words);
  const language = useLanguage();
  const [category, setCategory] = useState<ServiceCategory>('living');
  const kinds = useQueryOf(listServiceKinds, {}, { staleTime: Infinity });
  return (
    <div id={id} tabIndex={-1} className="sd-stack">
      {error && <p className="sd-field-error"><Icon name="alert" />{error}</p>}
      <Tabs label={t.kind} current={category} onChange={(next) => setCategory(ServiceCategory.parse(next))} tabs={ServiceCategory.options.map((one) => ({ id: one, text: categoryText[language][one] }))}>
        <Answer of={kinds}>
          {({ items }) => (
            <ul className="staff-picks" aria-label={categoryText[language][category]}>
              {items.filter((kind) => kind.category === category && !kind.isRetired).map((kind) => (
                <li key={kind.id}><button type="button" className="staff-pick" aria-pressed={kind.id === kindId} onClick={() => onChoose(kind.id)}>{kind.name}{kind.hint && <small>{kind.hint}</small>}</button></li>
              ))}
            </ul>
          )}
        </Answer>
      </Tabs>
    </div>
  );
}
