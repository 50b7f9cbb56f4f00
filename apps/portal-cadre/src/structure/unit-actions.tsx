import { addUnit, getSubtree, listTreeNodes, listUnitHouseholds, mergeUnit, moveUnit, renameUnit, retireUnit, splitUnit } from '@shaodao/contracts/registry/structure';
import type { UnitLevel, UnitView } from '@shaodao/contracts/registry/structure';
import { usePagesOf, useQueryOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { CheckboxGroup } from '@shaodao/ui/choice';
import { Select, TextField } from '@shaodao/ui/field';
import { Notice } from '@shaodao/ui/notice';
import { ChangeButton } from './change-dialog.tsx';
import { doText, kindText, words } from './structure.words.ts';

/** The level below each, as far as it is set up one by one. */
const BELOW: Partial<Record<UnitLevel, Exclude<UnitLevel, 'area' | 'villageParty'>>> = { villageParty: 'grid', grid: 'villagerGroup', villagerGroup: 'memberHousehold' };
const ABOVE: Partial<Record<UnitLevel, UnitLevel>> = { villagerGroup: 'grid', memberHousehold: 'villagerGroup' };

/** What the county allows to be done to a unit, each in its own dialog. */
export function UnitActions({ unit, today }: { unit: UnitView; today: string }) {
  const t = useWords(words);
  const language = useLanguage();
  const may = (action: UnitView['allowedActions'][number]) => unit.allowedActions.includes(action);
  const shared = { version: unit.version, today, mayWait: true } as const;
  const of = { unitId: unit.id };
  const below = BELOW[unit.level];
  if (unit.allowedActions.length === 0) return null;
  return (
    <div className="sd-row">
      {may('add') && below && (
        <ChangeButton operation={addUnit} today={today} mayWait preset={{ level: below, parentId: unit.id }} text={`${doText[language].add}（${kindText[language][below]}）`} look="primary" icon="plus">
          {(form) => <>{below === 'memberHousehold' && <HostField unit={unit} value={form.values.hostHouseholdId ?? ''} error={form.errorOf('hostHouseholdId')} onChange={(id) => form.set({ hostHouseholdId: id as never })} />}
            <TextField label={t.name} hint={t.nameHint} required={false} value={form.values.name ?? ''} error={form.errorOf('name')} onChange={(event) => form.set({ name: event.target.value || undefined })} /></>}
        </ChangeButton>
      )}
      {may('rename') && <ChangeButton operation={renameUnit} {...shared} preset={of} text={doText[language].rename} icon="edit">{(form) => <TextField label={t.name} placeholder={unit.name} {...form.field('name')} />}</ChangeButton>}
      {may('move') && <ChangeButton operation={moveUnit} {...shared} preset={of} text={doText[language].move}>
        {(form) => <PeerField unit={unit} level={ABOVE[unit.level]!} except={unit.path.at(-1)?.id} label={t.newParent} value={form.values.parentId ?? ''} error={form.errorOf('parentId')} onChange={(id) => form.set({ parentId: id as never })} />}
      </ChangeButton>}
      {may('split') && <ChangeButton operation={splitUnit} {...shared} preset={of} text={doText[language].split}>
        {(form) => <><SplitFields unit={unit} childIds={form.values.childIds ?? []} householdIds={form.values.householdIds ?? []} onChange={(change) => form.set(change as never)} />
          <TextField label={t.newName} hint={t.nameHint} required={false} value={form.values.name ?? ''} error={form.errorOf('name')} onChange={(event) => form.set({ name: event.target.value || undefined })} /></>}
      </ChangeButton>}
      {may('merge') && <ChangeButton operation={mergeUnit} {...shared} preset={of} text={doText[language].merge}>
        {(form) => <PeerField unit={unit} level={unit.level} except={unit.id} label={t.into} value={form.values.intoId ?? ''} error={form.errorOf('intoId')} onChange={(id) => form.set({ intoId: id as never })} />}
      </ChangeButton>}
      {may('retire') && <ChangeButton operation={retireUnit} {...shared} preset={of} text={doText[language].retire} look="quiet" />}
    </div>
  );
}

interface Choosing { readonly unit: UnitView; readonly value: string; readonly error: string | undefined; readonly onChange: (id: string) => void }

/** One of the village's units of a level. */
function PeerField({ unit, level, except, label, ...choosing }: Choosing & { level: UnitLevel; except: string | undefined; label: string }) {
  const t = useWords(words);
  const party = unit.path.find((step) => step.kind === 'villageParty');
  const tree = useQueryOf(getSubtree, { rootId: (party?.id ?? unit.id) as never });
  const nodes = tree.data?.items ?? [];
  const nameOf = new Map(nodes.map((node) => [node.id, node.name]));
  const peers = nodes.filter((node) => node.kind === level && node.id !== except);
  if (tree.data && peers.length === 0) return <Notice tone="info" title={t.noOther} />;
  return <Select label={label} value={choosing.value} error={choosing.error} onChange={(event) => choosing.onChange(event.target.value)} options={peers.map((node) => ({ value: node.id, text: level === 'villagerGroup' ? `${node.name}（${nameOf.get(node.parentId ?? '') ?? ''}）` : node.name }))} />;
}

function HostField({ unit, ...choosing }: Choosing) {
  const t = useWords(words);
  const list = usePagesOf(listUnitHouseholds, { unitId: unit.id, limit: 200 });
  return <Select label={t.host} value={choosing.value} error={choosing.error} onChange={(event) => choosing.onChange(event.target.value)} options={list.items.map((home) => ({ value: home.id, text: `${home.name} ${home.number}` }))} />;
}

/** Which children go, and of a group which households. */
function SplitFields({ unit, childIds, householdIds, onChange }: { unit: UnitView; childIds: readonly string[]; householdIds: readonly string[]; onChange: (change: { childIds?: string[]; householdIds?: string[] }) => void }) {
  const t = useWords(words);
  const children = useQueryOf(listTreeNodes, { parentId: unit.id });
  const homes = usePagesOf(listUnitHouseholds, { unitId: unit.id, limit: 200 }, { enabled: unit.level === 'villagerGroup' });
  const nodes = children.data?.items ?? [];
  if (children.data && nodes.length + homes.items.length === 0) return <Notice tone="info" title={t.noCandidates} />;
  return (
    <>
      {nodes.length > 0 && <CheckboxGroup legend={t.whichChildren} values={childIds} onChange={(ids) => onChange({ childIds: ids })} options={nodes.map((node) => ({ value: node.id, text: node.name }))} />}
      {homes.items.length > 0 && <div className="reg-scroll"><CheckboxGroup legend={t.whichHouseholds} values={householdIds} onChange={(ids) => onChange({ householdIds: ids })} options={homes.items.map((home) => ({ value: home.id, text: `${home.name} ${home.number}` }))} /></div>}
    </>
  );
}
