/** What belongs to a home, by home. */
export function byHome<Item extends { readonly home: string }>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  const homes = new Map<string, Item[]>();
  for (const item of items) homes.set(item.home, [...(homes.get(item.home) ?? []), item]);
  return homes;
}

/** Mean in which every home counts once. */
export function homeMean<Item extends { readonly home: string }>(
  items: readonly Item[],
  of: (item: Item) => number,
): number {
  const each = [...byHome(items).values()].map((own) => total(own, of) / own.length);
  return total(each, (one) => one) / each.length;
}

export function total<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((sum, one) => sum + of(one), 0);
}
