import { withdrawTie } from '@shaodao/contracts/registry/tie';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { usePersonLabel } from '@shaodao/portal-kit/people/labels';
import { useRefreshMe } from '@shaodao/portal-kit/session/session';
import { relationText, tieStatusText, tieStatusTone } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { Dialog } from '@shaodao/ui/dialog';
import { RefusalNotice } from '@shaodao/ui/notice';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { useState } from 'react';
import type { Tie } from './ties.screen.tsx';
import { words } from './ties.words.ts';

/** One tie, seen by the household or by the relative; either may end it. */
export function TieCard({ tie, side }: { tie: Tie; side: 'household' | 'relative' }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  const name = usePersonLabel(side === 'household' ? tie.relativeId : null);
  return (
    <Card level={3} title={side === 'household' ? name || t.someone : tie.householdName} action={<StatusBadge tone={tieStatusTone[tie.status]}>{tieStatusText[language][tie.status]}</StatusBadge>}>
      <p>{side === 'household' ? t.relative(relationText[language][tie.relation]) : tie.villageName}{tie.elderAgreed && ` · ${t.agreed}`}</p>
      <p className="sd-muted">{t.since(format.when(tie.proposedAt))}</p>
      {tie.status === 'refused' && tie.note && <p>{t.note(tie.note)}</p>}
      <div className="sd-stack">
        {side === 'relative' && tie.status === 'confirmed' && <LinkButton href="/ask" look="primary" icon="chat" wide>{t.askFor}</LinkButton>}
        {tie.allowedActions.includes('withdraw') && <EndTie tieId={tie.id} />}
      </div>
    </Card>
  );
}

function EndTie({ tieId }: { tieId: string }) {
  const t = useWords(words);
  const [isAsking, setAsking] = useState(false);
  const withdraw = useCommand(withdrawTie);
  const refreshMe = useRefreshMe();
  const text = useProblemText(withdraw.problem);
  const yes = async () => {
    if (!(await withdraw.run({ tieId })).ok) return;
    setAsking(false);
    await refreshMe(); // for whom I may ask has changed
  };
  return (
    <>
      <Button look="danger" wide onClick={() => setAsking(true)}>{t.end}</Button>
      <Dialog open={isAsking} title={t.endAsk} onClose={() => setAsking(false)}
        actions={<><Button onClick={() => setAsking(false)}>{t.keep}</Button><Button look="danger" busy={withdraw.isBusy} onClick={() => void yes()}>{t.endYes}</Button></>}>
        <p>{t.endHint}</p>
        <RefusalNotice title={text} />
      </Dialog>
    </>
  );
}
