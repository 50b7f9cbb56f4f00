import { searchTree } from '@shaodao/contracts/registry/structure';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { useTyped } from '@shaodao/portal-staff/desk/typed';
import { Icon } from '@shaodao/ui/icon';
import { useState } from 'react';
import { kindMark, kindText, words } from './structure.words.ts';

/** Finds a unit by name, pinyin, initials or code; what is found leads to it. */
export function TreeSearch({ asked, onSelect }: { asked: { asOf?: string }; onSelect: (id: string) => void }) {
  const t = useWords(words);
  const language = useLanguage();
  const [sought, setSought] = useState('');
  const box = useTyped(sought, setSought);
  const found = useQueryOf(searchTree, { words: sought || '—', limit: 12, ...asked }, { enabled: sought !== '' });
  const failure = useProblemText(found.error);
  const items = sought ? found.data?.items : undefined;
  return (
    <search className="reg-search" aria-label={t.searchTitle}>
      <form onSubmit={(event) => { event.preventDefault(); box.settle(); }}>
        <label className="sd-unseen" htmlFor="reg-search">{t.searchTitle}</label>
        <span className="sd-search"><Icon name="search" /><input id="reg-search" type="search" className="sd-input" placeholder={t.search} value={box.text} onChange={(event) => box.type(event.target.value)} /></span>
      </form>
      <p role="status" className="sd-muted reg-search-said">{failure ?? (items ? (items.length === 0 ? t.notFound : t.found(items.length)) : '')}</p>
      {items && items.length > 0 && (
        <ul className="reg-found" aria-label={t.found(items.length)}>
          {items.map((node) => (
            <li key={node.id}><button type="button" onClick={() => { onSelect(node.id); box.forget(); setSought(''); }}>
              <span className={`reg-mark reg-${node.kind}`} aria-hidden="true">{kindMark[node.kind]}</span><span><b>{node.name}</b><small>{[kindText[language][node.kind], node.path].filter(Boolean).join(' · ')}</small></span>
            </button></li>
          ))}
        </ul>
      )}
    </search>
  );
}
