import { listTies, refuseTie } from '@shaodao/contracts/registry/tie';
import type { OutputOf } from '@shaodao/contracts/kit';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { usePersonLabel } from '@shaodao/portal-kit/people/labels';
import { relationText, tieStatusText, tieStatusTone } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { TextDialogButton } from '@shaodao/portal-staff/desk/text-dialog.part';
import { Avatar } from '@shaodao/ui/avatar';
import { Card } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Tabs } from '@shaodao/ui/tabs';
import { useState } from 'react';
import { ConfirmTie } from './confirm-tie.tsx';
import { words } from './ties.words.ts';

type Tie = OutputOf<typeof listTies>['items'][number];

/** Relatives who want to ask for a household (代办关系): confirmed after the elder agreed, or refused. */
export function TiesScreen() {
  const t = useWords(words);
  const ties = useQueryOf(listTies, {});
  const [tab, setTab] = useState('waiting');
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={ties}>
        {({ items }) => {
          const waiting = items.filter((tie) => tie.status === 'proposed');
          const shown = tab === 'waiting' ? waiting : items.filter((tie) => tie.status !== 'proposed');
          return (
            <Tabs label={t.title} current={tab} onChange={setTab} tabs={[{ id: 'waiting', text: t.waiting, count: waiting.length }, { id: 'decided', text: t.decided }]}>
              {shown.length === 0
                ? tab === 'waiting' ? <EmptyState scene="done" title={t.none}>{t.noneHint}</EmptyState> : <EmptyState title={t.noneDecided} />
                : <Card flush><ul className="sd-rows" aria-label={t.title}>{shown.map((tie) => <TieLine key={tie.id} tie={tie} />)}</ul></Card>}
            </Tabs>
          );
        }}
      </Answer>
    </Page>
  );
}

function TieLine({ tie }: { tie: Tie }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const relative = usePersonLabel(tie.relativeId);
  return (
    <li className="sd-list-row">
      <Avatar name={tie.villageName} />
      <div className="sd-list-row-text">
        <b>{tie.villageName} {tie.householdName}</b>
        <div className="sd-list-row-note"><span>{t.wants(relative || '…', relationText[language][tie.relation])}</span><span>{t.proposed(format.when(tie.proposedAt))}</span>{tie.elderAgreed && <span>{t.elderAgreed}</span>}</div>
        {tie.note && <p>{t.said}：{tie.note}</p>}
      </div>
      {tie.status !== 'proposed' && <StatusBadge tone={tieStatusTone[tie.status]}>{tieStatusText[language][tie.status]}</StatusBadge>}
      {tie.allowedActions.includes('confirm') && <ConfirmTie tie={tie} />}
      {tie.allowedActions.includes('refuse') && <TextDialogButton operation={refuseTie} preset={{ tieId: tie.id }} field="reason" text={t.refuse} label={t.refuseReason} hint={t.refuseHint} done={t.refused} />}
    </li>
  );
}
