import type { OutputOf } from '@shaodao/contracts/kit';
import { confirmMyNumber, denyMyNumber, listMyNumbers } from '@shaodao/contracts/registry/number-change';
import { getMe } from '@shaodao/contracts/registry/person';
import { Answer } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { sayPhone } from '@shaodao/portal-kit/format/phone';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { roleText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Icon } from '@shaodao/ui/icon';
import { Notice, RefusalNotice } from '@shaodao/ui/notice';
import { useState } from 'react';
import { Page } from '../frame.tsx';
import { asksToConfirm, Confirm } from './confirm.part.tsx';

type MyNumber = OutputOf<typeof listMyNumbers>['items'][number];
const words = wordsOf(
  {
    title: '谁改过我的手机号',
    intro: '您用手机号登录，所以每改一次都记在这里。',
    none: '没有人改过您的手机号',
    list: '改过的手机号',
    more: '再看以前的',
    ask: (phone: string) => `有人要把您的手机号改成 ${phone}`,
    isYou: (who: string) => `${who}登记的。是您要改的吗？`,
    by: (unit: string, role: string) => `${unit}${role}`,
    mine: '是我要改的',
    notMine: '不是我要改的',
    changed: '改好了，下次请用新手机号登录',
    denied: '已经拦下，手机号没有改',
    why: '改了以后，要用新手机号登录，现在这个号码不能再用。',
    byFile: '用表格登记',
    wasProved: '当面报过验证码',
    became: {
      inForce: '已经改成',
      waiting: '等待核对',
      refused: '没有改成',
      lapsed: '过期没有改',
      replaced: '又换了别的',
    },
  },
  {
    title: 'Who changed my number',
    intro: 'You sign in with your mobile number, so every change is kept here.',
    none: 'Nobody has changed your number',
    list: 'Changes',
    more: 'Earlier ones',
    ask: (phone) => `Somebody wants to change your number to ${phone}`,
    isYou: (who) => `Brought by ${who}. Is it you?`,
    by: (unit, role) => `${unit}, ${role}`,
    mine: 'Yes, it is me',
    notMine: 'No, it is not me',
    changed: 'Changed: please sign in with the new number next time',
    denied: 'Stopped: your number stays as it is',
    why: 'From then on you sign in with the new number, and this one is over.',
    byFile: 'by a spreadsheet',
    wasProved: 'code read out',
    became: {
      inForce: 'Changed to',
      waiting: 'Waits',
      refused: 'Not changed to',
      lapsed: 'Lapsed',
      replaced: 'Replaced',
    },
  },
);

/** Every number that somebody brought for me; one that waits I may take or stop. */
export function NumbersScreen() {
  const t = useWords(words);
  const numbers = usePagesOf(listMyNumbers, { limit: 30 });
  const [done, setDone] = useState<string>();
  return (
    <Page title={t.title} backHref="/me">
      <p>{t.intro}</p>
      <div role="status">{done && <Notice tone="good" title={done} />}</div>
      <Answer of={numbers}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState scene="done" title={t.none} />
          ) : (
            <>
              {items
                .filter((one) => one.status === 'waiting')
                .map((one) => (
                  <Waiting key={one.id} number={one} onDone={setDone} />
                ))}
              <Card>
                <RowList label={t.list}>
                  {items.map((one) => (
                    <Row key={one.id} number={one} />
                  ))}
                </RowList>
              </Card>
            </>
          )
        }
      </Answer>
      {numbers.hasMore && (
        <Button wide busy={numbers.isAddingMore} onClick={numbers.more}>
          {t.more}
        </Button>
      )}
    </Page>
  );
}

function useWho(number: MyNumber): string {
  const t = useWords(words);
  return t.by(number.byUnit, roleText[useLanguage()][number.byRole]);
}

function Row({ number }: { number: MyNumber }) {
  const t = useWords(words);
  const format = useFormat();
  const how = [number.byFile && t.byFile, number.wasProved && t.wasProved].filter(Boolean).join('，');
  return (
    <ListRow
      title={`${t.became[number.status]} ${sayPhone(number.phoneMasked)}`}
      picture={
        <span className="sd-kind sd-kind-law">
          <Icon name="phone" />
        </span>
      }
      text={
        <>
          {useWho(number)}
          {how && `，${how}`}
          <br />
          {format.when(number.askedAt)}
        </>
      }
    />
  );
}

function Waiting({ number, onDone }: { number: MyNumber; onDone: (text: string) => void }) {
  const t = useWords(words);
  const deny = useCommand(denyMyNumber);
  const confirm = useCommand(confirmMyNumber, { alsoRefresh: [getMe] });
  const mustShow = asksToConfirm(confirm.problem);
  const problem = useProblemText(deny.problem ?? (mustShow ? null : confirm.problem));
  const who = useWho(number);
  const take = () => void confirm.run({ changeId: number.id }).then(({ ok }) => ok && onDone(t.changed));
  const stop = () => void deny.run({ changeId: number.id }).then(({ ok }) => ok && onDone(t.denied));
  return (
    <Card title={t.ask(sayPhone(number.phoneMasked))}>
      <div className="sd-stack">
        <p>{t.isYou(who)}</p>
        <RefusalNotice title={problem} />
        <Button look="danger" wide busy={deny.isBusy} onClick={stop}>
          {t.notMine}
        </Button>
        {mustShow ? (
          <Confirm why={t.why} onConfirmed={take} />
        ) : (
          <Button wide busy={confirm.isBusy} onClick={take}>
            {t.mine}
          </Button>
        )}
      </div>
    </Card>
  );
}
