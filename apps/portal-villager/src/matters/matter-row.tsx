import type { NeedRow } from '@shaodao/contracts/needs/need';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { ListRow } from '@shaodao/ui/card';
import { KindIcon } from '@shaodao/ui/kind-icon';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { badgeOf, plainStatus } from './plain.words.ts';

/** One matter in a list: what it is, how it stands, and when somebody comes. */
export function MatterRow({ need }: { need: NeedRow }) {
  const format = useFormat();
  const language = useLanguage();
  const when = need.status === 'scheduled' && need.visitOn ? format.day(need.visitOn) : format.when(need.updatedAt);
  return (
    <ListRow href={`/matters/${need.id}`} title={need.title} picture={<KindIcon kind={need.category} />}
      text={<><StatusBadge {...badgeOf(need.status)}>{plainStatus[language][need.status]}</StatusBadge><span className="matter-when">{when}</span></>} />
  );
}
