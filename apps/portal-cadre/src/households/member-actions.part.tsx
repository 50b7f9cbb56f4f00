import { correctResident, erasePerson, LeavingReason, moveOut, setCareTags, setHead, takePersonData } from '@shaodao/contracts/registry/household';
import type { HouseholdFile } from '@shaodao/contracts/registry/household';
import { listHouseholds, listPersonCards } from '@shaodao/contracts/registry/person';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { TextDialogButton } from '@shaodao/portal-staff/desk/text-dialog.part';
import { Button } from '@shaodao/ui/button';
import { csvText, saveCsv } from '@shaodao/ui/csv';
import { Dialog } from '@shaodao/ui/dialog';
import { DateField, Select, TextField } from '@shaodao/ui/field';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import { CareTagChoice } from './care-tag-choice.tsx';
import { FormDialog } from './form-dialog.tsx';
import { leavingText, words } from './households.words.ts';
import { NumberCodes, useNumberCodes } from './number-codes.part.tsx';

type Member = HouseholdFile['members'][number];
const REFRESH = [listHouseholds, listPersonCards] as const;

/** What may be done for somebody who lives here, behind one button. */
export function MemberActions({ house, member }: { house: HouseholdFile; member: Member }) {
  const t = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const may = (action: HouseholdFile['allowedActions'][number]) => house.allowedActions.includes(action);
  if (!(['setCareTags', 'correct', 'setHead', 'moveOut', 'takeData'] as const).some(may)) return null;
  return (
    <>
      <Button look="quiet" icon="edit" aria-label={`${t.menu}：${member.relation}`} onClick={() => setOpen(true)}>{t.menu}</Button>
      <Dialog open={isOpen} title={`${t.menu}：${member.relation}`} onClose={() => setOpen(false)}>
        <div className="sd-row">
          {may('setCareTags') && <Tags house={house} member={member} />}
          {may('correct') && <Correct house={house} member={member} />}
          {may('setHead') && !member.isHead && <MakeHead house={house} member={member} />}
          {may('moveOut') && <Leave house={house} member={member} />}
          {may('takeData') && <TakeData personId={member.personId} />}
        </div>
      </Dialog>
    </>
  );
}
/** What may still be done for somebody who has left. */
export function PastActions({ house, personId }: { house: HouseholdFile; personId: Member['personId'] }) {
  const t = useWords(words);
  return (
    <span className="staff-row-end">
      {house.allowedActions.includes('takeData') && <TakeData personId={personId} />}
      {house.allowedActions.includes('erase') && <TextDialogButton operation={erasePerson} preset={{ personId }} field="reason" text={t.erase} title={t.eraseTitle} look="danger" label={t.eraseWhy} done={t.erasedNow} alsoRefresh={REFRESH}><p>{t.eraseText}</p></TextDialogButton>}
    </span>
  );
}

function Tags({ house, member }: { house: HouseholdFile; member: Member }) {
  const t = useWords(words);
  const say = useToast();
  const command = useCommand(setCareTags, { alsoRefresh: REFRESH });
  const [tags, setTags] = useState<Member['careTags']>([...member.careTags]);
  const submit = async () => {
    const { ok } = await command.run({ householdId: house.id, personId: member.personId, careTags: tags });
    if (ok) say(t.saved);
    return ok;
  };
  return <FormDialog text={t.editTags} submit={t.save} isBusy={command.isBusy} problem={useProblemText(command.problem)} onSubmit={submit} onClose={() => setTags([...member.careTags])}><CareTagChoice value={tags} onChange={setTags} /></FormDialog>;
}

function Correct({ house, member }: { house: HouseholdFile; member: Member }) {
  const t = useWords(words);
  const say = useToast();
  const command = useCommand(correctResident, { alsoRefresh: REFRESH });
  const form = useFormOf(correctResident, { preset: { householdId: house.id, personId: member.personId } });
  const codes = useNumberCodes(member.hasNumber ? ['number', 'release'] : ['number'], member.personId);
  const submit = async () => {
    const input = form.checked();
    if (!input) return false;
    const proofs = input.phone ? await codes.proofsFor(input.phone) : {};
    if (!proofs) return false;
    const outcome = await command.run({ ...input, ...proofs });
    const isWaiting = outcome.ok && outcome.value.members.some((one) => one.personId === member.personId && one.hasWaitingNumber);
    if (outcome.ok) say(input.phone && isWaiting ? t.savedWaits : t.saved);
    else form.showRefusal(outcome.problem);
    return outcome.ok;
  };
  const optional = (name: 'name' | 'phone' | 'relation') => ({ ...form.field(name), onChange: (event: { target: { value: string } }) => form.set({ [name]: event.target.value || undefined }) });
  return (
    <FormDialog text={t.correct} submit={t.save} isBusy={command.isBusy || codes.isBusy} problem={useProblemText(command.problem)} onSubmit={submit} onClose={() => { form.reset(); command.reset(); codes.reset(); }}>
      <p className="sd-muted">{t.correctHint}</p>
      <TextField label={t.name} required={false} autoComplete="off" {...optional('name')} />
      <TextField label={t.phone} type="tel" required={false} autoComplete="off" {...optional('phone')} />
      <NumberCodes codes={codes} phone={form.values.phone} />
      <TextField label={t.relation} required={false} {...optional('relation')} />
    </FormDialog>
  );
}

function MakeHead({ house, member }: { house: HouseholdFile; member: Member }) {
  const t = useWords(words);
  const say = useToast();
  const command = useCommand(setHead, { alsoRefresh: REFRESH });
  return <Button busy={command.isBusy} onClick={() => void command.run({ householdId: house.id, personId: member.personId }).then(({ ok }) => ok && say(t.headDone))}>{t.makeHead}</Button>;
}

function Leave({ house, member }: { house: HouseholdFile; member: Member }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const say = useToast();
  const command = useCommand(moveOut, { alsoRefresh: REFRESH });
  const form = useFormOf(moveOut, { preset: { householdId: house.id, personId: member.personId }, initial: { on: dayOf(format.now) } });
  const submit = async () => {
    const input = form.checked();
    if (!input) return false;
    const outcome = await command.run(input);
    if (outcome.ok) say(t.left);
    return outcome.ok;
  };
  return (
    <FormDialog text={t.leave} title={t.leaveTitle} look="danger" submit={t.save} isBusy={command.isBusy} problem={useProblemText(command.problem)} onSubmit={submit} onClose={() => { form.reset(); command.reset(); }}>
      <Select label={t.reason} {...form.field('reason')} options={LeavingReason.options.map((value) => ({ value, text: leavingText[language][value] }))} />
      <DateField label={t.on} max={dayOf(format.now)} {...form.field('on')} />
    </FormDialog>
  );
}

function TakeData({ personId }: { personId: Member['personId'] }) {
  const t = useWords(words);
  const say = useToast();
  const command = useCommand(takePersonData);
  const form = useFormOf(takePersonData, { preset: { personId }, initial: { reason: '' } });
  const submit = async () => {
    const input = form.checked();
    if (!input) return false;
    const outcome = await command.run(input);
    if (!outcome.ok) return false;
    saveCsv(outcome.value.fileName, csvText([t.item, t.value], outcome.value.lines.map((line) => [line.name, line.value])));
    say(t.taken);
    return true;
  };
  return (
    <FormDialog text={t.takeData} title={t.takeTitle} isBusy={command.isBusy} problem={useProblemText(command.problem)} onSubmit={submit} onClose={() => { form.reset(); command.reset(); }}>
      <p>{t.takeText}</p>
      <TextField label={t.takeWhy} {...form.field('reason')} />
    </FormDialog>
  );
}
