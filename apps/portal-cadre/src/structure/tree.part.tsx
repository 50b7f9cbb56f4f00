import { listTreeNodes } from '@shaodao/contracts/registry/structure';
import type { TreeNode } from '@shaodao/contracts/registry/structure';
import { useQueryOf } from '@shaodao/portal-kit/api/query';
import { useLanguage } from '@shaodao/portal-kit/wording/language';
import { useProblemText, useWords } from '@shaodao/portal-kit/wording/words';
import { Icon } from '@shaodao/ui/icon';
import { Notice } from '@shaodao/ui/notice';
import { SkeletonLines } from '@shaodao/ui/skeleton';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { kindMark, kindText, words } from './structure.words.ts';

interface TreeProps {
  readonly asked: { asOf?: string };
  readonly selected: string;
  /** Nodes on the way to the selected one: opened from the start. */
  readonly opened: readonly string[];
  readonly onSelect: (id: string) => void;
}

/** The county's tree, fetched level by level; keys as the ARIA practice of trees says. `aria-level` says the depth: an item that owned its children would be called by all their names. */
export function Tree({ asked, selected, opened, onSelect }: TreeProps) {
  const t = useWords(words);
  const top = useQueryOf(listTreeNodes, asked);
  const failure = useProblemText(top.error);
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = (id: string): boolean => toggled.get(id) ?? opened.includes(id);
  const open = (id: string, to: boolean) => setToggled((before) => new Map(before).set(id, to));
  if (failure) return <div role="alert"><Notice tone="bad" title={failure} /></div>;
  if (!top.data) return <SkeletonLines lines={8} />;
  const first = top.data.items.some((node) => node.id === selected) || !selected ? top.data.items[0]?.id : undefined;
  return (
    <ul role="tree" aria-label={t.tree} className="reg-tree" onKeyDown={(event) => moveFocus(event, open)}>
      {top.data.items.map((node) => <Item key={node.id} node={node} level={1} {...{ asked, selected, onSelect, isOpen, open }} tabbable={selected || first} />)}
    </ul>
  );
}

interface ItemProps extends Omit<TreeProps, 'opened'> {
  readonly node: TreeNode;
  readonly level: number;
  readonly isOpen: (id: string) => boolean;
  readonly open: (id: string, to: boolean) => void;
  readonly tabbable: string | undefined;
}
function Item(props: ItemProps) {
  const { node, level, selected, onSelect, isOpen, open, tabbable } = props;
  const language = useLanguage();
  const t = useWords(words);
  const canOpen = node.childCount > 0;
  const shown = canOpen && isOpen(node.id);
  return (
    <li role="none">
      <div role="treeitem" aria-level={level} aria-selected={node.id === selected} aria-expanded={canOpen ? shown : undefined} data-node={node.id} data-can-open={canOpen || undefined} tabIndex={node.id === tabbable ? 0 : -1}
        className="reg-node" style={{ paddingInlineStart: `${(level - 1) * 1.1}rem` }} onClick={() => { if (canOpen) open(node.id, true); onSelect(node.id); }}>
        <span className="reg-twist" aria-hidden="true" onClick={(event) => { if (!canOpen) return; event.stopPropagation(); open(node.id, !shown); }}>{canOpen && <Icon name={shown ? 'down' : 'forward'} />}</span>
        <span className={`reg-mark reg-${node.kind}`} aria-hidden="true">{kindMark[node.kind]}</span>
        <span className="reg-node-text"><span className="sd-unseen">{kindText[language][node.kind]} </span><span className="reg-node-name">{node.name}</span>{node.isHollow && <span className="reg-hollow">{t.hollow}</span>}</span>
        {canOpen && <span className="reg-count" aria-hidden="true">{node.childCount}</span>}
      </div>
      {shown && <Children {...props} level={level + 1} />}
    </li>
  );
}

function Children({ node, level, ...rest }: ItemProps) {
  const answer = useQueryOf(listTreeNodes, { parentId: node.id as never, ...rest.asked }); // a node's id is a unit's or a division's
  const failure = useProblemText(answer.error);
  if (failure) return <div role="alert"><Notice tone="bad" title={failure} /></div>;
  return <ul role="group" className="reg-branch">{answer.data ? answer.data.items.map((child) => <Item key={child.id} node={child} level={level} {...rest} />) : <li role="none"><SkeletonLines lines={2} /></li>}</ul>;
}

/** Up, down, home and end move; right opens or goes in, left closes or goes out; Enter and space choose. */
function moveFocus(event: KeyboardEvent<HTMLElement>, open: (id: string, to: boolean) => void): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]')];
  const here = (event.target as HTMLElement).closest<HTMLElement>('[role="treeitem"]');
  if (!here) return;
  const at = all.indexOf(here);
  const id = here.dataset['node']!;
  const isOpen = here.getAttribute('aria-expanded') === 'true';
  const act: Record<string, () => HTMLElement | null | undefined> = {
    ArrowDown: () => all[at + 1], ArrowUp: () => all[at - 1], Home: () => all[0], End: () => all.at(-1),
    ArrowRight: () => { if (isOpen) return all[at + 1]; if (here.dataset['canOpen']) open(id, true); return here; },
    ArrowLeft: () => { if (!isOpen) return here.closest('li')?.parentElement?.closest('li')?.querySelector<HTMLElement>('[role="treeitem"]'); open(id, false); return here; },
    Enter: () => { here.click(); return here; }, ' ': () => { here.click(); return here; },
  };
  const to = act[event.key]?.();
  if (to === undefined) return;
  event.preventDefault();
  to?.focus();
}
