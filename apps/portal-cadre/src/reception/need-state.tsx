import type { OpinionView } from '@shaodao/contracts/liaison/reception';
import { NeedStatus } from '@shaodao/contracts/needs/need.vocabulary';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { NeedBadge } from '@shaodao/portal-staff/need/marks.part';
import { words } from './reception.words.ts';

/** The state of the need that came of an opinion. */
export function NeedState({ opinion }: { opinion: OpinionView }) {
  const t = useWords(words);
  const status = NeedStatus.safeParse(opinion.needStatus);
  if (!status.success) return <span className="sd-muted">{t.noNeed}</span>;
  return <NeedBadge status={status.data} />;
}
