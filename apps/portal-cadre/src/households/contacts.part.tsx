import { addContact, removeContact } from '@shaodao/contracts/registry/household';
import type { HouseholdFile } from '@shaodao/contracts/registry/household';
import { listPersonCards } from '@shaodao/contracts/registry/person';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { PersonLine } from '@shaodao/portal-staff/people/person.part';
import { Card } from '@shaodao/ui/card';
import { Checkbox } from '@shaodao/ui/choice';
import { TextField } from '@shaodao/ui/field';
import { useToast } from '@shaodao/ui/toast';
import { FormDialog } from './form-dialog.tsx';
import { words } from './households.words.ts';
import { NumberCodes, useNumberCodes } from './number-codes.part.tsx';

/** Whom to ring in an emergency (紧急联系人): masked, in full with a reason; each agreed to be noted. */
export function Contacts({ house }: { house: HouseholdFile }) {
  const t = useWords(words);
  const format = useFormat();
  const mayKeep = house.allowedActions.includes('keepContacts');
  return (
    <Card title={t.contacts} flush action={mayKeep && <AddContact house={house} />}>
      {house.contacts.length === 0 ? <p className="sd-muted staff-card-inset">{t.noContacts}</p> : (
        <ul className="staff-people" aria-label={t.contacts}>
          {house.contacts.map((one) => <PersonLine key={one.personId} personId={one.personId} part={`${one.relation} · ${t.consented(format.plain(one.consentedOn))}`} end={mayKeep && <Remove house={house} contact={one} />} />)}
        </ul>
      )}
    </Card>
  );
}

function AddContact({ house }: { house: HouseholdFile }) {
  const t = useWords(words);
  const say = useToast();
  const add = useCommand(addContact, { alsoRefresh: [listPersonCards] });
  const form = useFormOf(addContact, { preset: { householdId: house.id }, initial: { name: '', phone: '', relation: '' } });
  const codes = useNumberCodes(['contact'], house.id);
  const submit = async () => {
    const input = form.checked();
    if (!input) return false;
    const proofs = await codes.proofsFor(input.phone);
    if (!proofs) return false;
    const outcome = await add.run({ ...input, ...proofs });
    if (outcome.ok) say(t.contactAdded);
    else form.showRefusal(outcome.problem);
    return outcome.ok;
  };
  return (
    <FormDialog text={t.addContact} icon="plus" submit={t.save} isBusy={add.isBusy || codes.isBusy} problem={useProblemText(add.problem)} onSubmit={submit} onClose={() => { form.reset(); add.reset(); codes.reset(); }}>
      <p className="sd-muted">{t.contactHint}</p>
      <TextField label={t.name} autoComplete="off" {...form.field('name')} />
      <TextField label={t.contactPhone} type="tel" inputMode="tel" autoComplete="off" maxLength={11} {...form.field('phone')} />
      <NumberCodes codes={codes} phone={form.values.phone} />
      <TextField label={t.contactRelation} hint={t.contactRelationHint} {...form.field('relation')} />
      <Checkbox label={t.agreedToo} hint={form.errorOf('hasAgreed')} checked={form.values.hasAgreed === true} onChange={(event) => form.set({ hasAgreed: (event.target.checked || undefined) as true | undefined })} />
    </FormDialog>
  );
}

function Remove({ house, contact }: { house: HouseholdFile; contact: HouseholdFile['contacts'][number] }) {
  const t = useWords(words);
  return <FormDialogButton operation={removeContact} preset={{ householdId: house.id, personId: contact.personId }} fields={[]} text={t.removeContact} label={`${t.removeContact}：${contact.relation}`} title={t.removeTitle} done={t.removed} look="quiet" alsoRefresh={[listPersonCards]}><p>{t.removeText}</p></FormDialogButton>;
}
