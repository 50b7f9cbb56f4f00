import { getRoster } from '@shaodao/contracts/volunteers/shift';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { signUpStatusText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { PersonLine } from '@shaodao/portal-staff/people/person.part';
import { Card } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { words } from './needs.words.ts';

const tones = { signedUp: 'good', waiting: 'waiting', cancelled: 'plain', served: 'good' } as const;

/** Volunteers who come along; those who cancelled are left out. */
export function Roster({ needId }: { needId: string }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const roster = useQueryOf(getRoster, { needId });
  const here = roster.data?.people.filter((one) => one.status !== 'cancelled') ?? [];
  const going = here.filter((one) => one.status !== 'waiting').length;
  return (
    <Card title={t.roster} flush action={roster.data && <span className="sd-muted">{t.rosterCount(going, roster.data.wanted)}</span>}>
      <Answer of={roster}>
        {() => (here.length === 0 ? <p className="sd-muted staff-card-inset">{t.rosterNone}</p> : (
          <ul className="sd-rows staff-people" aria-label={t.roster}>
            {here.map((one) => <PersonLine key={one.personId} personId={one.personId} part={t.at(format.when(one.at))} end={<StatusBadge tone={tones[one.status]}>{signUpStatusText[language][one.status]}</StatusBadge>} />)}
          </ul>
        ))}
      </Answer>
    </Card>
  );
}
