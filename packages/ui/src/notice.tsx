import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';

/** good: done · info: good to know · waiting: needs care · bad: needs action now · plain: neutral. */
export type Tone = 'good' | 'info' | 'waiting' | 'bad' | 'plain';

/** The icon that goes with a tone, so that colour never speaks alone. */
export const toneIcon: Record<Tone, IconName> = { good: 'done', info: 'info', waiting: 'clock', bad: 'alert', plain: 'info' };

/** A message within the page; `action` stands below the text. */
export function Notice({ tone = 'info', title, children, action }: { tone?: Tone; title?: ReactNode; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={`sd-notice sd-tone-${tone}`}>
      <Icon name={toneIcon[tone]} />
      <div className="sd-notice-text">
        {title && <p className="sd-notice-title">{title}</p>}
        {children && <div>{children}</div>}
        {action && <div className="sd-row sd-notice-action">{action}</div>}
      </div>
    </div>
  );
}

/** Says at once that something was refused, why, and what to do; nothing when there is no refusal. */
export function RefusalNotice({ title, children, action }: { title: string | undefined; children?: ReactNode; action?: ReactNode }) {
  return <div role="alert">{title && <Notice tone="bad" title={title} action={action}>{children}</Notice>}</div>;
}
