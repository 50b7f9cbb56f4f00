import { listTreeNodes } from '@shaodao/contracts/registry/structure';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { LinkButton } from '@shaodao/ui/button';
import { Card } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import type { AsOf } from './as-of.ts';
import { Coming } from './coming.part.tsx';
import { NodeList } from './node-list.tsx';
import { kindText, words } from './structure.words.ts';

/** A township, community or village of the tree: what stands below it, and the way to its file. */
export function DivisionPanel({ code, asOf, onSelect }: { code: string; asOf: AsOf; onSelect: (id: string) => void }) {
  const t = useWords(words);
  const language = useLanguage();
  const answer = useQueryOf(listTreeNodes, { parentId: code, ...asOf.asked });
  return (
    <Answer of={answer}>
      {({ parent, items }) => (
        <>
          <Card>
            <div className="sd-row-between"><h2 className="reg-name">{parent.name}</h2><StatusBadge tone="info">{kindText[language][parent.kind]}</StatusBadge></div>
            <div className="sd-row"><LinkButton href={`/divisions/${parent.id}`} icon="list">{t.file_}</LinkButton>{parent.kind === 'township' && <LinkButton href={`/areas?township=${parent.id}`} icon="map">{t.map}</LinkButton>}</div>
          </Card>
          <Coming about={code} onShow={(day) => asOf.set(day)} />
          <Card title={t.children} flush>{items.length === 0 ? <p className="sd-muted staff-card-inset">{t.noChildren}</p> : <NodeList label={t.children} nodes={items} onSelect={onSelect} />}</Card>
        </>
      )}
    </Answer>
  );
}
