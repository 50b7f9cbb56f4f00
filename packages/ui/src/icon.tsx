/** Paths on a 24 × 24 grid, drawn for a stroke of 1.8. */
const paths = {
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  up: 'M5 15l7-7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 7h16M4 12h16M4 17h16',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.2 16.2L20.5 20.5',
  filter: 'M4 6h16M7 12h10M10 18h4',
  phone: 'M6.5 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z',
  listen: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11',
  stop: 'M7 7h10v10H7z',
  textSize: 'M3 19l5.5-14L14 19M5 14.5h7M15.5 19l3-8 3 8M16.5 16.5h4',
  contrast: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 3.5v17M12 7.5h5.5M12 12h8.3M12 16.5h5.5',
  camera: 'M4 8h3.5L9 5.5h6L16.5 8H20v11H4zM12 10a3.3 3.3 0 1 0 0 6.6A3.3 3.3 0 0 0 12 10z',
  picture: 'M4 5h16v14H4zM4 16l4.5-4.5 4 4 2.5-2.5 5 5M15.5 8.2a1 1 0 1 0 0 2 1 1 0 0 0 0-2z',
  trash: 'M5 7h14M9.5 7V4.5h5V7M7 7l1 12.5h8L17 7M10.5 10.5v6M13.5 10.5v6',
  edit: 'M4.5 19.5l1-4.5L15.5 5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3.2 2.2',
  calendar: 'M4.5 6h15v14h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7',
  alert: 'M12 4L2.8 19.5h18.4zM12 10v4.5M12 16.8v.4',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.5v.4',
  done: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8 12.3l2.8 2.8L16 9.5',
  refused: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM6 6l12 12',
  pause: 'M9 6v12M15 6v12',
  home: 'M3.5 11.5L12 4.5l8.5 7M6 10v9.5h12V10M10 19.5v-5h4v5',
  list: 'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4.5 6.5h.3M4.5 12h.3M4.5 17.5h.3',
  person: 'M12 4a3.8 3.8 0 1 0 0 7.6A3.8 3.8 0 0 0 12 4zM4.5 20c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  people: 'M9 5a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 9 5zM2.8 19c.5-3.3 2.9-5 6.2-5s5.7 1.7 6.2 5M15.5 5.3a3 3 0 0 1 0 5.8M17.5 14.3c2.2.6 3.4 2.2 3.7 4.7',
  unit: 'M4.5 20V5.5L13 3.5V20M13 9h6.5v11M3 20h18M7.5 8.5h2.5M7.5 12h2.5M7.5 15.5h2.5M16 12.5h.6M16 16h.6',
  whistle: 'M3.5 8.5H15a5.5 5.5 0 1 1-5.3 4H3.5zM15 12.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM10.5 3v2.5M7 3.8l1 2M14 3.8l-1 2',
  route: 'M6 4.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM18 15.5a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM8 6.5h7.5a3 3 0 0 1 0 6h-7a3 3 0 0 0 0 5H16',
  heart: 'M12 19.5C5.5 15 3.5 12 3.5 9A4.3 4.3 0 0 1 12 7.5 4.3 4.3 0 0 1 20.5 9c0 3-2 6-8.5 10.5z',
  wish: 'M12 3.5l2.5 5.5 6 .7-4.5 4 1.3 6L12 16.7 6.7 19.7l1.3-6-4.5-4 6-.7z',
  chart: 'M4 20h16M6.5 20v-6M11 20V5M15.5 20v-9.5M20 20v-4',
  map: 'M12 21c4.5-5 6.5-8.3 6.5-11a6.5 6.5 0 0 0-13 0c0 2.7 2 6 6.5 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  send: 'M20.5 3.5L3.5 10.5l6.5 3 3 6.5zM10 13.5l5-5',
  download: 'M12 4v10.5M7.5 10.5L12 15l4.5-4.5M4.5 19.5h15',
  print: 'M7.5 9V4h9v5M7.5 16H4.5V9h15v7h-3M7.5 13.5h9V20h-9z',
  sync: 'M19.5 9.5A8 8 0 0 0 5 8.5M5 4.5v4h4M4.5 14.5a8 8 0 0 0 14.5 1M19 19.5v-4h-4',
  offline: 'M4 4l16 16M2.5 10a14 14 0 0 1 4-2.7M9.5 6.2A14.5 14.5 0 0 1 21.5 10M6 13.7a9 9 0 0 1 4-2.2M15.5 12.2a9 9 0 0 1 2.5 1.5M12 18v.4',
  settings: 'M4 8h9M17 8h3M4 16h3M11 16h9M15 5.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4zM9 13.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4',
  signOut: 'M14 4.5H5v15h9M10 12h10M16.5 8l4 4-4 4',
  sortBoth: 'M8 10l4-5 4 5M8 14l4 5 4-5',
  sortUp: 'M7 14l5-6 5 6z',
  sortDown: 'M7 10l5 6 5-6z',
  chat: 'M4 5h16v11.5h-9L6.5 20v-3.5H4zM8 9.5h8M8 12.5h5',
  bowl: 'M3.5 11.5h17a8.5 8.5 0 0 1-5.5 7.5v1H9v-1a8.5 8.5 0 0 1-5.5-7.5zM9 8c-1-1.5 1-2.3 0-4M13.5 8c-1-1.5 1-2.3 0-4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2',
  eye: 'M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
} as const;

/** Names of the action icons. */
export type IconName = keyof typeof paths;

/** All icon names, for galleries and tests. */
export const iconNames = Object.keys(paths) as IconName[]; // Object.keys forgets the keys' type

/** A line icon in the text's colour and size; hidden from screen readers unless it has a `label`. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  const filled = name === 'sortUp' || name === 'sortDown';
  return (
    <svg className={className ?? 'sd-icon'} viewBox="0 0 24 24" fill={filled ? 'currentColor' : 'none'} stroke="currentColor"
      strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
      <path d={paths[name]} />
    </svg>
  );
}
