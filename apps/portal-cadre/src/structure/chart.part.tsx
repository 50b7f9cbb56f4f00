import { listDivisions } from '@shaodao/contracts/registry/division';
import { getSubtree, UnitLevel } from '@shaodao/contracts/registry/structure';
import type { TreeNode } from '@shaodao/contracts/registry/structure';
import { Answer } from '@shaodao/portal-kit/answer';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useWords } from '@shaodao/portal-kit/wording/words';
import { Card } from '@shaodao/ui/card';
import { DataTable } from '@shaodao/ui/data-table';
import { Select } from '@shaodao/ui/field';
import type { AsOf } from './as-of.ts';
import { layOut } from './chart-layout.ts';
import type { PlacedNode } from './chart-layout.ts';
import { kindMark, kindText, words } from './structure.words.ts';

const BOX = { width: 178, height: 34, across: 226, down: 42 };

/** A township's organisation drawn as a tree, with the table of the same beside it. */
export function Chart({ asOf, onSelect }: { asOf: AsOf; onSelect: (id: string) => void }) {
  const t = useWords(words);
  const language = useLanguage();
  const divisions = useQueryOf(listDivisions, asOf.asked);
  const townships = divisions.data?.items.filter((d) => d.kind === 'township') ?? [];
  const rootId = asOf.get('root') || townships[0]?.code;
  const downTo = UnitLevel.options.find((level) => level === asOf.get('downTo')) ?? 'grid';
  const tree = useQueryOf(getSubtree, { rootId: rootId ?? '350000', downTo, ...asOf.asked }, { enabled: rootId !== undefined });
  return (
    <div className="sd-stack-l">
      <div className="reg-bar">
        <Select label={t.chartOf} placeholder={null} value={rootId ?? ''} onChange={(event) => asOf.put({ root: event.target.value })} options={townships.map((d) => ({ value: d.code, text: d.name }))} />
        <Select label={t.depth} placeholder={null} value={downTo} onChange={(event) => asOf.put({ downTo: event.target.value })} options={UnitLevel.options.map((level) => ({ value: level, text: kindText[language][level] }))} />
      </div>
      <Answer of={tree}>{({ items }) => <><Card flush className="reg-chart-card"><Drawing nodes={items} onSelect={onSelect} /></Card><NodeTable nodes={items} asOf={asOf} /></>}</Answer>
    </div>
  );
}

function Drawing({ nodes, onSelect }: { nodes: readonly TreeNode[]; onSelect: (id: string) => void }) {
  const t = useWords(words);
  const language = useLanguage();
  const { placed, rows, depth } = layOut(nodes);
  const at = (one: PlacedNode) => ({ x: 16 + one.depth * BOX.across, y: 14 + one.row * BOX.down });
  return (
    <div className="reg-chart" role="group" aria-label={t.chart} tabIndex={0}>
      <svg width={depth * BOX.across + 8} height={rows * BOX.down + 24} role="img" aria-label={`${t.chart} · ${nodes[0]?.name ?? ''}`}>
        {placed.map((one) => {
          if (!one.parent) return null;
          const [from, to] = [at(one.parent), at(one)];
          const middle = from.x + BOX.width + (BOX.across - BOX.width) / 2;
          return <path key={one.node.id} className="reg-branch-line" d={`M${from.x + BOX.width} ${from.y + BOX.height / 2}C${middle} ${from.y + BOX.height / 2} ${middle} ${to.y + BOX.height / 2} ${to.x} ${to.y + BOX.height / 2}`} />;
        })}
        {placed.map((one) => (
          <g key={one.node.id} className={`reg-box reg-box-${one.node.kind}`} transform={`translate(${at(one).x} ${at(one).y})`} onClick={() => onSelect(one.node.id)}>
            <title>{`${kindText[language][one.node.kind]} ${one.node.name}`}</title>
            <rect width={BOX.width} height={BOX.height} rx="8" /><text x="30" y="22">{short(one.node.name)}</text><circle cx="16" cy={BOX.height / 2} r="9.5" /><text x="16" y="21.5" className="reg-box-mark">{kindMark[one.node.kind]}</text>
          </g>
        ))}
      </svg>
    </div>
  );
}
const short = (name: string): string => (name.length > 11 ? `${name.slice(0, 10)}…` : name);

function NodeTable({ nodes, asOf }: { nodes: readonly TreeNode[]; asOf: AsOf }) {
  const t = useWords(words);
  const language = useLanguage();
  const nameOf = new Map(nodes.map((node) => [node.id, node.name]));
  const parentOf = (node: TreeNode) => (node.parentId ? (nameOf.get(node.parentId) ?? '') : '');
  return (
    <DataTable caption={t.table} rows={nodes} rowId={(node) => node.id} rowHref={(node) => `/structure?node=${node.id}${asOf.isOther ? `&asOf=${asOf.day}` : ''}`} total={nodes.length}
      columns={[
        { id: 'name', title: t.name, cell: (node) => node.name, width: '30%' }, { id: 'level', title: t.level, cell: (node) => kindText[language][node.kind] }, { id: 'under', title: t.under, cell: parentOf, width: '26%' },
        { id: 'below', title: t.below, numeric: true, cell: (node) => node.childCount }, { id: 'since', title: t.since, cell: (node) => node.since },
      ]} />
  );
}
