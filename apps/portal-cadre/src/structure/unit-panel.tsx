import { listTreeNodes, listUnitHouseholds } from '@shaodao/contracts/registry/structure';
import type { UnitView } from '@shaodao/contracts/registry/structure';
import { Answer } from '@shaodao/portal-kit/answer';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { useFormat } from '@shaodao/portal-kit/format/use-format';
import { roleText } from '@shaodao/portal-kit/wording/domain';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { useMay } from '@shaodao/portal-staff/desk/may';
import { Button } from '@shaodao/ui/button';
import { Card, Facts } from '@shaodao/ui/card';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { Timeline } from '@shaodao/ui/timeline';
import type { ComponentProps } from 'react';
import type { AsOf } from './as-of.ts';
import { Coming } from './coming.part.tsx';
import { NodeList } from './node-list.tsx';
import { actionText, kindText, words } from './structure.words.ts';
import { UnitActions } from './unit-actions.tsx';

interface PanelProps { readonly asOf: AsOf; readonly onSelect: (id: string) => void }

/** One unit: where it stands, what is below it, what it was, and what may be done to it. */
export function UnitPanel({ answer, asOf, onSelect }: PanelProps & { answer: ComponentProps<typeof Answer<UnitView>>['of'] }) {
  return <Answer of={answer}>{(unit) => <Unit key={unit.id} unit={unit} asOf={asOf} onSelect={onSelect} />}</Answer>;
}

function Unit({ unit, asOf, onSelect }: PanelProps & { unit: UnitView }) {
  const t = useWords(words);
  const language = useLanguage();
  const may = useMay();
  return (
    <>
      <Card>
        <Path steps={unit.path} onSelect={onSelect} />
        <div className="sd-row-between">
          <h2 className="reg-name">{unit.name}</h2>
          <div className="sd-row"><StatusBadge tone="info">{kindText[language][unit.level]}</StatusBadge>{unit.endedOn && <StatusBadge tone="plain">{t.ended} {unit.endedOn}</StatusBadge>}</div>
        </div>
        {!asOf.isOther && <UnitActions unit={unit} today={asOf.today} />}
        <Facts facts={[
          { name: t.number, value: unit.number }, { name: t.home, value: unit.homeName }, { name: t.started, value: unit.startedOn },
          ...(unit.partyKind ? [{ name: t.partyKind, value: t[unit.partyKind] }] : []), ...(unit.householdCount > 0 ? [{ name: t.households, value: t.householdsOf(unit.householdCount) }] : []),
          ...(unit.crossBorderReason ? [{ name: t.border, value: unit.crossBorderReason }] : []), ...(unit.endReason ? [{ name: t.ended, value: t.endedBecause(unit.endReason) }] : []),
        ]} />
      </Card>
      <Coming about={unit.id} onShow={(day) => asOf.set(day)} />
      {unit.level !== 'memberHousehold' && <Below unit={unit} asOf={asOf} onSelect={onSelect} />}
      {['villagerGroup', 'memberHousehold'].includes(unit.level) && may(listUnitHouseholds) && <Households unit={unit} asOf={asOf} />}
      <Card title={t.terms}><Terms unit={unit} /></Card>
      <Card title={t.decisions}>{unit.history.length === 0 ? <p className="sd-muted">{t.noDecisions}</p> : <History unit={unit} />}</Card>
      {unit.level === 'area' && <p><a href={`/cadre/areas?township=${unit.homeCode}`}>{t.map}</a></p>}
    </>
  );
}

/** The names above, each a step up. */
export function Path({ steps, onSelect }: { steps: UnitView['path']; onSelect: (id: string) => void }) {
  return <ol className="reg-path">{steps.map((step) => <li key={step.id}><button type="button" className="reg-link" onClick={() => onSelect(step.id)}>{step.name}</button></li>)}</ol>;
}

function Below({ unit, asOf, onSelect }: PanelProps & { unit: UnitView }) {
  const t = useWords(words);
  const below = useQueryOf(listTreeNodes, { parentId: unit.id, ...asOf.asked }, { enabled: unit.endedOn === null || asOf.day < unit.endedOn });
  if (unit.endedOn !== null && asOf.day >= unit.endedOn) return null;
  return <Card title={t.children} flush><Answer of={below}>{({ items }) => (items.length === 0 ? <p className="sd-muted staff-card-inset">{t.noChildren}</p> : <NodeList label={t.children} nodes={items} onSelect={onSelect} />)}</Answer></Card>;
}

function Households({ unit, asOf }: { unit: UnitView; asOf: AsOf }) {
  const t = useWords(words);
  const list = usePagesOf(listUnitHouseholds, { unitId: unit.id, limit: 50, ...asOf.asked });
  return (
    <Card title={t.households} action={list.total !== undefined && <span className="sd-muted">{t.householdsOf(list.total)}</span>} flush>
      {list.items.length === 0 ? !list.isPending && <p className="sd-muted staff-card-inset">{t.noHouseholds}</p>
        : <ul className="reg-houses" aria-label={t.households}>{list.items.map((home) => <li key={home.id}><b>{home.name}</b><small>{home.number}</small></li>)}</ul>}
      {list.hasMore && <div className="sd-table-more"><Button icon="down" busy={list.isAddingMore} onClick={list.more}>…</Button></div>}
    </Card>
  );
}

function Terms({ unit }: { unit: UnitView }) {
  const t = useWords(words);
  return <Timeline label={t.terms} steps={unit.terms.map((term, at) => ({ id: term.startedOn, what: term.name, who: `${t.parent} ${term.parent.name}`, when: term.endedOn ? t.until(term.startedOn, term.endedOn) : t.from(term.startedOn), state: at === 0 && unit.endedOn === null ? 'current' : 'past' }))} />;
}
function History({ unit }: { unit: UnitView }) {
  const t = useWords(words);
  const language = useLanguage();
  const format = useFormat();
  return <Timeline label={t.decisions} steps={unit.history.map((step, at) => ({ id: `${step.at}/${at}`, what: actionText[language][step.action] ?? step.action, who: [step.byUnit, roleText[language][step.byRole as keyof typeof roleText.zh]].filter(Boolean).join(' · '), when: format.when(step.at), at: step.at, note: step.note, state: 'past' as const })).toReversed()} />;
}
