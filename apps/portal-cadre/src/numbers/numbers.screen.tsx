import { decideNumber, listWaitingNumbers } from '@shaodao/contracts/registry/number-change';
import type { OutputOf } from '@shaodao/contracts/kit';
import { getHousehold } from '@shaodao/contracts/registry/household';
import { Answer } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { sayPhone } from '@shaodao/portal-kit/format/phone';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { usePersonLabel } from '@shaodao/portal-kit/people/labels';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Avatar } from '@shaodao/ui/avatar';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import '../registry.css';
import { words } from './numbers.words.ts';

type Waiting = OutputOf<typeof listWaitingNumbers>['items'][number];

/** Numbers that somebody else brought and nobody could prove: one look, yes or no. */
export function NumbersScreen() {
  const t = useWords(words);
  const numbers = usePagesOf(listWaitingNumbers, { limit: 50 });
  return (
    <Page title={t.title} lead={t.lead}>
      <Answer of={numbers}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState scene="done" title={t.none}>
              {t.noneHint}
            </EmptyState>
          ) : (
            <Card flush>
              <ul className="sd-rows" aria-label={t.list}>
                {items.map((one, at) => (
                  <Line key={one.id} number={one} isFirstOfFile={one.importId !== items[at - 1]?.importId} />
                ))}
              </ul>
            </Card>
          )
        }
      </Answer>
      {numbers.hasMore && (
        <Button busy={numbers.isAddingMore} onClick={numbers.more}>
          {t.more}
        </Button>
      )}
    </Page>
  );
}

function Line({ number, isFirstOfFile }: { number: Waiting; isFirstOfFile: boolean }) {
  const t = useWords(words);
  const format = useFormat();
  const name = usePersonLabel(number.personId) || '…';
  const asker = usePersonLabel(number.askedById) || '…';
  const day = format.plain(dayOf(number.readyAt));
  const isLater = new Date(number.readyAt) > new Date(format.now);
  return (
    <li className="sd-list-row reg-answers">
      <Avatar name={name} />
      <div className="sd-list-row-text">
        <b>
          {name} {t.to(sayPhone(number.phoneMasked))}
        </b>
        <div className="sd-list-row-note">
          <span>{number.oldPhoneMasked ? t.from(sayPhone(number.oldPhoneMasked)) : t.first}</span>
          <span>{t.by(asker, format.when(number.askedAt))}</span>
          {number.wasProved && <span>{t.proved}</span>}
          {number.fileName && <span>{t.file(number.fileName, number.inFile)}</span>}
        </div>
        {number.confirmedById ? <p>{t.fromDay(day)}</p> : isLater && <p>{t.notYet(day)}</p>}
        {!number.mayConfirm && !number.confirmedById && <p className="sd-muted">{t.own}</p>}
      </div>
      <span className="staff-row-end">
        {number.householdId && (
          <LinkButton look="quiet" href={`/households/${number.householdId}`} aria-label={`${t.house}：${name}`}>
            {t.house}
          </LinkButton>
        )}
        <Decide number={number} name={name} />
        {number.mayConfirm && isFirstOfFile && number.importId && number.inFile > 1 && <WholeFile number={number} />}
      </span>
    </li>
  );
}

function Decide({ number, name }: { number: Waiting; name: string }) {
  const t = useWords(words);
  const say = useToast();
  const decide = useCommand(decideNumber, { alsoRefresh: [getHousehold] });
  const problem = useProblemText(decide.problem);
  const run = async (isRight: boolean) => {
    const outcome = await decide.run({ changeId: number.id, isRight, wholeFile: false });
    if (!outcome.ok) return;
    const yes = outcome.value.waiting > 0 ? t.confirmedLater : t.confirmed;
    say(isRight ? yes : t.refused);
  };
  const no = number.mayConfirm || number.confirmedById ? t.wrong : t.takeBack;
  return (
    <>
      <RefusalNotice title={problem} />
      {number.mayConfirm && (
        <Button
          look="primary"
          icon="check"
          busy={decide.isBusy}
          aria-label={`${t.right}：${name}`}
          onClick={() => void run(true)}
        >
          {t.right}
        </Button>
      )}
      <Button busy={decide.isBusy} aria-label={`${no}：${name}`} onClick={() => void run(false)}>
        {no}
      </Button>
    </>
  );
}

function WholeFile({ number }: { number: Waiting }) {
  const t = useWords(words);
  return (
    <FormDialogButton
      operation={decideNumber}
      preset={{ changeId: number.id, isRight: true, wholeFile: true }}
      fields={[]}
      text={t.whole(number.inFile)}
      title={t.sure}
      done={t.confirmed}
      alsoRefresh={[getHousehold]}
    >
      <p>{t.sureText(number.fileName ?? '', number.inFile)}</p>
    </FormDialogButton>
  );
}
