import { getOpinion } from '@shaodao/contracts/liaison/reception';
import { Answer } from '@shaodao/portal-kit/answer';
import { useLive } from '@shaodao/portal-kit/api/live';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { PersonLine } from '@shaodao/portal-staff/people/person.part';
import { LinkButton } from '@shaodao/ui/button';
import { Card, Facts } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { NeedState } from './need-state.tsx';
import { opinionStatusTone, words } from './reception.words.ts';

/** One opinion, live: the words, and what came of it. */
export function OpinionScreen({ opinionId }: { opinionId: string }) {
  const t = useWords(words);
  const format = useFormat();
  const opinion = useLive(getOpinion, { opinionId });
  return (
    <Page title={opinion.data?.title ?? t.opinions} trail={[{ href: '/opinions', text: t.opinions }]}>
      <Answer of={opinion}>
        {(one) => (
          <div className="sd-split">
            <Card>
              {one.detail ? <p className="staff-words">{one.detail}</p> : <p className="sd-muted">{t.noDetail}</p>}
              <Facts facts={[{ name: t.number, value: one.number }, { name: t.village, value: one.villageName }, { name: t.workroom, value: one.workroomName }, { name: t.recorded, value: format.instant(one.recordedAt) }]} />
              <ul className="staff-people sd-rows">{one.personId ? <PersonLine personId={one.personId} part={t.person} /> : <li className="sd-muted">{t.person}：{t.anonymous}</li>}</ul>
            </Card>
            <Card title={t.need}>
              <div className="sd-row"><StatusBadge tone={opinionStatusTone[one.status]}>{t.statuses[one.status]}</StatusBadge><NeedState opinion={one} /></div>
              {one.solvedAt && <p>{t.solvedAt(format.instant(one.solvedAt))}</p>}
              {one.needId && <div><LinkButton href={`/needs/${one.needId}`} icon="list">{t.openNeed}</LinkButton></div>}
            </Card>
          </div>
        )}
      </Answer>
    </Page>
  );
}
