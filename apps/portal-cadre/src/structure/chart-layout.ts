import type { TreeNode } from '@shaodao/contracts/registry/structure';

/** A node with its place on the chart: `depth` columns from the left, `row` rows from the top (a parent beside its first child, so that the beginning of a long tree is in view). */
export interface PlacedNode {
  readonly node: TreeNode;
  readonly depth: number;
  readonly row: number;
  readonly parent: PlacedNode | null;
}

/** Lays a tree out from left to right, one row a leaf. Nodes come parents first; those whose parent is missing are left out. */
export function layOut(nodes: readonly TreeNode[]): { placed: PlacedNode[]; rows: number; depth: number } {
  const root = nodes[0];
  if (!root) return { placed: [], rows: 0, depth: 0 };
  const children = Map.groupBy(nodes.slice(1), (node) => node.parentId);
  const placed: PlacedNode[] = [];
  let rows = 0;
  let deepest = 0;
  const place = (node: TreeNode, depth: number): { row: number; hold: (parent: PlacedNode | null) => void } => {
    deepest = Math.max(deepest, depth);
    const below = (children.get(node.id) ?? []).map((child) => place(child, depth + 1));
    const row = below[0]?.row ?? rows++;
    return {
      row, hold: (parent) => {
        const own: PlacedNode = { node, depth, row, parent };
        placed.push(own);
        for (const child of below) child.hold(own);
      },
    };
  };
  place(root, 0).hold(null);
  return { placed, rows, depth: deepest + 1 };
}
