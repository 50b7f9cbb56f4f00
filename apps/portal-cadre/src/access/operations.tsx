import { roleText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Card } from '@shaodao/ui/card';
import { RadioGroup } from '@shaodao/ui/choice';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { TextField } from '@shaodao/ui/field';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { useState } from 'react';
import { words } from './access.words.ts';
import type { Explained } from './chain.tsx';

const shown = ['all', 'may', 'mayNot'] as const;
const STEP = 40;

/** The last link: what may be done to the object that was named, or anywhere, with the grant that decides and why. */
export function Operations({ explained }: { explained: Explained }) {
  const t = useWords(words);
  const language = useLanguage();
  const [show, setShow] = useState<(typeof shown)[number]>('may');
  const [query, setQuery] = useState('');
  const [most, setMost] = useState(STEP);
  const grantOf = new Map(explained.grants.map((one) => [one.id, one]));
  const found = explained.operations.filter((one) => (show === 'all' || one.may === (show === 'may')) && one.title.includes(query.trim()));
  const decides = (grantId: string | null) => {
    const grant = grantId ? grantOf.get(grantId) : undefined;
    return grant && t.by(roleText[language][grant.role], grant.scopeName);
  };
  return (
    <Card title={explained.objectName ? t.operationsAbout(explained.objectName) : t.operations}>
      <div className="staff-fields">
        <TextField label={t.searchOperation} type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
        <RadioGroup legend={t.answer} inline value={show} onChange={(value) => setShow(shown.find((one) => one === value) ?? 'may')} options={shown.map((value) => ({ value, text: t[value] }))} />
      </div>
      <DataTable caption={t.operations} rows={found.slice(0, most)} rowId={(one) => one.subject} total={found.length} onMore={found.length > most ? () => setMost(most + STEP) : undefined} empty={<EmptyState scene="search" title={t.none}>{t.noneHint}</EmptyState>}
        columns={[
          { id: 'what', title: t.what, width: '34%', cell: (one) => one.title },
          { id: 'answer', title: t.answer, cell: (one) => <StatusBadge tone={one.may ? 'good' : 'plain'}>{one.may ? t.yes : t.no}</StatusBadge> },
          { id: 'why', title: t.why, cell: (one) => <span className="staff-title-cell">{t.reasons[one.reason]}{one.grantId && <small>{decides(one.grantId)}</small>}</span> },
        ]} />
    </Card>
  );
}
