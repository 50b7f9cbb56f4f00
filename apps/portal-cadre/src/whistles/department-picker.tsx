import type { blowWhistle } from '@shaodao/contracts/needs/whistle';
import { listServiceKinds } from '@shaodao/contracts/needs/need';
import { listDepartments } from '@shaodao/contracts/registry/division';
import { Answer } from '@shaodao/portal-kit/answer';
import type { WrittenInput } from '@shaodao/portal-kit/api/client';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Icon } from '@shaodao/ui/icon';
import { TextField } from '@shaodao/ui/field';
import { useState } from 'react';
import { words } from './whistles.words.ts';

type Chosen = Pick<Partial<WrittenInput<typeof blowWhistle>>, 'leadId' | 'assistIds'>;

/** Departments with their duties: one leads, others assist; the same one never twice. */
export function DepartmentPicker({ id, error, leadId, assistIds, onChange }: { id: string; error: string | undefined; leadId: string | undefined; assistIds: readonly string[]; onChange: (chosen: Chosen) => void }) {
  const t = useWords(words);
  const [query, setQuery] = useState('');
  const departments = useQueryOf(listDepartments, {}, { staleTime: 600_000 });
  const kinds = useQueryOf(listServiceKinds, {}, { staleTime: Infinity });
  const kindName = new Map(kinds.data?.items.map((kind) => [kind.id, kind.name]));
  const toggle = (departmentId: string) => onChange({ assistIds: assistIds.includes(departmentId) ? assistIds.filter((one) => one !== departmentId) : [...assistIds, departmentId] });
  const lead = (departmentId: string) => onChange({ leadId: departmentId, assistIds: assistIds.filter((one) => one !== departmentId) });
  return (
    <fieldset id={id} tabIndex={-1} className="sd-field sd-group" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="sd-unseen">{t.who}</legend>
      {error && <p className="sd-field-error" id={`${id}-error`}><Icon name="alert" />{error}</p>}
      <TextField label={t.findDepartment} type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
      <Answer of={departments}>
        {({ items }) => {
          const all = items.map((one) => ({ ...one, duties: one.dutyKindIds.map((kind) => kindName.get(kind) ?? '').filter(Boolean) }));
          const isChosen = (departmentId: string) => departmentId === leadId || assistIds.includes(departmentId);
          const found = all.filter((one) => isChosen(one.id) || one.name.includes(query) || one.duties.some((duty) => duty.includes(query)));
          return (
            <div className="staff-departments" tabIndex={0} role="group" aria-label={t.who}>
              {found.length === 0 && <p className="sd-muted staff-card-inset">{t.noneFound}</p>}
              <ul>{found.map((one) => (
                <li key={one.id}>
                  <span><b>{one.name}</b><small>{one.duties.length === 0 ? t.noDuties : one.duties.slice(0, 5).join('、') + (one.duties.length > 5 ? ` ${t.duties(one.duties.length)}` : '')}</small></span>
                  <span className="sd-row">
                    <label className="sd-tick"><input type="radio" name="lead" checked={leadId === one.id} onChange={() => lead(one.id)} aria-label={`${t.lead1}：${one.name}`} /><span>{t.lead1}</span></label>
                    <label className="sd-tick"><input type="checkbox" checked={assistIds.includes(one.id)} disabled={leadId === one.id} onChange={() => toggle(one.id)} aria-label={`${t.assist}：${one.name}`} /><span>{t.assist}</span></label>
                  </span>
                </li>
              ))}</ul>
            </div>
          );
        }}
      </Answer>
    </fieldset>
  );
}
