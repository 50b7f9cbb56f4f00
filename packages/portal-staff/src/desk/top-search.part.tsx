import { useGo } from '@shaodao/portal-kit/routing';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { Icon } from '@shaodao/ui/icon';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useDesk } from './desk.ts';
import { useMay } from './may.ts';

/** Search from anywhere: leads to the desk's main list. */
export function TopSearch() {
  const { search } = useDesk();
  const language = useLanguage();
  const may = useMay();
  const go = useGo();
  const [words, setWords] = useState('');
  if (!may(search.reads)) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) go(search.path + encodeURIComponent(words.trim()));
    setWords('');
  };
  return (
    <form role="search" className="staff-search" aria-label={search.text[language]} onSubmit={submit}>
      <Icon name="search" /><input type="search" className="sd-input" aria-label={search.text[language]} placeholder={search.text[language]} value={words} onChange={(event) => setWords(event.target.value)} />
    </form>
  );
}
