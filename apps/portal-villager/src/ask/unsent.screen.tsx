import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useOutbox } from '@shaodao/portal-kit/offline/use-outbox';
import type { Letter } from '@shaodao/portal-kit/offline/outbox';
import { useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button, LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Notice } from '@shaodao/ui/notice';
import { useState } from 'react';
import { Page } from '../frame.tsx';

const words = wordsOf(
  {
    title: '还没送出去的', kept: '已经存在手机里', keptHint: '现在没有信号。有信号的时候会自动送到村里，您不用再写一遍。', closing: '这个手机浏览器存不住，送出去以前请不要关掉这个页面。', now: '现在送', drop: '不要了', dropSure: '真的不要了，删掉', written: (when: string) => `${when}写的`,
    photos: (n: number) => `${n} 张照片`, refused: (why: string) => `没有送成：${why}`, all: '都送出去了', matters: '看我的事', home: '回到首页',
  },
  {
    title: 'Not sent yet', kept: 'Kept on your phone', keptHint: 'There is no signal. It will be sent by itself; no need to write it again.', closing: 'This browser cannot keep it: please leave this page open until it is sent.', now: 'Send now', drop: 'Throw away', dropSure: 'Yes, throw it away', written: (when) => `written ${when}`,
    photos: (n) => `${n} photos`, refused: (why) => `Not accepted: ${why}`, all: 'All sent', matters: 'My matters', home: 'Home',
  },
);

/** What waits on this phone for a signal. */
export function UnsentScreen() {
  const t = useWords(words);
  const { letters, isSending, isDurable, sendNow } = useOutbox();
  return (
    <Page title={t.title} backHref="/">
      {letters.length === 0
        ? <EmptyState scene="done" title={t.all} action={<><LinkButton href="/matters" look="primary" icon="list">{t.matters}</LinkButton><LinkButton href="/" icon="home">{t.home}</LinkButton></>} />
        : (
          <>
            <Notice tone="waiting" title={t.kept} action={<Button look="primary" icon="send" busy={isSending} onClick={sendNow}>{t.now}</Button>}>{isDurable ? t.keptHint : t.closing}</Notice>
            {letters.map((letter) => <LetterCard key={letter.id} letter={letter} />)}
          </>
        )}
    </Page>
  );
}

function LetterCard({ letter }: { letter: Letter }) {
  const t = useWords(words);
  const format = useFormat();
  const { outbox } = useOutbox();
  const [isSure, setSure] = useState(false);
  return (
    <Card>
      {letter.refused && <Notice tone="bad" title={t.refused(letter.refused.title)} />}
      <p className="own-words">{String(letter.input['detail'] ?? '')}</p>
      <p className="sd-muted">{t.written(format.when(new Date(letter.writtenAt).toISOString()))}{letter.enclosures.length > 0 && ` · ${t.photos(letter.enclosures.length)}`}</p>
      <Button look="danger" icon="trash" onClick={() => (isSure ? void outbox?.discard(letter.id) : setSure(true))}>{isSure ? t.dropSure : t.drop}</Button>
    </Card>
  );
}
