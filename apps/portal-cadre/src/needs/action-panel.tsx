import { returnNeed } from '@shaodao/contracts/needs/need';
import type { NeedView } from '@shaodao/contracts/needs/need';
import { needStatusText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { TextDialogButton } from '@shaodao/portal-staff/desk/text-dialog.part';
import { Card } from '@shaodao/ui/card';
import { words } from './actions.words.ts';
import { PublishForm } from './publish-form.tsx';
import { VerifyForm } from './verify-form.tsx';

/** What the county says I may do now; nothing else is offered. */
export function ActionPanel({ need }: { need: NeedView }) {
  const t = useWords(words);
  const status = needStatusText[useLanguage()][need.status];
  const may = (action: NeedView['allowedActions'][number]) => need.allowedActions.includes(action);
  return (
    <>
      {may('verify') && <VerifyForm need={need} />}
      {may('publish') && <PublishForm need={need} />}
      {may('return') && (
        <div className="sd-row">
          <TextDialogButton operation={returnNeed} preset={{ needId: need.id }} field="reason" text={t.return} title={t.returnTitle} label={t.returnLabel} hint={t.returnHint} done={t.returned} icon="back" />
        </div>
      )}
      {!may('verify') && !may('publish') && <Card title={t.nothing} className="staff-quiet"><p className="sd-muted">{t.nothingHint(status)}</p></Card>}
    </>
  );
}
