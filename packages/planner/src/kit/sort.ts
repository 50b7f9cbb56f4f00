/** Compares ids by code unit, so that order does not depend on a machine's locale. */
export const compareIds = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A copy sorted by id. */
export const sortedById = <Item extends { readonly id: string }>(items: readonly Item[]) =>
  items.toSorted((a, b) => compareIds(a.id, b.id));

/** Index of each id in a list. */
export const indexById = (items: readonly { readonly id: string }[]) =>
  new Map(items.map((item, index) => [item.id, index]));
