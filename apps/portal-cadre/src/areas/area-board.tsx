import type { checkAreas, proposeTownshipAreas, VillageOnMap } from '@shaodao/contracts/registry/area';
import type { OutputOf } from '@shaodao/contracts/kit';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Select, TextField } from '@shaodao/ui/field';
import { StatusBadge } from '@shaodao/ui/status-badge';
import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { faultText, words } from './areas.words.ts';
import { crosses } from './arrangement.ts';
import type { Draft } from './arrangement.ts';
import { percent } from './outflow.ts';

interface BoardProps {
  readonly drafts: readonly Draft[];
  readonly unplaced: readonly VillageOnMap[];
  /** Hollow villages of other townships that are in no area. */
  readonly outside: readonly VillageOnMap[];
  readonly villages: ReadonlyMap<string, VillageOnMap>;
  readonly townshipCode: string;
  readonly faults: OutputOf<typeof checkAreas>['faults'];
  readonly terms: OutputOf<typeof proposeTownshipAreas>['areas'];
  readonly onMove: (code: string, to: string | null) => void;
  readonly onChange: (key: string, change: Partial<Draft>) => void;
}

/** The areas as cards, their villages as chips: drag them, or choose in the list beside each. */
export function AreaBoard({ drafts, unplaced, outside, villages, townshipCode, faults, terms, onMove, onChange }: BoardProps) {
  const t = useWords(words);
  const language = useLanguage();
  const chip = (code: string, at: string | null) => <Chip key={code} village={villages.get(code)} code={code} at={at} drafts={drafts} onMove={onMove} />;
  return (
    <div className="reg-board">
      {drafts.map((draft, index) => {
        const own = faults.filter((f) => f.index === index);
        const known = terms.find((term) => term.villageCodes.toSorted().join() === draft.villageCodes.toSorted().join());
        return (
          <Target key={draft.key} to={draft.key} onMove={onMove} isWrong={own.length > 0} label={draft.name}>
            <TextField label={t.areaName} value={draft.name} onChange={(event) => onChange(draft.key, { name: event.target.value })} />
            <ul className="reg-chips">{draft.villageCodes.map((code) => chip(code, draft.key))}</ul>
            {crosses(draft, townshipCode, villages) && <TextField label={t.borderReason} value={draft.crossBorderReason} onChange={(event) => onChange(draft.key, { crossBorderReason: event.target.value })} />}
            <div className="sd-row">{own.length === 0 ? <StatusBadge tone="good">{t.fine}</StatusBadge> : own.map((f) => <StatusBadge key={`${f.fault}${f.villageCode}`} tone="bad">{faultText[language][f.fault](villages.get(f.villageCode ?? '')?.name ?? '')}</StatusBadge>)}
              {known && <span className="sd-muted">{t.minutes(Math.round(known.minutes))} · {t.helps(known.complements)}</span>}</div>
          </Target>
        );
      })}
      <Target to={null} onMove={onMove} isWrong={false} label={t.unplaced}>
        <h2 className="reg-board-title">{t.unplaced}</h2><p className="sd-muted">{t.unplacedHint}</p>
        {unplaced.length === 0 ? <p className="reg-empty">{t.empty}</p> : <ul className="reg-chips">{unplaced.map((v) => chip(v.code, null))}</ul>}
      </Target>
      <Target to="new" onMove={onMove} isWrong={false} label={t.newArea}>
        <h2 className="reg-board-title">{t.newArea}</h2><p className="reg-empty">{t.empty}</p>
        {outside.length > 0 && <Select label={t.outside} value="" onChange={(event) => event.target.value && onMove(event.target.value, 'new')} options={outside.map((v) => ({ value: v.code, text: `${v.townshipName} ${v.name}` }))} />}
      </Target>
    </div>
  );
}

/** A card that villages can be dropped on. */
function Target({ to, label, isWrong, onMove, children }: { to: string | null; label: string; isWrong: boolean; onMove: BoardProps['onMove']; children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  const allow = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const code = event.dataTransfer.getData('text/plain');
    if (/^\d{12}$/.test(code)) onMove(code, to);
  };
  return <section aria-label={label} className={['reg-target', isOver && 'reg-over', isWrong && 'reg-wrong'].filter(Boolean).join(' ')} onDragOver={allow} onDragLeave={() => setOver(false)} onDrop={drop}>{children}</section>;
}

function Chip({ village, code, at, drafts, onMove }: { village: VillageOnMap | undefined; code: string; at: string | null; drafts: readonly Draft[]; onMove: BoardProps['onMove'] }) {
  const t = useWords(words);
  const name = village?.name ?? code;
  return (
    <li className="reg-chip" draggable onDragStart={(event) => { event.dataTransfer.setData('text/plain', code); event.dataTransfer.effectAllowed = 'move'; }}>
      <span className="reg-chip-name"><b>{name}</b><small>{percent(village?.outflowRate ?? null)} · {t.people(village?.residentPopulation ?? 0)}</small></span>
      <select className="sd-input reg-chip-move" aria-label={t.moveTo(name)} value={at ?? ''} onChange={(event) => onMove(code, event.target.value || null)}>
        <option value="">{t.unplaced}</option>{drafts.map((d) => <option key={d.key} value={d.key}>{village ? d.name.replace(village.townshipName, '') : d.name}</option>)}<option value="new">{t.newArea}</option>
      </select>
    </li>
  );
}
