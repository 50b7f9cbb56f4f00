import type { Page } from '@playwright/test';

/** Body text of the three steps in px. */
export const BODY_PX = { normal: 20, large: 24, xlarge: 30 } as const;

/** What on this page is below the numbers for old eyes (quality: body 20 px, buttons 22, line height 1.6, main targets 60 × 60, others 48). */
export const belowTheNumbers = (page: Page, bodyPx: number): Promise<string[]> =>
  page.evaluate((least) => {
    const style = (e: Element, name: 'fontSize' | 'lineHeight') => parseFloat(getComputedStyle(e)[name]);
    const shown = (e: Element) => e.checkVisibility() && !e.closest('.sd-unseen, .sd-skip, [aria-hidden="true"]');
    const named = (e: Element) => `${e.tagName}.${e.className} “${e.textContent?.trim().slice(0, 12)}”`;
    const all = [...document.querySelectorAll('body *')].filter(shown);
    const texts = all.filter((e) => !e.closest('svg') && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()));
    const small = texts.filter((e) => style(e, 'fontSize') < least - 0.01).map((e) => `${named(e)} is ${style(e, 'fontSize')} px`);
    const running = [document.body, ...document.querySelectorAll('main p, main li, main dd')].filter(shown).filter((e) => !e.closest('button, a, label, h1, h2, h3, .sd-hero, .emergency, .big-number'));
    const tight = running.filter((e) => style(e, 'lineHeight') / style(e, 'fontSize') < 1.59).map((e) => `${named(e)} has line height ${style(e, 'lineHeight') / style(e, 'fontSize')}`);
    const buttons = all.filter((e) => e.matches('.sd-button') && style(e, 'fontSize') < least * 1.1 - 0.01).map((e) => `${named(e)} is a button of ${style(e, 'fontSize')} px`);
    const touch = (e: Element) => e.closest('label') ?? (e.matches('.sd-stretch') ? e.closest('li') : null) ?? e;
    const targets = [...new Set(all.filter((e) => e.matches('a[href], button, input, select, textarea') && !e.closest('p')).map(touch))];
    const low = targets.flatMap((e) => {
      const { width, height } = e.getBoundingClientRect();
      const px = e.matches('.sd-button-primary, .sd-choice, .sd-call, .sd-phone-back, .sd-input, .sd-rating label, .sd-tool') ? 60 : 48;
      return width < px - 0.01 || height < px - 0.01 ? [`${named(e)} is ${width} × ${height}, not ${px}`] : [];
    });
    return [...small, ...tight, ...buttons, ...low];
  }, bodyPx);
