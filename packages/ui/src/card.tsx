import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

/** A sheet with a title and perhaps something to do in its corner; `level` is the heading's level. */
export function Card({ title, action, children, level = 2, flush, className }:
  { title?: ReactNode; action?: ReactNode; children: ReactNode; level?: 2 | 3; flush?: boolean; className?: string }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={classNames('sd-card', flush && 'sd-card-flush', className)}>
      {(title || action) && <div className="sd-card-head">{title && <Heading>{title}</Heading>}{action && <div className="sd-row">{action}</div>}</div>}
      {children}
    </section>
  );
}

/** A list of rows with lines between them. */
export function RowList({ label, children }: { label?: string; children: ReactNode }) {
  return <ul className="sd-rows" aria-label={label}>{children}</ul>;
}

/** One row: picture, title, text below, something at the end; a real link over the whole row when `href` is given. */
export function ListRow({ title, text, picture, end, href }:
  { title: ReactNode; text?: ReactNode; picture?: ReactNode; end?: ReactNode; href?: string }) {
  return (
    <li className="sd-list-row">
      {picture}
      <div className="sd-list-row-body">
        <div className="sd-list-row-text">
          {href ? <Link href={href} className="sd-stretch">{title}</Link> : <b>{title}</b>}
          {text && <div className="sd-list-row-note">{text}</div>}
        </div>
        {end && <div className="sd-list-row-end">{end}</div>}
      </div>
      {href && <Icon name="forward" />}
    </li>
  );
}

/** Facts as name and value, in two columns where there is room. */
export function Facts({ facts }: { facts: readonly { name: ReactNode; value: ReactNode }[] }) {
  return <dl className="sd-facts">{facts.map((fact, at) => <div key={at}><dt>{fact.name}</dt><dd>{fact.value}</dd></div>)}</dl>;
}
