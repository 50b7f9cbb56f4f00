/** The mark: a whistle whose call becomes the path to the village. */
export function LogoMark({ className = 'sd-logo-mark', label }: { className?: string; label?: string }) {
  return (
    <svg className={className} viewBox="0 0 48 48" {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
      <rect width="48" height="48" rx="12" fill="var(--logo-ground, var(--pine))" />
      <path d="M0 39c9-7 15-7 22-3s15 3 26-4v4a12 12 0 0 1-12 12H12A12 12 0 0 1 0 39z" fill="var(--logo-hill, #5f8f75)" />
      <path d="M13 48c1-4 8-4 12.5-5.5s5-4 3.5-7" fill="none" stroke="#f3dfae" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M8.5 15H29.5a10 10 0 1 1-9.6 7.2H8.5A1.5 1.5 0 0 1 7 20.7v-4.2A1.5 1.5 0 0 1 8.5 15z" fill="#fffaf0" />
      <path d="M19 15h5.5l-2.7 3.6z" fill="var(--logo-ground, var(--pine))" />
      <circle cx="29.5" cy="25" r="3.8" fill="var(--logo-ground, var(--pine))" />
      <path d="M21.8 6.5v4.5M15 8l2.2 3.5M28.6 8l-2.2 3.5" stroke="#f3b26b" strokeWidth="2.4" strokeLinecap="round" fill="none" />
    </svg>
  );
}

/** Mark and name side by side; `place` is the second, smaller line. */
export function Logo({ name = '哨到', place }: { name?: string; place?: string }) {
  return (
    <span className="sd-logo">
      <LogoMark />
      <span><b>{name}</b>{place && <small>{place}</small>}</span>
    </span>
  );
}
