import { getNeed } from '@shaodao/contracts/needs/need';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useWords, wordsOf } from '@shaodao/portal-kit/wording/words';
import { LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { EmptyState } from '@shaodao/ui/empty-state';
import { Timeline } from '@shaodao/ui/timeline';
import { Page } from '../frame.tsx';

const words = wordsOf(
  {
    title: '已经收到', number: '这件事的编号', thanks: '村里收到了', what: '接下来', received: '您提出来了', call: '网格员打电话或上门问清楚', find: '找县里、乡镇的单位来办', come: '定好日子，上门服务',
    rate: '您来评一评好不好', follow: '看办到哪一步', home: '回到首页', note: '不用记编号，在“我的事”里随时能看。',
  },
  {
    title: 'Received', number: 'Its number', thanks: 'The village has it', what: 'What happens next', received: 'You asked', call: 'The grid officer calls or comes by', find: 'A unit is found', come: 'A day is set and they come',
    rate: 'You rate it', follow: 'Follow it', home: 'Home', note: 'No need to write it down: it is in “My matters”.',
  },
);

/** It arrived: the number, and what happens next. */
export function AskedScreen({ needId }: { needId: string }) {
  const t = useWords(words);
  const need = useQueryOf(getNeed, { needId });
  return (
    <Page title={t.title} backHref="/">
      <Answer of={need}>
        {(found) => (
          <>
            <EmptyState scene="done" title={t.thanks}><p>{t.number}</p><p className="big-number">{found.number}</p><p>{t.note}</p></EmptyState>
            <Card title={t.what}>
              <Timeline label={t.what} steps={[
                { id: 'received', what: t.received, state: 'past' }, { id: 'call', what: t.call, state: 'current', icon: 'phone' },
                { id: 'find', what: t.find, state: 'future', icon: 'unit' }, { id: 'come', what: t.come, state: 'future', icon: 'calendar' }, { id: 'rate', what: t.rate, state: 'future', icon: 'heart' },
              ]} />
            </Card>
            <div className="sd-stack"><LinkButton href={`/matters/${needId}`} look="primary" wide>{t.follow}</LinkButton><LinkButton href="/" icon="home" wide>{t.home}</LinkButton></div>
          </>
        )}
      </Answer>
    </Page>
  );
}
