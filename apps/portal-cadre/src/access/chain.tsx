import type { OutputOf } from '@shaodao/contracts/kit';
import type { explainAccess } from '@shaodao/contracts/registry/access';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { roleText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Card } from '@shaodao/ui/card';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Link } from '@shaodao/ui/link';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { words } from './access.words.ts';

export type Explained = OutputOf<typeof explainAccess>;

/** The first links of the chain: post, household or tie → role → place, with its days. */
export function Chain({ explained }: { explained: Explained }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const day = (instant: string | null) => (instant ? format.plain(dayOf(instant)) : t.noEnd);
  return (
    <Card title={`${explained.name} · ${t.grants}`}>
      <DataTable caption={t.grants} rows={explained.grants} rowId={(one) => one.id} empty={<EmptyState title={t.noGrants} />}
        columns={[
          { id: 'source', title: t.source, cell: (one) => <span className="staff-title-cell">{one.postingId ? <Link href={`/postings/${one.postingId}`}>{one.sourceName}</Link> : one.sourceName || t.sources[one.source]}<small>{t.sources[one.source]}</small></span> },
          { id: 'role', title: t.role, cell: (one) => roleText[language][one.role] },
          { id: 'scope', title: t.scope, cell: (one) => one.scopeName || t.own },
          { id: 'days', title: t.days, cell: (one) => `${day(one.validFrom)} — ${day(one.validUntil)}` },
          { id: 'state', title: t.answer, cell: (one) => <StatusBadge tone={one.isInForce ? 'good' : 'plain'}>{one.isInForce ? t.inForce : t.notNow}</StatusBadge> },
        ]} />
    </Card>
  );
}
