import { endPairing, getPairing } from '@shaodao/contracts/registry/pairing';
import type { PairingRow, PairingView } from '@shaodao/contracts/registry/pairing';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { dayOf } from '@shaodao/portal-kit/format/days';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { FormDialogButton } from '@shaodao/portal-staff/desk/form-dialog.part';
import { Page } from '@shaodao/portal-staff/desk/page.part';
import { Card, Facts, ListRow, RowList } from '@shaodao/ui/card';
import { Link } from '@shaodao/ui/link';
import { useKinds } from '@shaodao/portal-staff/need/kinds';
import { HistoryCard } from '../history-card.tsx';
import { words } from './pairings.words.ts';

/** One pairing: the two sides, what fits, what each was paired with before. */
export function PairingScreen({ pairingId }: { pairingId: string }) {
  const t = useWords(words);
  const pairing = useQueryOf(getPairing, { pairingId });
  const found = pairing.data;
  return (
    <Page title={found ? `${found.departmentName} — ${found.villageName}` : t.title} trail={[{ href: '/pairings', text: t.title }]} lead={found?.townshipName} actions={found?.allowedActions.includes('end') && <EndButton pairing={found} />}>
      <Answer of={pairing}>
        {(one) => (
          <div className="sd-split">
            <div className="sd-stack-l">
              <PairFacts pairing={one} />
              <Card title={t.ofVillage} flush><Pairs rows={one.ofVillage} nameOf={(row) => row.departmentName} /></Card>
              <Card title={t.ofDepartment} flush><Pairs rows={one.ofDepartment} nameOf={(row) => `${row.townshipName} ${row.villageName}`} /></Card>
            </div>
            <HistoryCard title={t.history} entries={one.history} actionText={t.actions} />
          </div>
        )}
      </Answer>
    </Page>
  );
}

function PairFacts({ pairing }: { pairing: PairingView }) {
  const t = useWords(words);
  const format = useFormat();
  const { nameOf } = useKinds();
  return (
    <Card title={t.facts}>
      <Facts facts={[
        { name: t.department, value: <Link href={`/departments/${pairing.departmentId}`}>{pairing.departmentName}</Link> }, { name: t.village, value: <Link href={`/divisions/${pairing.villageCode}`}>{pairing.villageName}</Link> },
        { name: t.since, value: format.plain(pairing.startedOn) }, ...(pairing.endedOn ? [{ name: t.until, value: format.plain(pairing.endedOn) }] : []), ...(pairing.endReason ? [{ name: t.endReason, value: pairing.endReason }] : []),
        ...(pairing.secretaryName ? [{ name: t.secretary, value: pairing.secretaryName }] : []),
      ]} />
      <p className="sd-muted">{pairing.shared.length > 0 ? t.shared : t.noShared}</p>
      {pairing.shared.length > 0 && <p className="staff-tags">{pairing.shared.map((kind) => <span key={kind}>{nameOf(kind)}</span>)}</p>}
    </Card>
  );
}

function Pairs({ rows, nameOf }: { rows: readonly PairingRow[]; nameOf: (row: PairingRow) => string }) {
  const t = useWords(words);
  const format = useFormat();
  return <RowList>{rows.map((row) => <ListRow key={row.id} href={`/pairings/${row.id}`} title={nameOf(row)} text={`${format.plain(row.startedOn)} — ${row.endedOn ? format.plain(row.endedOn) : t.now}`} />)}</RowList>;
}

function EndButton({ pairing }: { pairing: PairingView }) {
  const t = useWords(words);
  const today = dayOf(useFormat().now);
  return <FormDialogButton operation={endPairing} preset={{ pairingId: pairing.id }} version={pairing.version} initial={{ on: today }} text={t.end} title={t.endTitle} done={t.endDone} look="danger" fields={[{ name: 'on', label: t.on, as: 'day' }, { name: 'reason', label: t.endReason }]} />;
}
