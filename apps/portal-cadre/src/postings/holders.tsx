import { handOverPosting, listPostings } from '@shaodao/contracts/registry/posting';
import type { PostingRow } from '@shaodao/contracts/registry/posting';
import type { PostingKind } from '@shaodao/contracts/registry/posting.vocabulary';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { LinkButton } from '@shaodao/ui/button';
import { ListRow, RowList } from '@shaodao/ui/card';
import { Notice } from '@shaodao/ui/notice';
import { words } from './postings.words.ts';

/** Posts of which a place has one: who is there is followed by a hand-over, not by a second appointment. */
const SINGLE: readonly PostingKind[] = ['villageSecretary', 'villageDirector', 'firstSecretary', 'gridOfficer', 'partnerContact'];
interface Place { readonly divisionCode?: string | undefined; readonly partnerId?: string | undefined }

/** Who holds the post at the chosen place now, with the way to hand it over; nothing while the place is free. */
export function Holders({ kind, values: { divisionCode, partnerId } }: { kind: PostingKind; values: Place }) {
  const t = useWords(words);
  const format = useFormat();
  const may = useMay();
  const isAsked = SINGLE.includes(kind) && Boolean(kind === 'partnerContact' ? partnerId : divisionCode);
  const list = usePagesOf(listPostings, { kind, limit: 50, ...(kind === 'partnerContact' ? { partnerId: partnerId as never } : { divisionCode: divisionCode as never }) }, { enabled: isAsked }); // ids and codes of the lists above
  const held: readonly PostingRow[] = isAsked ? list.items : [];
  if (held.length === 0) return null;
  return (
    <>
      {kind !== 'gridOfficer' && <Notice tone="waiting" title={t.held} />}
      <RowList label={t.holders}>
        {held.map((one) => <ListRow key={one.id} title={`${one.placeName} · ${one.name}`} text={<span>{t.sinceDay(format.plain(one.startedOn))}</span>} end={may(handOverPosting) && <LinkButton href={`/postings/${one.id}/hand-over`} icon="forward" aria-label={`${t.toHandOver}：${one.placeName} ${one.name}`}>{t.toHandOver}</LinkButton>} />)}
      </RowList>
    </>
  );
}
