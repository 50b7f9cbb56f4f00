import { getPosting, handOverPosting, listHeldMatters, listPostings, listUnplaced, listVacancies } from '@shaodao/contracts/registry/posting';
import type { PostingView } from '@shaodao/contracts/registry/posting';
import { listResponsibilities } from '@shaodao/contracts/registry/responsibility';
import { NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import { Answer } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useNow } from '@shaodao/portal-kit/format/use-now';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useGo } from '@shaodao/portal-kit/routing';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { FormFields } from '@shaodao/portal-staff/desk/form-fields.part';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { NeedBadge } from '@shaodao/portal-staff/need/marks.part';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { FormErrors } from '@shaodao/ui/form-errors';
import { Link } from '@shaodao/ui/link';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';
import { words } from './postings.words.ts';

/** Hands a post over in one step (交接): the successor, the day, the notes; beside it what is open and passes on. */
export function HandOverScreen({ postingId }: { postingId: string }) {
  const t = useWords(words);
  const posting = useQueryOf(getPosting, { postingId });
  const found = posting.data;
  return (
    <Page title={t.handOver} lead={t.handOverLead} trail={[{ href: '/postings', text: t.title }, { href: `/postings/${postingId}`, text: found ? `${found.name} · ${found.title}` : '…' }]}>
      <Answer of={posting}>{(one) => (one.allowedActions.includes('handOver') ? <div className="sd-split"><HandOverForm posting={one} /><OpenMatters personId={one.personId} /></div> : <p>{t.allowedNothing}</p>)}</Answer>
    </Page>
  );
}

function HandOverForm({ posting }: { posting: PostingView }) {
  const t = useWords(words);
  const go = useGo();
  const say = useToast();
  const handOver = useCommand(handOverPosting, { alsoRefresh: [listPostings, listVacancies, listUnplaced] });
  const today = dayOf(useNow());
  const form = useFormOf(handOverPosting, { preset: { postingId: posting.id }, initial: { on: today } });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (!input) return;
    const outcome = await handOver.run(input, { version: posting.version });
    if (!outcome.ok) return form.showRefusal(outcome.problem);
    say(t.handOverDone);
    go(`/postings/${posting.id}`, { replace: true });
  };
  return (
    <Card title={t.successor}>
      <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
        <FormErrors errors={form.errors} />
        <RefusalNotice title={useProblemText(handOver.problem)} />
        <FormFields form={form} fields={[
          { name: 'name', label: t.personName }, { name: 'phone', label: t.phone, as: 'phone', hint: t.phoneHint }, { name: 'on', label: t.handOverOn, as: 'day', min: today }, { name: 'reason', label: t.reason },
          { name: 'note', label: t.note, hint: t.noteHint, as: 'area', optional: true },
        ]} />
        <div className="sd-row"><Button look="primary" icon="check" type="submit" busy={handOver.isBusy}>{t.handOver}</Button><LinkButton href={`/postings/${posting.id}`} look="quiet">{t.back}</LinkButton></div>
      </form>
    </Card>
  );
}

function OpenMatters({ personId }: { personId: string }) {
  const t = useWords(words);
  const held = useQueryOf(listHeldMatters, { personId });
  const households = useQueryOf(listResponsibilities, { carerId: personId as never, limit: 1 }).data?.total ?? 0; // the id stands in the posting
  return (
    <Card title={t.openMatters} flush>
      <Answer of={held}>
        {({ items }) => (items.length === 0 ? <p className="sd-muted staff-card-foot">{t.noNeeds}</p> : (
          <ul className="sd-rows" aria-label={t.openMatters}>
            {items.map((one) => (
              <li key={one.id} className="sd-list-row">
                <div className="sd-list-row-text"><Link href={`/needs/${one.id}`}>{one.title}</Link><div className="sd-list-row-note"><span>{one.number}</span><span>{one.villageName}</span></div></div>
                <NeedBadge status={NeedStatus.parse(one.status)} />
              </li>
            ))}
          </ul>
        ))}
      </Answer>
      {households > 0 && <p className="staff-card-foot">{t.householdsToo(households)}</p>}
    </Card>
  );
}
