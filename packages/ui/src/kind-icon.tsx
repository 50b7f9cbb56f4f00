import type { ReactNode } from 'react';

/** The five kinds of need that have a picture of their own. */
export type PictureKind = 'education' | 'living' | 'law' | 'health' | 'culture';
export const pictureKinds: readonly PictureKind[] = ['education', 'living', 'law', 'health', 'culture'];

const pictures: Record<PictureKind, ReactNode> = {
  education: <><path d="M24 15c-4-3-9-4-14-3.5V34c5-.5 10 .5 14 3.5 4-3 9-4 14-3.5V11.5C33 11 28 12 24 15z" fill="var(--kind-fill)" /><path d="M24 15v22.5M24 15c-4-3-9-4-14-3.5V34c5-.5 10 .5 14 3.5 4-3 9-4 14-3.5V11.5C33 11 28 12 24 15zM15 18c2 .2 3.5.6 5 1.3M15 24c2 .2 3.5.6 5 1.3M33 18c-2 .2-3.5.6-5 1.3M33 24c-2 .2-3.5.6-5 1.3" /></>,
  living: <><path d="M12 22l12-11 12 11v15H12z" fill="var(--kind-fill)" /><path d="M7.5 25L24 10l16.5 15M12 22v15.5h24V22M20.5 37.5v-9h7v9M31 15v-4h3.5v7" /></>,
  law: <><path d="M8 27h13a6.5 6.5 0 0 1-13 0zM27 27h13a6.5 6.5 0 0 1-13 0z" fill="var(--kind-fill)" /><path d="M24 10v27.5M16 37.5h16M12 14.5h24M14.5 14.5L8 27h13zM33.5 14.5L27 27h13zM8 27a6.5 6.5 0 0 0 13 0M27 27a6.5 6.5 0 0 0 13 0" /></>,
  health: <><path d="M24 38C12.5 30 9 25 9 19.5A7.8 7.8 0 0 1 24 16a7.8 7.8 0 0 1 15 3.5C39 25 35.5 30 24 38z" fill="var(--kind-fill)" /><path d="M24 38C12.5 30 9 25 9 19.5A7.8 7.8 0 0 1 24 16a7.8 7.8 0 0 1 15 3.5C39 25 35.5 30 24 38zM24 20.5v9M19.5 25h9" /></>,
  culture: <><path d="M24 13c8 0 12 4.5 12 11s-4 11-12 11-12-4.5-12-11 4-11 12-11z" fill="var(--kind-fill)" /><path d="M24 8v5M24 13c8 0 12 4.5 12 11s-4 11-12 11-12-4.5-12-11 4-11 12-11zM24 13c-3.5 3-5 6.5-5 11s1.5 8 5 11c3.5-3 5-6.5 5-11s-1.5-8-5-11zM19.5 35h9M24 35v5.5M21 40.5h6" /></>,
};

/** The picture of a kind of need on a soft round ground; decorative, its text stands beside it. */
export function KindIcon({ kind, className = 'sd-kind' }: { kind: PictureKind; className?: string }) {
  return (
    <span className={`${className} sd-kind-${kind}`} aria-hidden="true">
      <svg viewBox="0 0 48 48" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">{pictures[kind]}</svg>
    </span>
  );
}
