import { Icon } from './icon.tsx';
import { useWording } from './wording.ts';

/** What still waits on this phone (“3 条未上传”), always in view; `onSend` tries now. */
export function SyncStatus({ pending, state, onSend }: { pending: number; state: 'idle' | 'sending' | 'offline'; onSend?: () => void }) {
  const wording = useWording();
  const words = state === 'sending' ? wording.sending(pending) : pending > 0 ? wording.notSent(pending) : state === 'offline' ? wording.offline : wording.allSent;
  const tone = pending > 0 ? 'waiting' : state === 'offline' ? 'plain' : 'good';
  return (
    <div className={`sd-sync sd-tone-${tone}`}>
      <span role="status"><Icon name={state === 'offline' ? 'offline' : pending > 0 ? 'sync' : 'done'} />{words}</span>
      {pending > 0 && state === 'idle' && onSend && <button type="button" onClick={onSend}>{wording.sendNow}</button>}
    </div>
  );
}
