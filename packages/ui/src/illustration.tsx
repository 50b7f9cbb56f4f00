import type { ReactNode } from 'react';

/** Hills, houses with white walls, a tree and the path: for the top of a home page. Purely decorative. */
export function VillageScene({ className = 'sd-scene' }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 720 240" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <circle cx="556" cy="84" r="25" fill="var(--sun)" />
      <path d="M0 148c60-52 118-70 176-44 46 20 66 8 112-26 52-38 108-34 156 6 40 34 74 30 118 4 58-34 108-28 158 6v146H0z" fill="var(--hill-far)" />
      <path d="M0 176c74-40 138-46 206-14 60 28 104 20 166-10 70-34 128-28 186 2 56 28 108 24 162-6v92H0z" fill="var(--hill-mid)" />
      <g fill="none" stroke="var(--hill-far)" strokeWidth="2.2" strokeLinecap="round" opacity=".8">
        <path d="M36 178c42-18 84-22 124-10" /><path d="M28 190c50-18 98-20 144-8" /><path d="M520 172c40-2 74 10 112 8" /><path d="M530 184c38-2 70 8 106 6" />
      </g>
      <path d="M0 206c90-26 170-26 250-6 74 18 136 18 214-4 92-26 172-22 256 4v40H0z" fill="var(--hill-near)" />
      <g>
        <path d="M232 168h62v38h-62z" fill="var(--wall)" /><path d="M222 170c12-2 20-10 26-22h30c6 12 14 20 26 22z" fill="var(--roof)" />
        <path d="M256 184h14v22h-14z" fill="var(--roof)" opacity=".75" /><path d="M238 180h10v10h-10zM278 180h10v10h-10z" fill="var(--sun)" opacity=".85" />
        <path d="M300 178h46v30h-46z" fill="var(--wall)" /><path d="M292 180c9-2 15-8 20-17h22c5 9 11 15 20 17z" fill="var(--roof)" />
        <path d="M308 188h9v9h-9zM329 188h9v9h-9z" fill="var(--sun)" opacity=".85" />
        <path d="M470 180h52v30h-52z" fill="var(--wall)" /><path d="M461 182c10-2 17-8 22-18h26c5 10 12 16 22 18z" fill="var(--roof)" />
        <path d="M490 192h12v18h-12z" fill="var(--roof)" opacity=".75" /><path d="M476 188h8v8h-8zM508 188h8v8h-8z" fill="var(--sun)" opacity=".85" />
      </g>
      <g><path d="M188 206c1-14 1-22-2-34h8c-2 12-1 20 2 34z" fill="#6d5238" /><path d="M190 182c-20 2-32-10-28-24 2-8 8-12 14-12 2-12 26-14 30-2 12-2 20 8 16 20-2 12-14 20-32 18z" fill="var(--hill-front)" /></g>
      <g fill="var(--hill-front)"><path d="M398 204c-10 0-14-14 0-34 14 20 10 34 0 34z" /><path d="M420 206c-8 0-11-11 0-27 11 16 8 27 0 27z" /></g>
      <path d="M0 226c110-18 210-16 320-4s240 8 400-8v26H0z" fill="var(--hill-front)" />
      <path d="M402 240c-40-8-92-8-96-16s52-6 44-13-50-2-66-6" fill="none" stroke="#f3dfae" strokeWidth="5" strokeLinecap="round" />
    </svg>
  );
}

/** nothing: nothing here yet · done: all finished · search: no match · offline: no network · lost: page not found. */
export type EmptyScene = 'nothing' | 'done' | 'search' | 'offline' | 'lost';

const objects: Record<EmptyScene, ReactNode> = {
  nothing: <><path d="M82 70h56l6 42H76z" fill="var(--wall)" stroke="var(--roof)" strokeWidth="2.4" /><path d="M82 70c4 14 52 14 56 0" fill="none" stroke="var(--roof)" strokeWidth="2.4" /><path d="M92 86h36M91 96h38M90 105h40" stroke="var(--hill-mid)" strokeWidth="2" /></>,
  done: <><circle cx="110" cy="86" r="26" fill="var(--pine)" /><path d="M98 87l9 9 16-19" fill="none" stroke="#fff" strokeWidth="5" strokeLinecap="round" strokeLinejoin="round" /></>,
  search: <><circle cx="104" cy="80" r="20" fill="var(--wall)" stroke="var(--roof)" strokeWidth="5" /><path d="M119 95l16 16" stroke="var(--roof)" strokeWidth="7" strokeLinecap="round" /><path d="M96 80a9 9 0 0 1 8-8" fill="none" stroke="var(--hill-mid)" strokeWidth="3" strokeLinecap="round" /></>,
  offline: <><path d="M110 112V66" stroke="var(--roof)" strokeWidth="4" strokeLinecap="round" /><path d="M100 112l10-46 10 46" fill="none" stroke="var(--roof)" strokeWidth="2.4" /><path d="M94 62a20 20 0 0 1 0-22M126 62a20 20 0 0 0 0-22" fill="none" stroke="var(--hill-near)" strokeWidth="3.5" strokeLinecap="round" strokeDasharray="1 7" /><circle cx="110" cy="60" r="5" fill="var(--vermilion)" /></>,
  lost: <><path d="M110 112V56" stroke="#6d5238" strokeWidth="5" strokeLinecap="round" /><path d="M88 58h40l9 8-9 8H88z" fill="var(--wall)" stroke="var(--roof)" strokeWidth="2.4" strokeLinejoin="round" /><path d="M132 82H98l-8 7 8 7h34z" fill="var(--wall)" stroke="var(--roof)" strokeWidth="2.4" strokeLinejoin="round" /></>,
};

/** A small hill scene with one object, for empty pages and lists. Purely decorative. */
export function EmptyIllustration({ scene }: { scene: EmptyScene }) {
  return (
    <svg className="sd-empty-picture" viewBox="0 0 220 140" aria-hidden="true">
      <circle cx="172" cy="38" r="12" fill="var(--sun)" opacity=".9" />
      <path d="M8 112c24-34 50-44 76-26 18 12 32 6 52-6 30-18 58-4 76 32z" fill="var(--hill-far)" />
      <path d="M2 118c36-20 74-20 108-8s72 8 108-2v14c0 6-4 10-10 10H12c-6 0-10-4-10-10z" fill="var(--hill-mid)" />
      {objects[scene]}
      <path d="M40 132c20-8 44-2 62-8" fill="none" stroke="#f3dfae" strokeWidth="3.5" strokeLinecap="round" />
    </svg>
  );
}
