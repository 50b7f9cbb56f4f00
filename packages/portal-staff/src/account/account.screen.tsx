import { endSession, listSessions } from '@shaodao/contracts/identity/session';
import { Answer } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useMe } from '@shaodao/portal-kit/session/session';
import { roleText } from '@shaodao/portal-kit/wording/domain';
import { languages, setLanguage, useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { RadioGroup } from '@shaodao/ui/choice';
import { Dialog } from '@shaodao/ui/dialog';
import { ContrastSwitch, SizeSwitch } from '@shaodao/ui/display-switch';
import { RefusalNotice } from '@shaodao/ui/notice';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import { Page } from '../desk/page.part.tsx';
import { words } from './account.words.ts';
import { Totp } from './totp.part.tsx';

/** My own account: duties, devices, authenticator, display. */
export function AccountScreen() {
  const t = useWords(words);
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="sd-split">
        <div className="sd-stack-l"><Devices /><Totp /></div>
        <div className="sd-stack-l"><Duties /><DisplayCard /></div>
      </div>
    </Page>
  );
}

function Devices() {
  const t = useWords(words);
  const say = useToast();
  const format = useFormat();
  const sessions = useQueryOf(listSessions, {});
  const end = useCommand(endSession);
  const [ending, setEnding] = useState<string>();
  const goOn = async () => {
    if (ending !== undefined && (await end.run({ sessionId: ending })).ok) say(t.ended);
    setEnding(undefined);
  };
  return (
    <Card title={t.devices} flush>
      <RefusalNotice title={useProblemText(end.problem)} />
      <Answer of={sessions}>
        {({ items }) => (
          <RowList label={t.devices}>
            {items.map((one) => (
              <ListRow key={one.id} title={one.device} text={<><span>{t.started(format.when(one.startedAt))}</span><span>{t.seen(format.when(one.lastSeenAt))}</span></>}
                end={one.isThisOne ? <StatusBadge tone="good">{t.thisOne}</StatusBadge> : <Button look="danger" onClick={() => setEnding(one.id)}>{t.end}</Button>} />
            ))}
          </RowList>
        )}
      </Answer>
      <p className="sd-muted staff-card-foot">{t.unknown}</p>
      <Dialog open={ending !== undefined} title={t.endTitle} onClose={() => setEnding(undefined)}
        actions={<><Button onClick={() => setEnding(undefined)}>{t.cancel}</Button><Button look="danger" busy={end.isBusy} onClick={() => void goOn()}>{t.end}</Button></>}>
        <p>{t.endText}</p>
      </Dialog>
    </Card>
  );
}

function Duties() {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  return (
    <Card title={t.duties} flush>
      <RowList>
        {useMe().grants.map((one) => (
          <ListRow key={`${one.role} ${one.scope}`} title={roleText[language][one.role]} text={<>{one.scopeName}{one.validUntil && <span>{t.until(format.date(dayOf(one.validUntil)))}</span>}</>} />
        ))}
      </RowList>
    </Card>
  );
}

const languageName = { zh: '中文', en: 'English' };
function DisplayCard() {
  const t = useWords(words);
  const language = useLanguage();
  return (
    <Card title={t.display}>
      <SizeSwitch />
      <ContrastSwitch />
      <RadioGroup legend={t.language} inline value={language} onChange={(chosen) => setLanguage(languages.find((one) => one === chosen) ?? 'zh')} options={languages.map((one) => ({ value: one, text: languageName[one] }))} />
    </Card>
  );
}
