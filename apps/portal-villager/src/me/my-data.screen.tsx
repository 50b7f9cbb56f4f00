import { listMyData } from '@shaodao/contracts/registry/household';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { Button } from '@shaodao/ui/button';
import { Card, Facts } from '@shaodao/ui/card';
import { csvText, saveCsv } from '@shaodao/ui/csv';
import { Page } from '../frame.tsx';
import { asksToConfirm, Confirm } from './confirm.part.tsx';

const words = wordsOf(
  { title: '登记了我哪些信息', intro: '村里登记的您的信息都在这里。哪里不对，给村干部打电话，他会改过来。', save: '保存一份到手机', item: '项目', value: '内容', wish: '不想让村里再存您的信息，也给村干部打电话：您不在村里住了，就可以删掉。', why: '这里有您的身份证号和住址。手机要是在别人手里，不能让他看到。' },
  { title: 'What is kept about me', intro: 'Everything that is kept about you. If something is wrong, call your village cadre.', save: 'Save a copy', item: 'Item', value: 'Content', wish: 'If you no longer live in the village, your cadre can delete it.', why: 'Your ID number and address are kept here. Nobody else who holds your phone should see them.' },
);

/** Everything that the county keeps about me, in plain words, with a copy to take along. */
export function MyDataScreen() {
  const t = useWords(words);
  const data = useQueryOf(listMyData, {});
  if (data.data === undefined && asksToConfirm(data.error))
    return <Page title={t.title} backHref="/me"><Confirm why={t.why} onConfirmed={() => void data.refetch()} /></Page>;
  return (
    <Page title={t.title} backHref="/me">
      <p>{t.intro}</p>
      <Answer of={data}>
        {({ fileName, lines }) => (
          <>
            <Card><Facts facts={lines.map(({ name, value }) => ({ name, value }))} /></Card>
            <Button wide look="primary" icon="download" onClick={() => saveCsv(fileName, csvText([t.item, t.value], lines.map((line) => [line.name, line.value])))}>{t.save}</Button>
            <p className="sd-muted">{t.wish}</p>
          </>
        )}
      </Answer>
    </Page>
  );
}
