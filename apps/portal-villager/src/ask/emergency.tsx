import { useWords } from '@shaodao/portal-kit/wording/words';
import { Icon } from '@shaodao/ui/icon';
import { Notice } from '@shaodao/ui/notice';
import { words } from './ask.words.ts';

/** What cannot wait for us: fire, injury, crime. Stands before anything is asked. */
export function Emergency() {
  const t = useWords(words);
  const numbers = [['119', t.fire], ['120', t.ambulance], ['110', t.police]] as const;
  return (
    <Notice tone="bad" title={t.emergency}
      action={<div className="sd-row emergency">{numbers.map(([number, text]) => <a key={number} href={`tel:${number}`}><Icon name="phone" />{text}</a>)}</div>} />
  );
}
