import { usePersonLabel } from '@shaodao/portal-kit/people/labels';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Notice } from '@shaodao/ui/notice';
import { words } from './actions.words.ts';

/** Tells before sending that a public title may hold a name or a number; the person decides. */
export function TitleWarning({ title, personId }: { title: string; personId: string | null }) {
  const t = useWords(words);
  const surname = [...usePersonLabel(personId)][0];
  const warnings = [
    surname && /\p{Script=Han}/u.test(surname) && title.includes(surname) && t.surname(surname),
    /\d{7,}/.test(title) && t.digits,
  ].filter(Boolean);
  return <div role="status">{warnings.length > 0 && <Notice tone="waiting">{warnings.map((text) => <p key={String(text)}>{text}</p>)}</Notice>}</div>;
}
