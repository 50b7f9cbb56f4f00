import type { TreeNode } from '@shaodao/contracts/registry/structure';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { kindMark, kindText, words } from './structure.words.ts';

/** Nodes of one level as a list; each opens. */
export function NodeList({ label, nodes, onSelect }: { label: string; nodes: readonly TreeNode[]; onSelect: (id: string) => void }) {
  const t = useWords(words);
  const language = useLanguage();
  return (
    <ul className="reg-list" aria-label={label}>
      {nodes.map((node) => (
        <li key={node.id}>
          <button type="button" onClick={() => onSelect(node.id)}>
            <span className={`reg-mark reg-${node.kind}`} aria-hidden="true">{kindMark[node.kind]}</span>
            <span className="reg-list-name"><b>{node.name}</b><small>{kindText[language][node.kind]} · {t.from(node.since)}</small></span>
            {node.isHollow && <span className="reg-hollow">{t.hollow}</span>}
            {node.childCount > 0 && <span className="reg-count">{node.childCount}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
