import { explainAccess } from '@shaodao/contracts/registry/access';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useListFilter } from '@shaodao/portal-staff/desk/list-filter';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { Select, TextField } from '@shaodao/ui/field';
import { useDepartmentOptions, usePlaces } from '../places.ts';
import { words } from './access.words.ts';
import { Chain } from './chain.tsx';
import { Operations } from './operations.tsx';
import { PersonFinder } from './person-finder.tsx';

/** Why may this person see this (权限从哪里来): person, then object; the chain of grants, and each operation's answer. */
export function AccessScreen() {
  const t = useWords(words);
  const filter = useListFilter(['person', 'village', 'department']);
  const personId = filter.given('person');
  return (
    <Page title={t.title} lead={t.lead} actions={personId && <Button icon="people" onClick={() => filter.set({ person: '', village: '', department: '' })}>{t.other}</Button>}>
      {personId ? <Explained personId={personId} filter={filter} /> : <PersonFinder onChoose={(person) => filter.set({ person })} />}
    </Page>
  );
}

function Explained({ personId, filter }: { personId: string; filter: ReturnType<typeof useListFilter<'person' | 'village' | 'department'>> }) {
  const t = useWords(words);
  const { villages } = usePlaces();
  const departments = useDepartmentOptions();
  const householdNumber = filter.given('words');
  const answer = useQueryOf(explainAccess, { personId: personId as never, divisionCode: filter.given('village') || undefined, householdNumber: householdNumber || undefined, departmentId: (filter.given('department') || undefined) as never }); // ids stand in the address; the county checks them
  return (
    <div className="sd-stack-l">
      <Card title={t.about}>
        <div className="staff-fields" onBlur={filter.box.leave}>
          <Select label={t.village} placeholder={t.anyPlace} value={filter.given('village')} onChange={(event) => filter.set({ village: event.target.value, department: '' })} options={villages} />
          <Select label={t.department} placeholder={t.anyPlace} value={filter.given('department')} onChange={(event) => filter.set({ department: event.target.value, village: '' })} options={departments} />
          <TextField label={t.household} inputMode="numeric" required={false} value={filter.box.text} onChange={(event) => filter.box.type(event.target.value)} />
        </div>
      </Card>
      <Answer of={answer}>{(found) => <><Chain explained={found} /><Operations explained={found} /></>}</Answer>
    </div>
  );
}
