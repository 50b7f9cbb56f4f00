import { useEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { useWording } from './wording.ts';

/** Text cut at sentence ends into pieces of at most `max` characters: engines fall silent in long ones. */
export function speechPieces(text: string, max = 80): string[] {
  const pieces: string[] = [];
  for (const sentence of text.split(/(?<=[。！？；!?;\n])/)) {
    const clean = sentence.replace(/\s+/g, ' ').trim();
    for (let from = 0; from < clean.length; from += max) pieces.push(clean.slice(from, from + max));
  }
  return pieces;
}

/** Silence after which we say that this phone cannot read, in milliseconds. */
const patience = 4000;

/** Reads the text of the element with id `targetId`, slowly; a second tap stops. Says so where the phone has no voice. */
export function ReadAloud({ targetId, lang = 'zh-CN' }: { targetId: string; lang?: string }) {
  const wording = useWording();
  const [state, setState] = useState<'silent' | 'reading' | 'unable'>('silent');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const round = useRef(0);

  const stop = () => {
    round.current += 1;
    clearTimeout(timer.current);
    if ('speechSynthesis' in window) speechSynthesis.cancel();
  };
  useEffect(() => stop, []);

  const read = () => {
    stop();
    const mine = round.current;
    const pieces = speechPieces(document.getElementById(targetId)?.innerText ?? '');
    if (!('speechSynthesis' in window) || pieces.length === 0) return setState('unable');
    const ifStillMine = (next: 'silent' | 'unable') => () => {
      if (mine === round.current) setState(next);
    };
    timer.current = setTimeout(ifStillMine('unable'), patience);
    pieces.forEach((piece, at) => {
      const words = Object.assign(new SpeechSynthesisUtterance(piece), { lang, rate: 0.85 });
      words.onstart = () => clearTimeout(timer.current);
      words.onerror = ifStillMine('unable');
      if (at === pieces.length - 1) words.onend = ifStillMine('silent');
      speechSynthesis.speak(words);
    });
    setState('reading');
  };
  const reading = state === 'reading';
  return (
    <>
      <button type="button" className="sd-tool" onClick={() => (reading ? (stop(), setState('silent')) : read())}
        aria-label={reading ? `${wording.stopListening}：${wording.stopListeningLong}` : `${wording.listen}：${wording.listenLong}`}>
        <Icon name={reading ? 'stop' : 'listen'} />
        <span>{reading ? wording.stopListening : wording.listen}</span>
      </button>
      <span role="status" className={state === 'unable' ? 'sd-tool-says' : 'sd-unseen'}>{state === 'unable' && wording.cannotRead}</span>
    </>
  );
}
