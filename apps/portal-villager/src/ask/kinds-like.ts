interface Kind {
  readonly id: string;
  readonly name: string;
  readonly hint: string | null;
  readonly isRetired: boolean;
}
const pairsOf = (text: string): Set<string> => {
  const clean = [...text.replace(/[\s，。、：；！？,.:;!?]/g, '')];
  return new Set(clean.slice(1).map((char, at) => clean[at] + char));
};
// words that stand in every sentence and tell nothing
const EMPTY = new Set('我你他她它的了是在有不想要个们家里来去给请和就都也很一');

/** Service kinds that sound like somebody's own words, most alike first, at most four: pairs of characters count most, and more in the name than in its hint. */
export function kindsLike<K extends Kind>(words: string, kinds: readonly K[]): K[] {
  const pairs = pairsOf(words);
  const chars = new Set([...words].filter((char) => /\p{Script=Han}/u.test(char) && !EMPTY.has(char)));
  const score = ({ name, hint }: Kind): number => {
    const inName = pairsOf(name);
    const inHint = pairsOf(hint ?? '');
    let sum = 0;
    for (const pair of pairs) sum += inName.has(pair) ? 4 : inHint.has(pair) ? 2 : 0;
    for (const char of chars) sum += name.includes(char) ? 1 : hint?.includes(char) ? 0.5 : 0;
    return sum;
  };
  return kinds.filter((kind) => !kind.isRetired).map((kind) => ({ kind, score: score(kind) })).filter((one) => one.score >= 1)
    .sort((a, b) => b.score - a.score).slice(0, 4).map((one) => one.kind);
}
