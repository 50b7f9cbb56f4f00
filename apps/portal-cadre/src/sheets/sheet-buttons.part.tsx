import { sheetAccess, type SheetId } from '@shaodao/contracts/registry/sheet';
import type { Access } from '@shaodao/contracts/actor';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useDeskGrants } from '@shaodao/portal-staff/desk/may';
import { LinkButton } from '@shaodao/ui/button';
import { ExportButton, type Narrowed } from './export.part.tsx';
import { words } from './sheets.words.ts';

/** Takes a list in and out as a spreadsheet, for who may: the file has what the screen shows under its filters. `isNamed`: the buttons say which list, where the screen is about more than it. */
export function SheetButtons({ sheetId, filters, isNamed }: { sheetId: SheetId; filters?: Narrowed; isNamed?: true }) {
  const t = useWords(words);
  const roles = useDeskGrants().map((grant) => grant.role);
  const may = (access: Access) => typeof access === 'object' && roles.some((role) => access[role] !== undefined);
  const { bringIn, takeOut } = sheetAccess[sheetId];
  const name = isNamed ? t.titles[sheetId] : '';
  return (
    <>
      {may(bringIn) && <LinkButton icon="plus" href={`/sheets/${sheetId}/import`}>{t.bringIn}{name}</LinkButton>}
      {may(takeOut) && <ExportButton sheetId={sheetId} title={t.titles[sheetId]} text={`${t.takeOut}${name}`} preset={filters} />}
    </>
  );
}
