import { useEffect, useReducer, useRef } from 'react';
import type { AnchorHTMLAttributes, ComponentType, MouseEvent, RefObject } from 'react';
import { Redirect, Route, Router, Switch, useLocation, useRouter, useSearchParams } from 'wouter';
import { useLooks } from './answer.tsx';
import { useSession } from './session/session.ts';
import { useLanguage } from './wording/language.ts';
import type { Language } from './wording/language.ts';

/** One page of a portal. `:names` in the path become the screen's props. */
export interface PortalRoute {
  readonly path: string;
  readonly title: Record<Language, string>;
  /** Who may come here; without a session a `signedIn` page leads to the sign-in page and back. */
  readonly access: 'public' | 'signedIn';
  /** `() => import('./home.screen.tsx').then((m) => m.HomeScreen)` */
  // oxlint-disable-next-line typescript/no-explicit-any -- a screen's props are its path's names, which a table of routes can't type
  readonly load: () => Promise<ComponentType<any>>;
}
type ScreenComponent = ComponentType<Record<string, string>>;
interface Page extends PortalRoute {
  /** Its screen, once the bundle is here. */
  readonly screen: () => ScreenComponent | undefined;
  /** Fetches the bundle; again when it didn't come. */
  readonly fetch: () => Promise<unknown>;
}
/** Makes each screen its own bundle, fetched when it is first opened. */
export const pagesOf = (routes: readonly PortalRoute[]): readonly Page[] => routes.map((route) => {
  let screen: ScreenComponent | undefined;
  return { ...route, screen: () => screen, fetch: async () => void (screen = await route.load()) };
});
interface Ended { readonly failure?: { readonly cause: unknown } }
/** A page's screen as soon as its bundle is here. React's own `lazy` holds it back for 300 ms after each `Loading` (it throttles fallbacks), which everybody would wait on every page. */
function useScreen(page: Page): { Screen: ScreenComponent | undefined; failure: Ended['failure'] } {
  const [outcome, end] = useReducer((_: Ended | undefined, ended: Ended): Ended => ended, undefined);
  useEffect(() => {
    let isOpen = true;
    if (!page.screen()) page.fetch().then(() => isOpen && end({}), (cause: unknown) => isOpen && end({ failure: { cause } }));
    return () => void (isOpen = false);
  }, [page]);
  return { Screen: page.screen(), failure: outcome?.failure };
}

/** Goes to a path of this portal; `replace` leaves no trace for the back button. */
export function useGo(): (path: string, how?: { replace?: boolean }) => void {
  const [, go] = useLocation();
  return go;
}
/** The path within this portal. */
export const usePath = (): string => useLocation()[0];
export { useSearchParams };

/** A link of this portal without loading a page anew; other addresses, files, tel: and new tabs are the browser's. */
export function RouterLink({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const go = useGo();
  const { base } = useRouter();
  const isOurs = href.startsWith('/') && !href.startsWith('/api/') && !rest.target && rest.download === undefined;
  if (!isOurs) return <a href={href} onClick={onClick} {...rest} />;
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href);
  };
  return <a href={base + href} onClick={follow} {...rest} />;
}

/** All pages of a portal: title of the window, focus on the new page's heading, guard of signed-in pages. */
export function Pages({ pages, basePath, name, signInPath }: { pages: readonly Page[]; basePath: string; name: Record<Language, string>; signInPath: string }) {
  const { Lost } = useLooks();
  return (
    <Router base={basePath.replace(/\/$/, '')}>
      <Switch>
        {pages.map((page) => (
          <Route key={page.path} path={page.path}>
            {(params) => <OnePage key={JSON.stringify(params)} page={page} params={params as Record<string, string>} name={name} signInPath={signInPath} />}
          </Route>
        ))}
        <Route><Lost /></Route>
      </Switch>
    </Router>
  );
}

function OnePage({ page, params, name, signInPath }: { page: Page; params: Record<string, string>; name: Record<Language, string>; signInPath: string }) {
  const { Loading, Problem } = useLooks();
  const language = useLanguage();
  const path = usePath();
  const session = useSession();
  const { Screen, failure } = useScreen(page);
  const title = `${page.title[language]} · ${name[language]}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (page.access === 'signedIn') {
    if (session.state === 'asking') return <Loading />;
    if (session.state === 'out') return <Redirect replace to={path === '/' ? signInPath : `${signInPath}?next=${encodeURIComponent(path + location.search)}`} />;
    if (session.state === 'unreachable') return <Problem text={unreachableText[language]} isLost={false} isUnreachable again={session.again} />;
  }
  if (failure) throw failure.cause;
  return Screen ? <><Screen {...params} /><HeadingFocus /></> : <Loading />;
}
const unreachableText: Record<Language, string> = { zh: '网络不通，请检查手机信号后再试', en: 'No connection. Please check your signal and try again' };

let isFirstPage = true;
/** After a step inside the portal the new heading takes the focus, as a new page would be announced; the first page is the browser's. */
function HeadingFocus() {
  useEffect(() => {
    if (isFirstPage) {
      isFirstPage = false;
      return;
    }
    scrollTo(0, 0);
    const focus = (): boolean => {
      const heading = document.querySelector('h1');
      if (!heading) return false;
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      return true;
    };
    if (focus()) return;
    // the heading may come with the answer; whoever moves on before that is left alone
    const start = document.activeElement;
    const watch = new MutationObserver(() => (document.activeElement !== start || focus()) && watch.disconnect());
    watch.observe(document.body, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, []);
  return null;
}

/** For steps within one page: put the ref on what a new step shows first (with tabIndex -1), it takes the focus whenever `step` changes. */
export function useStepFocus<E extends HTMLElement>(step: unknown): RefObject<E | null> {
  const ref = useRef<E>(null);
  const last = useRef(step);
  useEffect(() => {
    if (last.current === step) return;
    last.current = step;
    scrollTo(0, 0);
    ref.current?.focus({ preventScroll: true });
  }, [step]);
  return ref;
}
