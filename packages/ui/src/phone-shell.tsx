import type { ReactNode } from 'react';
import { SizeButton } from './display-switch.tsx';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { Logo } from './logo.tsx';
import { ReadAloud } from './read-aloud.tsx';
import { useWording } from './wording.ts';

/** The village cadre to call; `phone` is dialled as it stands. */
export type CallContact = { name: string; role?: string; phone: string };

/** A villager's page: title and way back on top, the cadre's number with 听 and 大字 at the foot of every page. */
export function PhoneShell({ title, backHref, place, hero, cadre, actions, children }: {
  title: string;
  /** Where 返回 leads; a home page has none and shows the logo instead. */
  backHref?: string;
  /** Village or county under the logo, on the home page. */
  place?: string;
  /** Picture or greeting between top bar and text. */
  hero?: ReactNode;
  cadre?: CallContact;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const wording = useWording();
  return (
    <div className="sd-phone">
      <a className="sd-skip" href="#sd-main">{wording.skipToContent}</a>
      <header className="sd-phone-top">
        {backHref === undefined ? <Logo place={place} /> : (
          <Link className="sd-phone-back" href={backHref}><Icon name="back" /><span>{wording.back}</span></Link>
        )}
        {backHref !== undefined && <h1 className="sd-phone-title">{title}</h1>}
        {actions && <div className="sd-row">{actions}</div>}
      </header>
      <main id="sd-main" tabIndex={-1} className="sd-phone-main">
        {hero}
        {backHref === undefined && <h1 className={hero ? 'sd-unseen' : undefined}>{title}</h1>}
        {children}
      </main>
      <footer className="sd-phone-foot">
        {cadre && (
          <a className="sd-call" href={`tel:${cadre.phone.replace(/[^+\d]/g, '')}`}>
            <Icon name="phone" />
            <span><b>{wording.callCadre(cadre.name)}</b><small>{cadre.role && <span className="sd-call-role">{cadre.role} </span>}<span className="sd-call-number">{cadre.phone}</span></small></span>
          </a>
        )}
        <div className="sd-tools"><ReadAloud targetId="sd-main" /><SizeButton /></div>
      </footer>
    </div>
  );
}
