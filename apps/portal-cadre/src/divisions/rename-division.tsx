import { renameDivision } from '@shaodao/contracts/registry/division';
import type { getDivision } from '@shaodao/contracts/registry/division';
import type { OutputOf } from '@shaodao/contracts/kit';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useNow } from '@shaodao/portal-kit/format/use-now';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { TextField } from '@shaodao/ui/field';
import { ChangeButton } from '../structure/change-dialog.tsx';
import { words } from './division.words.ts';

/** A new name from a day on; the old one stays known for its time. */
export function RenameDivision({ file }: { file: OutputOf<typeof getDivision> }) {
  const t = useWords(words);
  const today = dayOf(useNow());
  return <ChangeButton operation={renameDivision} preset={{ code: file.code }} today={today} text={t.rename} hasReason={false} alsoRefresh={[{ subject: 'registry.unit.list' }, { subject: 'registry.area.get' }]}>{(form) => <TextField label={t.newName} placeholder={file.name} {...form.field('name')} />}</ChangeButton>;
}
