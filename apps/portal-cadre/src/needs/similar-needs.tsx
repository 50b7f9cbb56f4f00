import { listSimilarNeeds, mergeNeed } from '@shaodao/contracts/needs/need';
import type { NeedRow, NeedView } from '@shaodao/contracts/needs/need';
import { Answer } from '@shaodao/portal-kit/answer';
import { useCommand } from '@shaodao/portal-kit/api/command';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { NeedBadge } from '@shaodao/portal-staff/need/marks.part';
import { Button } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { Dialog } from '@shaodao/ui/dialog';
import { Link } from '@shaodao/ui/link';
import { RefusalNotice } from '@shaodao/ui/notice';
import { useToast } from '@shaodao/ui/toast';
import { useState } from 'react';
import { words } from './actions.words.ts';

/** Needs of the same village that may be the same matter; this one can join another (合并). */
export function SimilarNeeds({ need }: { need: NeedView }) {
  const t = useWords(words);
  const say = useToast();
  const format = useFormat();
  const similar = useQueryOf(listSimilarNeeds, { needId: need.id });
  const merge = useCommand(mergeNeed);
  const [into, setInto] = useState<NeedRow>();
  const goOn = async () => {
    if (into && (await merge.run({ needId: need.id, intoId: into.id })).ok) say(t.merged);
    setInto(undefined);
  };
  return (
    <Card title={t.similar} flush>
      <RefusalNotice title={useProblemText(merge.problem)} />
      <Answer of={similar}>
        {({ items }) => (items.length === 0 ? <p className="sd-muted staff-card-foot">{t.noSimilar}</p> : (
          <ul className="sd-rows" aria-label={t.similar}>
            {items.map((one) => (
              <li key={one.id} className="sd-list-row">
                <div className="sd-list-row-text"><Link href={`/needs/${one.id}`}>{one.title}</Link><div className="sd-list-row-note"><span>{one.number}</span><span>{format.when(one.submittedAt)}</span><NeedBadge status={one.status} /></div></div>
                <Button onClick={() => setInto(one)} aria-label={`${t.merge}：${one.number}`}>{t.merge}</Button>
              </li>
            ))}
          </ul>
        ))}
      </Answer>
      <Dialog open={into !== undefined} title={t.mergeTitle} onClose={() => setInto(undefined)}
        actions={<><Button onClick={() => setInto(undefined)}>{t.cancel}</Button><Button look="primary" busy={merge.isBusy} onClick={() => void goOn()}>{t.merge}</Button></>}>
        <p><b>{into?.title}</b></p><p>{t.mergeText(into?.number ?? '')}</p>
      </Dialog>
    </Card>
  );
}
