/** The mark: a whistle whose call becomes the path to the village. */
export function LogoMark({ className = 'sd-logo-mark', label }: { className?: string; label?: string }) {
  return (
    <svg className={className} viewBox="0 0 48 48" {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
      <rect width="48" height="48" rx="12" fill="var(--logo-ground, var(--pine))" />
      <path d="M0 39c9-7 15-7 22-3s15 3 26-4v4a12 12 0 0 1-12 12H12A12 12 0 0 1 0 39z" fill="var(--logo-hill, #5f8f75)" />
      <path d="M14 48c1-4 7-4.5 11-6s4.5-4 2.5-6.5" fill="none" stroke="#f3dfae" strokeWidth="2.6" strokeLinecap="round" />
      <path d="M7 14.5h19.5l11.5-3.2a1.5 1.5 0 0 1 1.9 1.5v3.8a1.5 1.5 0 0 1-1.1 1.4l-4.2 1.2A9.8 9.8 0 1 1 15.6 21.5H8.5A1.5 1.5 0 0 1 7 20z" fill="#fffaf0" />
      <circle cx="25.3" cy="24.8" r="4" fill="var(--logo-ground, var(--pine))" />
      <path d="M13 5.5v4M19.5 4.5l-.7 4.3M6.5 5.5l1.3 4" stroke="#f0a35e" strokeWidth="2.4" strokeLinecap="round" fill="none" />
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
