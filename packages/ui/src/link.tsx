import { createContext, useContext } from 'react';
import type { AnchorHTMLAttributes, ComponentType } from 'react';

/** What a link component gets: an anchor's own attributes, `href` always set. */
export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

const PlainAnchor = (props: LinkProps) => <a {...props} />;

/** Lets a portal put its router's link under every link of ours: `<LinkContext value={RouterLink}>`. */
export const LinkContext = createContext<ComponentType<LinkProps>>(PlainAnchor);

/** A real `<a href>`, or the portal's router link when one is given. */
export function Link(props: LinkProps) {
  const Anchor = useContext(LinkContext);
  return <Anchor {...props} />;
}
