const SEPARATORS = /[^\p{L}\p{N}]+/u;

/** Neighbouring pairs of characters, lower case, without separators: what an index of Chinese words of two characters and more needs. */
export function bigrams(...texts: readonly (string | null | undefined)[]): string[] {
  const found = new Set<string>();
  for (const text of texts)
    for (const run of (text ?? '').normalize('NFKC').toLowerCase().split(SEPARATORS)) {
      const characters = [...run];
      if (characters.length === 1) found.add(run);
      for (let i = 0; i + 1 < characters.length; i++) found.add(characters[i]! + characters[i + 1]!);
    }
  return [...found];
}
