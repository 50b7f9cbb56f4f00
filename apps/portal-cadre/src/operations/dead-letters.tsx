import type { OutputOf } from '@shaodao/contracts/kit';
import type { operationsOf } from '@shaodao/contracts/operations';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { TextDialogButton } from '@shaodao/portal-staff/desk/text-dialog.part';
import { Button } from '@shaodao/ui/button';
import { RadioGroup } from '@shaodao/ui/choice';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import { words } from './operations.words.ts';

type Operations = ReturnType<typeof operationsOf>;
type Letter = OutputOf<Operations['listDeadLetters']>['items'][number];
const statuses = ['waiting', 'retried', 'discarded'] as const;

/** One service's dead letters in one state. */
export function DeadLetters({ of }: { of: Operations }) {
  const t = useWords(words);
  const format = useFormat();
  const [status, setStatus] = useState<Letter['status']>('waiting');
  const list = usePagesOf(of.listDeadLetters, { status, limit: 50 });
  const failure = useProblemText(list.error);
  return (
    <div className="sd-stack">
      <RadioGroup legend={t.status} inline value={status} onChange={(value) => setStatus(statuses.find((one) => one === value) ?? 'waiting')} options={statuses.map((value) => ({ value, text: t.statuses[value] }))} />
      <DataTable caption={t.caption} rows={list.items} rowId={(one) => one.id} onMore={list.hasMore ? list.more : undefined} moreBusy={list.isAddingMore}
        state={list.isPending && !failure ? 'loading' : failure && list.items.length === 0 ? 'failed' : 'ready'} failure={failure} onRetry={() => void list.refetch()}
        empty={status === 'waiting' ? <EmptyState scene="done" title={t.none}>{t.noneHint}</EmptyState> : <EmptyState title={t.noneOther} />}
        columns={[
          { id: 'what', title: t.what, width: '22%', cell: (one) => <code>{one.subject}</code> },
          { id: 'error', title: t.error, width: '36%', cell: (one) => <span className="staff-title-cell"><code className="staff-error-text">{one.error}</code>{one.note && <small>{t.note}：{one.note}</small>}</span> },
          { id: 'attempts', title: t.attempts, cell: (one) => t.times(one.attempts) },
          { id: 'failed', title: t.failed, cell: (one) => format.when(one.failedAt) },
          { id: 'act', title: t.act, cell: (one) => one.status === 'waiting' && <LetterActions of={of} letter={one} /> },
        ]} />
    </div>
  );
}

function LetterActions({ of, letter }: { of: Operations; letter: Letter }) {
  const t = useWords(words);
  const say = useToast();
  const may = useMay();
  const retry = useCommand(of.retryDeadLetter);
  const problem = useProblemText(retry.problem);
  const again = async () => (await retry.run({ deadLetterId: letter.id })).ok && say(t.retried);
  if (!may(of.retryDeadLetter)) return null;
  return (
    <div className="sd-stack">
      <RefusalNotice title={problem} />
      <div className="sd-row">
        <Button icon="sync" busy={retry.isBusy} onClick={() => void again()}>{t.retry}</Button>
        <TextDialogButton operation={of.discardDeadLetter} preset={{ deadLetterId: letter.id }} field="reason" look="danger" text={t.discard} title={t.discardTitle} label={t.discardReason} hint={t.discardHint} done={t.discarded} />
      </div>
    </div>
  );
}
