import { moveDivision, renameDivision, retireDivision } from '@shaodao/contracts/registry/division';
import type { getDivision } from '@shaodao/contracts/registry/division';
import type { OutputOf } from '@shaodao/contracts/kit';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useNow } from '@shaodao/portal-kit/format/use-now';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useGo } from '@shaodao/portal-kit/routing';
import { Select, TextField } from '@shaodao/ui/field';
import { usePlaces } from '../places.ts';
import { ChangeButton } from '../structure/change-dialog.tsx';
import { words } from './division.words.ts';

const REFRESH = [{ subject: 'registry.unit.list' }, { subject: 'registry.area.get' }, { subject: 'registry.figure' }] as const;
/** What the county may do to a division: another name, or no more, from a day on; what was stays known for its time. */
export function DivisionChanges({ file }: { file: OutputOf<typeof getDivision> }) {
  const t = useWords(words);
  const today = dayOf(useNow());
  const go = useGo();
  const { townships } = usePlaces();
  const shared = { preset: { code: file.code }, today, alsoRefresh: REFRESH, mayWait: true } as const;
  return (
    <>
      {file.allowedActions.includes('rename') && <ChangeButton operation={renameDivision} {...shared} text={t.rename} hasReason={false}>{(form) => <TextField label={t.newName} placeholder={file.name} {...form.field('name')} />}</ChangeButton>}
      {file.allowedActions.includes('move') && (
        <ChangeButton operation={moveDivision} {...shared} text={t.move} onDone={(value) => value.code !== file.code && go(`/divisions/${value.code}`, { replace: true })}>
          {(form) => <><p className="sd-muted">{t.moveHint}</p>
            <Select label={t.township} {...form.field('parentCode')} onChange={(event) => form.set({ parentCode: event.target.value as never, newCode: `${event.target.value}` as never })} options={townships.filter((one) => one.value !== file.parentCode)} />
            <TextField label={t.newCode} hint={t.newCodeHint} inputMode="numeric" maxLength={12} {...form.field('newCode')} /></>}
        </ChangeButton>
      )}
      {file.allowedActions.includes('retire') && <ChangeButton operation={retireDivision} {...shared} text={t.retire} look="quiet">{() => <p className="sd-muted">{t.retireHint}</p>}</ChangeButton>}
    </>
  );
}
