import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { toneIcon } from './notice.tsx';
import type { Tone } from './notice.tsx';

/** A state as icon, text and tone. */
export function StatusBadge({ tone = 'plain', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  return <span className={`sd-badge sd-tone-${tone}`}><Icon name={icon ?? toneIcon[tone]} />{children}</span>;
}
