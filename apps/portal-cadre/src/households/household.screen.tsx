import { getHousehold } from '@shaodao/contracts/registry/household';
import type { HouseholdFile } from '@shaodao/contracts/registry/household';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { usePersonLabel } from '@shaodao/portal-kit/people/labels';
import { relationText, tieStatusText, tieStatusTone } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { CareTags } from '@shaodao/portal-staff/need/marks.part';
import { PersonLine } from '@shaodao/portal-staff/people/person.part';
import { LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Contacts } from './contacts.part.tsx';
import { AddResident } from './add-resident.part.tsx';
import { leavingText, words } from './households.words.ts';
import { MemberActions, PastActions } from './member-actions.part.tsx';
import { HouseholdPlace } from './place.part.tsx';

/** One household whole: who lives there and lived there, with what marks, and who may ask for them. */
export function HouseholdScreen({ householdId }: { householdId: string }) {
  const t = useWords(words);
  const file = useQueryOf(getHousehold, { householdId: householdId as never });
  return (
    <Page title={file.data ? t.file(file.data.number) : t.title} trail={[{ href: '/households', text: t.title }]} actions={file.data?.allowedActions.includes('addResident') && <AddResident file={file.data} />}>
      <Answer of={file}>
        {(house) => (
          <div className="sd-split">
            <div className="sd-stack-l">
              <Card title={t.members} flush>
                <ul className="staff-people">
                  {house.members.map((member) => (
                    <PersonLine key={member.personId} personId={member.personId} part={<>{member.relation}{member.isHead && member.relation !== t.head && ` · ${t.head}`} <CareTags tags={member.careTags} />{member.hasWaitingNumber && <StatusBadge tone="waiting">{t.numberWaits}</StatusBadge>}</>} end={<MemberActions house={house} member={member} />} />
                  ))}
                </ul>
              </Card>
              {house.past.length > 0 && <Past house={house} />}
            </div>
            <div className="sd-stack-l">
              <HouseholdPlace house={house} />
              <Contacts house={house} />
              <Ties house={house} />
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

function Past({ house }: { house: HouseholdFile }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  return (
    <Card title={t.past} flush>
      <ul className="staff-people">
        {house.past.map((one) => (
          <PersonLine key={`${one.personId} ${one.leftOn}`} personId={one.personId} part={`${one.relation} · ${one.isErased ? t.erased : t.leftOn(format.date(one.leftOn), leavingText[language][one.reason])}`} end={!one.isErased && <PastActions house={house} personId={one.personId} />} />
        ))}
      </ul>
    </Card>
  );
}

function Ties({ house }: { house: HouseholdFile }) {
  const t = useWords(words);
  return (
    <Card title={t.ties} flush action={<LinkButton look="quiet" href="/ties">{t.manageTies}</LinkButton>}>
      {house.ties.length === 0 ? <p className="sd-muted staff-card-inset">{t.noTies}</p> : <ul className="sd-rows" aria-label={t.ties}>{house.ties.map((tie) => <Tie key={`${tie.relativeId} ${tie.since}`} tie={tie} />)}</ul>}
    </Card>
  );
}
function Tie({ tie }: { tie: HouseholdFile['ties'][number] }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const relative = usePersonLabel(tie.relativeId);
  return (
    <li className="sd-list-row">
      <div className="sd-list-row-text"><b>{relative || '…'}</b><div className="sd-list-row-note"><span>{relationText[language][tie.relation]}</span><span>{format.when(tie.since)}</span>{tie.elderAgreed && <span>{t.agreed}</span>}</div></div>
      <StatusBadge tone={tieStatusTone[tie.status]}>{tieStatusText[language][tie.status]}</StatusBadge>
    </li>
  );
}
