import { useWords } from '@shaodao/portal-kit/wording/words';
import { words } from './ask.words.ts';

/** What cannot wait for us: fire, injury, crime. Stands before anything is asked. */
export function Emergency() {
  const t = useWords(words);
  const numbers = [['119', t.fire], ['120', t.ambulance], ['110', t.police]] as const;
  return (
    <section className="emergency" aria-label={t.emergency}>
      <p>{t.emergency}</p>
      <ul>{numbers.map(([number, text]) => <li key={number}><a href={`tel:${number}`}><b>{number}</b> <span>{text}</span></a></li>)}</ul>
    </section>
  );
}
