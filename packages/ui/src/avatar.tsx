/** What stands in the circle: the last two characters of a Chinese name, the initials of another. */
export function initials(name: string): string {
  const clean = name.trim();
  if (/\p{Script=Han}/u.test(clean)) return [...clean.replace(/[^\p{Script=Han}]/gu, '')].slice(-2).join('');
  return clean.split(/\s+/).map((word) => [...word][0]?.toUpperCase() ?? '').slice(0, 2).join('');
}

/** A person as a circle with initials; the name stands beside it, so it is silent. */
export function Avatar({ name, large }: { name: string; large?: boolean }) {
  const ground = [...name].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % 4;
  return <span className={`sd-avatar sd-avatar-${ground}${large ? ' sd-avatar-large' : ''}`} aria-hidden="true">{initials(name)}</span>;
}
