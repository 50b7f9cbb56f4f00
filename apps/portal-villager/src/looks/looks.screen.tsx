import { listLooksAtMe } from '@shaodao/contracts/registry/person';
import { Answer } from '@shaodao/portal-kit/answer';
import { usePagesOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { roleText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card, ListRow, RowList } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Icon } from '@shaodao/ui/icon';
import { Page } from '../frame.tsx';

const words = wordsOf(
  { title: '谁看过我的信息', intro: '平时别人只看得到您的姓。为您办事的人要看全名、电话、住址，必须写明原因，每一次都记在这里。有不对的，打电话问村干部。', none: '还没有人看过您的完整信息', by: (unit: string, role: string) => `${unit} ${role}`, why: (reason: string) => `原因：${reason}`, list: '看过的人', more: '再看以前的' },
  { title: 'Who looked at my data', intro: 'Others see only your family name. Who serves you must give a reason to see name, telephone and address, and every look is kept here.', none: 'Nobody has had a full look', by: (unit, role) => `${unit}, ${role}`, why: (reason) => `Reason: ${reason}`, list: 'Looks', more: 'Earlier ones' },
);

/** Every full look at my data: who, when, why. */
export function LooksScreen() {
  const t = useWords(words);
  const format = useFormat();
  const language = useLanguage();
  const looks = usePagesOf(listLooksAtMe, { limit: 30 });
  return (
    <Page title={t.title} backHref="/">
      <p>{t.intro}</p>
      <Answer of={looks}>
        {(items) => items.length === 0 ? <EmptyState scene="done" title={t.none} /> : (
          <Card>
            <RowList label={t.list}>
              {items.map((look) => (
                <ListRow key={look.at} title={t.by(look.byUnit, roleText[language][look.byRole])} picture={<span className="sd-kind sd-kind-law"><Icon name="eye" /></span>}
                  text={<>{t.why(look.reason)}<br />{format.when(look.at)}</>} />
              ))}
            </RowList>
          </Card>
        )}
      </Answer>
      {looks.hasMore && <Button wide busy={looks.isAddingMore} onClick={looks.more}>{t.more}</Button>}
    </Page>
  );
}
