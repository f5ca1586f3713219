import { columnOf, plainName } from '#domain/energy/usage/table/read-table';

/** Where a table of bills has its cells; -1 when it has none. */
export interface BillColumns {
  readonly from: number;
  readonly to: number;
  readonly kwh: number;
  readonly onPeak: number;
  readonly offPeak: number;
  readonly exported: number;
  readonly estimated: number;
  /** "Last day" belongs to the period; a read day does not. */
  readonly endsInclusive: boolean;
}

/** The columns of a header that speaks of bills or billing periods; undefined for another row. */
export function billColumns(cells: readonly string[]): BillColumns | undefined {
  const names = cells.map((cell) => plainName(cell.replaceAll('_', ' ')));
  const to = columnOf(
    names,
    /^(bill|billing|statement|invoice) date$/,
    /^(meter )?read(ing)? ?date$/,
    /^(current|this) read(ing)?( date)?$/,
    /^(bill(ing)?|service|period|usage)? ?(period )?(end|to|through)( date)?$/,
    /^last day$/,
  );
  const at = {
    from: columnOf(
      names,
      /^(previous|prior|last) read(ing)?( date)?$/,
      /^(bill(ing)?|service|period|usage)? ?(period )?(start|from|begin)( date)?$/,
      /^first day$/,
    ),
    to,
    kwh: columnOf(
      names,
      /^(electric(ity)? )?(usage|use|consumption|energy)( used)? ?\(?kwh\)?$/,
      /^(total |billed |metered |actual )?kwh( used| total)?$/,
    ),
    onPeak: columnOf(names, /^on-? ?peak ?\(?kwh\)?$/, /^peak ?\(?kwh\)?$/),
    offPeak: columnOf(names, /^off-? ?peak ?\(?kwh\)?$/),
    exported: columnOf(
      names,
      /^(solar )?(export(ed)?|sent|received|generation|surplus)( to grid)? ?\(?kwh\)?$/,
    ),
    estimated: columnOf(names, /^(estimated\??|read(ing)? type|estimate|est\.?)$/),
    endsInclusive: /last day|through/.test(names[to] ?? ''),
  };
  const hasEnergy = at.kwh >= 0 || (at.onPeak >= 0 && at.offPeak >= 0);
  const speaksOfBills = names.some((name) =>
    /\bbill|statement|invoice|read(ing)? ?date|first day|previous read/.test(name),
  );
  const hasClock = names.some((name) => /\bhour|\btime\b/.test(name));
  const twoDates = at.from >= 0 && at.to >= 0;
  return to < 0 || !hasEnergy || hasClock || (!speaksOfBills && !twoDates) ? undefined : at;
}
