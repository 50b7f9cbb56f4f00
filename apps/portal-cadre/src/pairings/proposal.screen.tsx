import type { OutputOf } from '@shaodao/contracts/kit';
import { adoptPairings, listPairings, listUnpaired, proposePairings } from '@shaodao/contracts/registry/pairing';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useGo } from '@shaodao/portal-kit/routing';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Checkbox, RadioGroup } from '@shaodao/ui/choice';
import { DataTable } from '@shaodao/ui/data-table';
import { EmptyState } from '@shaodao/ui/empty-state';
import { useState } from 'react';
import { useKinds } from '@shaodao/portal-staff/need/kinds';
import { words } from './pairings.words.ts';

type Proposal = OutputOf<typeof proposePairings>;
const keeps = ['strong', 'weak', 'none'] as const;

/** The best pairing that the planner can prove (结对建议): read with reasons, adopted pair by pair, or not at all. */
export function ProposalScreen() {
  const t = useWords(words);
  const [keep, setKeep] = useState<(typeof keeps)[number]>('strong');
  const proposal = useQueryOf(proposePairings, { keep }, { staleTime: 60_000 });
  return (
    <Page title={t.proposalTitle} lead={t.proposalLead} trail={[{ href: '/pairings', text: t.title }]}>
      <RadioGroup legend={t.keep} inline value={keep} onChange={(value) => setKeep(keeps.find((one) => one === value) ?? 'strong')} options={keeps.map((value) => ({ value, text: t.keepText[value] }))} />
      <Answer of={proposal}>{(found) => <Pairs key={keep} proposal={found} />}</Answer>
    </Page>
  );
}

function Pairs({ proposal }: { proposal: Proposal }) {
  const t = useWords(words);
  const { nameOf } = useKinds();
  const changes = proposal.items.filter((one) => !one.isPresent);
  const [isAll, setAll] = useState(false);
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = changes.filter((one) => !left.includes(one.departmentId));
  const toggle = (id: string) => setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id]);
  return (
    <div className="sd-stack">
      <div className="sd-row-between">
        <div role="status"><p><b>{t.result(proposal.changes)}</b></p><p className="sd-muted">{t.proved(proposal.valuePoints)}</p></div>
        <div className="sd-row"><Checkbox label={t.showAll} checked={isAll} onChange={() => setAll(!isAll)} />{chosen.length > 0 && <AdoptButton pairs={chosen} />}</div>
      </div>
      <DataTable caption={t.proposalTitle} rows={isAll ? proposal.items : changes} rowId={(row) => row.departmentId} empty={<EmptyState scene="done" title={t.result(0)} />}
        columns={[
          { id: 'choose', title: t.choose, width: '12%', cell: (row) => (row.isPresent ? <span className="sd-muted">{t.same}</span> : <Checkbox label={<span className="sd-unseen">{t.choose} {row.departmentName}</span>} checked={!left.includes(row.departmentId)} onChange={() => toggle(row.departmentId)} />) },
          { id: 'department', title: t.department, width: '26%', cell: (row) => row.departmentName },
          { id: 'village', title: t.village, cell: (row) => <span className="staff-title-cell">{row.villageName}<small>{row.townshipName}</small></span> },
          { id: 'fits', title: t.fits, cell: (row) => (row.fits.length > 0 ? row.fits.map(nameOf).join('、') : <span className="sd-muted">{t.noFits}</span>) },
          { id: 'minutes', title: t.minutes, narrow: 'hide', cell: (row) => t.minutesOf(row.minutes) },
        ]} />
    </div>
  );
}

function AdoptButton({ pairs }: { pairs: Proposal['items'] }) {
  const t = useWords(words);
  const go = useGo();
  const today = dayOf(useFormat().now);
  return (
    <FormDialogButton operation={adoptPairings} preset={{ pairs: pairs.map(({ departmentId, villageCode }) => ({ departmentId, villageCode })) }} initial={{ on: today }} text={t.adopt(pairs.length)} title={t.adoptTitle} done={t.adopted} look="primary" icon="check"
      alsoRefresh={[listPairings, listUnpaired]} onDone={() => go('/pairings')} fields={[{ name: 'on', label: t.on, as: 'day', hint: t.adoptHint }, { name: 'reason', label: t.reason }]} />
  );
}
