import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Link } from './link.tsx';
import type { LinkProps } from './link.tsx';
import { useWording } from './wording.ts';

/** primary: the one thing to do here · secondary: also possible · quiet: beside the matter · danger: cannot be undone. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

type Dress = { look?: ButtonLook; icon?: IconName; wide?: boolean; children?: ReactNode };

const dressOf = ({ look = 'secondary', wide }: Dress, className?: string): string =>
  classNames('sd-button', `sd-button-${look}`, wide && 'sd-wide', className);

/** A button; `busy` keeps its place and its focus, says so, and ignores further taps. */
export function Button({ look, icon, wide, busy = false, className, children, onClick, type = 'button', ...rest }:
  ButtonHTMLAttributes<HTMLButtonElement> & Dress & { busy?: boolean }) {
  const wording = useWording();
  return (
    <button {...rest} type={type} className={dressOf({ look, wide }, className)} aria-busy={busy || undefined} aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}>
      {busy ? <span className="sd-spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
      {busy && <span className="sd-unseen" role="status">{wording.busy}</span>}
    </button>
  );
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function LinkButton({ look, icon, wide, className, children, ...rest }: LinkProps & Dress) {
  return (
    <Link {...rest} className={dressOf({ look, wide }, className)}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}

/** A square button that shows an icon only; its `label` is read aloud and shown as a tip. */
export function IconButton({ icon, label, className, type = 'button', ...rest }:
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & { icon: IconName; label: string }) {
  return (
    <button {...rest} type={type} className={classNames('sd-icon-button', className)} aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
