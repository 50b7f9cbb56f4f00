import type { NeedView } from '@shaodao/contracts/needs/need';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Card } from '@shaodao/ui/card';
import { PersonLine } from '../people/person.part.tsx';
import { words } from './need.words.ts';

/** Who is helped, who wrote, and who received it first; a person with two parts stands once. */
export function NeedPeople({ need }: { need: NeedView }) {
  const t = useWords(words);
  const parts = [
    { id: need.beneficiaryId, part: t.beneficiary },
    { id: need.reporterId, part: need.reporterId === need.beneficiaryId ? t.samePerson : t.reporter },
    { id: need.gridOfficerId, part: t.officer },
  ].filter((one): one is { id: NonNullable<typeof one.id>; part: string } => one.id !== null);
  const ids = [...new Set(parts.map((one) => one.id))];
  const partsOf = (id: string) => parts.filter((one) => one.id === id).map((one) => one.part).join(' · ');
  return (
    <Card title={t.people} flush>
      {ids.length === 0 && <p className="sd-muted staff-card-foot">{t.noPeople}</p>}
      <ul className="sd-rows staff-people" aria-label={t.people}>{ids.map((id) => <PersonLine key={id} personId={id} part={partsOf(id)} />)}</ul>
    </Card>
  );
}
