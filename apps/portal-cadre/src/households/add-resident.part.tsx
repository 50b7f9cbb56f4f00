import { addResident } from '@shaodao/contracts/registry/household';
import type { HouseholdFile } from '@shaodao/contracts/registry/household';
import { listHouseholds } from '@shaodao/contracts/registry/person';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormOf } from '@shaodao/portal-kit/forms/form-of';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { TextField } from '@shaodao/ui/field';
import { useToast } from '@shaodao/ui/toast';
import { CareTagChoice } from './care-tag-choice.tsx';
import { FormDialog } from './form-dialog.tsx';
import { words } from './households.words.ts';
import { NumberCodes, useNumberCodes } from './number-codes.part.tsx';

/** Somebody comes to live in the household. */
export function AddResident({ file }: { file: HouseholdFile }) {
  const t = useWords(words);
  const say = useToast();
  const add = useCommand(addResident, { alsoRefresh: [listHouseholds] });
  const form = useFormOf(addResident, { preset: { householdId: file.id }, initial: { name: '', idNumber: '', relation: '', careTags: [] } });
  const codes = useNumberCodes(['number'], file.id);
  const submit = async () => {
    const input = form.checked();
    if (!input) return false;
    const phone = input.phone || undefined;
    const proofs = phone ? await codes.proofsFor(phone) : {};
    if (!proofs) return false;
    const outcome = await add.run({ ...input, phone, ...proofs });
    if (!outcome.ok) form.showRefusal(outcome.problem);
    else say(phone ? t.addedWaits : t.added);
    return outcome.ok;
  };
  return (
    <FormDialog text={t.add} look="primary" icon="plus" submit={t.save} isBusy={add.isBusy || codes.isBusy} problem={useProblemText(add.problem)} onSubmit={submit} onClose={() => { form.reset(); add.reset(); codes.reset(); }}>
      <TextField label={t.name} autoComplete="off" {...form.field('name')} />
      <TextField label={t.idNumber} hint={t.idHint} autoComplete="off" {...form.field('idNumber')} />
      <TextField label={t.relation} hint={t.relationHint} {...form.field('relation')} />
      <TextField label={t.phone} type="tel" required={false} autoComplete="off" {...form.field('phone')} onChange={(event) => form.set({ phone: event.target.value || undefined })} />
      <NumberCodes codes={codes} phone={form.values.phone} />
      <CareTagChoice value={form.values.careTags ?? []} onChange={(careTags) => form.set({ careTags })} />
    </FormDialog>
  );
}
