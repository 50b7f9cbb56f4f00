import { revealPerson } from '@shaodao/contracts/registry/person';
import { clockOf } from '@shaodao/portal-kit/format/days';
import { sayPhone, telHref } from '@shaodao/portal-kit/format/phone';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { usePersonCard } from '@shaodao/portal-kit/people/labels';
import { useReveal } from '@shaodao/portal-kit/people/reveal';
import type { FullLook } from '@shaodao/portal-kit/people/reveal';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Avatar } from '@shaodao/ui/avatar';
import { Button } from '@shaodao/ui/button';
import { Facts } from '@shaodao/ui/card';
import { Dialog } from '@shaodao/ui/dialog';
import { TextField } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useMay } from '../desk/may.ts';
import { usualReasons, words } from './people.words.ts';

/** A person by the masked name; who serves the case may look in full, with a reason that is recorded. */
export function PersonLine({ personId, part, end }: { personId: string; part: ReactNode; end?: ReactNode }) {
  const t = useWords(words);
  const card = usePersonCard(personId);
  const may = useMay();
  const reveal = useReveal(personId);
  const [isAsking, setAsking] = useState(false);
  const label = card?.label ?? (card === null ? t.unknown : '…');
  return (
    <li className="staff-person">
      <Avatar name={label} />
      <div className="staff-person-text">
        <p><b>{reveal.look?.name ?? label}</b><span className="sd-muted">{part}</span></p>
        {reveal.look ? <FullDetails look={reveal.look} onHide={reveal.hide} /> : card?.phoneMasked && <p className="sd-muted">{sayPhone(card.phoneMasked)}</p>}
      </div>
      {end}
      {may(revealPerson) && !reveal.look && card?.isMasked && <Button look="quiet" icon="eye" aria-label={`${t.see}：${label}`} onClick={() => setAsking(true)}>{t.see}</Button>}
      <RevealDialog open={isAsking} title={t.of(label)} personId={personId} isBusy={reveal.isBusy} problem={reveal.problem} onClose={() => setAsking(false)}
        onReason={async (reason) => (await reveal.reveal(reason)) && setAsking(false)} />
    </li>
  );
}

function FullDetails({ look, onHide }: { look: FullLook; onHide: () => void }) {
  const t = useWords(words);
  return (
    <div className="staff-look" role="status">
      <Facts facts={[
        { name: t.phone, value: look.phone ? <a href={telHref(look.phone)}>{sayPhone(look.phone)}</a> : t.none },
        { name: t.address, value: look.address ?? t.none },
      ]} />
      <p className="sd-muted">{t.until(clockOf(look.shownUntil))} <Button look="quiet" onClick={onHide}>{t.hide}</Button></p>
    </div>
  );
}

function RevealDialog({ open, title, personId, isBusy, problem, onReason, onClose }:
  { open: boolean; title: string; personId: string; isBusy: boolean; problem: unknown; onReason: (reason: string) => void; onClose: () => void }) {
  const t = useWords(words);
  const formId = useId();
  const form = useFormOf(revealPerson, { preset: { personId }, initial: { reason: '' } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (input) onReason(input.reason);
  };
  return (
    <Dialog open={open} title={title} onClose={onClose}
      actions={<><Button onClick={onClose}>{t.cancel}</Button><Button look="primary" icon="eye" type="submit" form={formId} busy={isBusy}>{t.show}</Button></>}>
      <form id={formId} className="sd-stack" onSubmit={submit} noValidate>
        <RefusalNotice title={useProblemText(problem)} />
        <TextField label={t.why} hint={t.whyHint} {...form.field('reason')} />
        <div className="sd-row">{usualReasons[useLanguage()].map((reason) => <Button key={reason} onClick={() => form.set({ reason })}>{reason}</Button>)}</div>
      </form>
    </Dialog>
  );
}
