import type { PostingView } from '@shaodao/contracts/registry/posting';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Card } from '@shaodao/ui/card';
import { Link } from '@shaodao/ui/link';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { words } from './postings.words.ts';

type HandOver = PostingView['handOvers'][number];
/** Pages of what passed on; a household or a reception day has none of its own here. */
const pageOf: Readonly<Record<HandOver['matters'][number]['kind'], ((id: string) => string) | undefined>> = { need: (id) => `/needs/${id}`, opinion: (id) => `/opinions/${id}`, receptionDay: undefined, household: undefined };

/** The hand-overs of a posting: who to whom, when, the notes, and what passed on. */
export function HandOvers({ posting }: { posting: PostingView }) {
  const t = useWords(words);
  if (posting.handOvers.length === 0) return null;
  return <Card title={t.handOvers}>{posting.handOvers.map((one) => <OneHandOver key={one.id} handOver={one} />)}</Card>;
}

function OneHandOver({ handOver }: { handOver: HandOver }) {
  const t = useWords(words);
  const format = useFormat();
  const { matters } = handOver;
  return (
    <section className="sd-stack">
      <p className="sd-row"><b>{t.from(handOver.fromName, handOver.toName)}</b><span className="sd-muted">{format.plain(handOver.on)}</span>{handOver.doneAt === null && <StatusBadge tone="waiting">{t.waiting}</StatusBadge>}</p>
      {handOver.note && <p className="staff-words">{handOver.note}</p>}
      {handOver.doneAt !== null && matters.length === 0 && <p className="sd-muted">{t.nothingPassed}</p>}
      {[...Map.groupBy(matters, (one) => one.kind)].map(([kind, ofKind]) => (
        <div key={kind}>
          <p className="sd-muted" id={`${handOver.id}-${kind}`}>{t.passed(t.matterKinds[kind], ofKind.length)}</p>
          <ul className="staff-numbers" aria-labelledby={`${handOver.id}-${kind}`}>{ofKind.map((one) => <li key={one.id}><Matter matter={one} /></li>)}</ul>
        </div>
      ))}
    </section>
  );
}

function Matter({ matter }: { matter: HandOver['matters'][number] }) {
  const href = pageOf[matter.kind]?.(matter.id);
  return href ? <Link href={href}>{matter.number}</Link> : <span>{matter.number}</span>;
}
