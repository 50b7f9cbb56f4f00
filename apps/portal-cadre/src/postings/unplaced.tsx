import { listUnplaced } from '@shaodao/contracts/registry/posting';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Register } from '@shaodao/portal-staff/desk/register.part';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Notice } from '@shaodao/ui/notice';
import { words } from './postings.words.ts';

/** People who held a post and hold none: they see nothing until somebody gives them one. */
export function Unplaced() {
  const t = useWords(words);
  const format = useFormat();
  const list = usePagesOf(listUnplaced, { limit: 50 });
  return (
    <div className="sd-stack">
      <Notice tone="info">{t.unplacedLead}</Notice>
      <Register caption={t.unplaced} list={list} rowId={(row) => row.personId} rowHref={(row) => `/postings/${row.lastPostingId}`} empty={<EmptyState scene="done" title={t.noUnplaced} />}
        columns={[
          { id: 'name', title: t.name, cell: (row) => row.name },
          { id: 'last', title: t.lastPost, cell: (row) => `${row.lastPlaceName} ${row.lastTitle}` },
          { id: 'left', title: t.leftOn, cell: (row) => format.plain(row.lastEndedOn) },
        ]} />
    </div>
  );
}
