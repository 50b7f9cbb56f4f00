import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { toneIcon } from './notice.tsx';
import type { Tone } from './notice.tsx';
import { useWording } from './wording.ts';

type Message = { id: number; tone: Tone; text: string };
const ToastContext = createContext<(text: string, tone?: Tone) => void>(() => undefined);

function ToastLine({ message, vanishAfterMs, onGone }: { message: Message; vanishAfterMs: number | undefined; onGone: (id: number) => void }) {
  const wording = useWording();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (vanishAfterMs === undefined || held) return undefined;
    const timer = setTimeout(() => onGone(message.id), vanishAfterMs);
    return () => clearTimeout(timer);
  }, [vanishAfterMs, held, message.id, onGone]);
  return (
    <div className={`sd-toast sd-tone-${message.tone}`} onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <Icon name={toneIcon[message.tone]} /><p>{message.text}</p>
      <IconButton icon="close" label={wording.close} onClick={() => onGone(message.id)} />
    </div>
  );
}

/** Short confirmations, read politely. They stay until closed; staff may let them vanish after `vanishAfterMs` (not while held). */
export function ToastProvider({ vanishAfterMs, children }: { vanishAfterMs?: number; children: ReactNode }) {
  const [messages, setMessages] = useState<Message[]>([]);
  const lastId = useRef(0);
  const say = useCallback((text: string, tone: Tone = 'good') => {
    lastId.current += 1;
    const id = lastId.current;
    setMessages((all) => [...all.slice(-2), { id, tone, text }]);
  }, []);
  const drop = useCallback((id: number) => setMessages((all) => all.filter((one) => one.id !== id)), []);
  return (
    <ToastContext value={say}>
      {children}
      <div className="sd-toasts" role="status" aria-live="polite">
        {messages.map((message) => <ToastLine key={message.id} message={message} vanishAfterMs={vanishAfterMs} onGone={drop} />)}
      </div>
    </ToastContext>
  );
}

/** `const say = useToast(); say('已保存')` – needs a ToastProvider above. */
export const useToast = () => useContext(ToastContext);
