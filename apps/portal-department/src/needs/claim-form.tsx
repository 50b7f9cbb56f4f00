import { claimNeed } from '@shaodao/contracts/needs/claim';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { TextArea } from '@shaodao/ui/field';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import type { FormEvent } from 'react';
import { words } from './needs.words.ts';

/** Takes a published need, with a plan; of many at once exactly one wins. */
export function ClaimForm({ need }: { need: NeedView }) {
  const t = useWords(words);
  const say = useToast();
  const claim = useCommand(claimNeed);
  const form = useFormOf(claimNeed, { preset: { needId: need.id }, initial: { plan: '' } });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = form.checked();
    if (input && (await claim.run(input)).ok) say(t.claimed);
  };
  return (
    <Card title={t.claim} className="staff-first">
      <p className="sd-muted">{t.claimLead}</p>
      <form className="sd-stack" onSubmit={(event) => void submit(event)} noValidate>
        <RefusalNotice title={useProblemText(claim.problem)} />
        <TextArea label={t.plan} hint={t.planHint} rows={4} {...form.field('plan')} />
        <div><Button look="primary" icon="check" type="submit" busy={claim.isBusy}>{t.claim}</Button></div>
      </form>
    </Card>
  );
}
