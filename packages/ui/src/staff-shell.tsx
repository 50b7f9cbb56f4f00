import { useState } from 'react';
import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon.tsx';
import { Link } from './link.tsx';
import { Logo } from './logo.tsx';
import { useWording } from './wording.ts';

/** One entry of the navigation; `count` is what waits there, `urgent` when someone must act today. */
export type NavItem = { href: string; text: string; icon: IconName; count?: number; urgent?: boolean; current?: boolean };
/** Entries under one heading; the first group usually has none. */
export type NavGroup = { title?: string; items: readonly NavItem[] };

function Navigation({ groups }: { groups: readonly NavGroup[] }) {
  return (
    <div className="sd-nav">
      {groups.map((group, at) => (
        <div key={group.title ?? at}>
          {group.title && <p className="sd-nav-title">{group.title}</p>}
          <ul>
            {group.items.map((item) => (
              <li key={item.href}>
                <Link href={item.href} aria-current={item.current ? 'page' : undefined}>
                  <Icon name={item.icon} /><span>{item.text}</span>
                  {item.count !== undefined && item.count > 0 && <b className={classNames('sd-nav-count', item.urgent && 'sd-nav-urgent')}>{item.count}</b>}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** The workbench of cadres and departments: navigation left, person and unit on top, content, and perhaps a panel beside it. */
export function StaffShell({ product, place, nav, person, actions, aside, asideLabel, children }: {
  /** Name of the portal, such as 乡镇工作台. */
  product: string;
  place?: string;
  nav: readonly NavGroup[];
  person: { name: string; unit: string; href?: string };
  /** Search, messages, sign-out … at the right of the top bar. */
  actions?: ReactNode;
  aside?: ReactNode;
  asideLabel?: string;
  children: ReactNode;
}) {
  const wording = useWording();
  const [open, setOpen] = useState(false);
  const who = <><Avatar name={person.name} /><span><b>{person.name}</b><small>{person.unit}</small></span></>;
  return (
    <div className={classNames('sd-staff', open && 'sd-staff-open')}>
      <a className="sd-skip" href="#sd-main">{wording.skipToContent}</a>
      <nav className="sd-staff-side" aria-label={wording.mainNavigation} onClick={() => setOpen(false)}>
        <Logo name={product} place={place} />
        <Navigation groups={nav} />
        <svg className="sd-staff-hills" viewBox="0 0 240 90" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
          <path d="M0 60c40-34 76-34 112-10 36 22 80 8 128-22v62H0z" fill="rgb(255 255 255 / 5%)" />
          <path d="M0 80c60-26 110-22 150-8 34 12 62 6 90-8v26H0z" fill="rgb(255 255 255 / 6%)" />
          <path d="M66 90c14-8 46-6 54-12s-16-8-4-14" fill="none" stroke="rgb(243 223 174 / 45%)" strokeWidth="2.5" strokeLinecap="round" />
        </svg>
      </nav>
      <header className="sd-staff-top">
        <button type="button" className="sd-icon-button sd-staff-menu" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'close' : 'menu'} /><span className="sd-unseen">{wording.menu}</span>
        </button>
        <div className="sd-staff-actions">{actions}</div>
        {person.href ? <Link className="sd-who" href={person.href}>{who}</Link> : <div className="sd-who">{who}</div>}
      </header>
      <main id="sd-main" tabIndex={-1} className="sd-staff-main">{children}</main>
      {aside && <aside className="sd-staff-aside" aria-label={asideLabel ?? wording.details}>{aside}</aside>}
    </div>
  );
}

/** Top of a page: where it belongs, its title, one line about it, and what can be done. */
export function PageHeader({ title, lead, trail, actions }:
  { title: ReactNode; lead?: ReactNode; trail?: readonly { href: string; text: string }[]; actions?: ReactNode }) {
  return (
    <div className="sd-page-header">
      {trail && trail.length > 0 && (
        <ol className="sd-trail">{trail.map((t) => <li key={t.href}><Link href={t.href}>{t.text}</Link></li>)}</ol>
      )}
      <div className="sd-row-between"><h1>{title}</h1>{actions && <div className="sd-row">{actions}</div>}</div>
      {lead && <p className="sd-muted">{lead}</p>}
    </div>
  );
}
