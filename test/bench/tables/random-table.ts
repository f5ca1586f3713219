import { zoneOf } from '#domain/shared/zone';
import { LANGUAGES } from './words.js';
import { DAY_S, amount } from './table-context.js';
import type { Context, Interval, Random } from './table-context.js';
import { longRows, wideRows } from './table-rows.js';

/** A table as text and what it says; `mayBeUnread` where no reader could know it. */
export interface RandomTable {
  readonly text: string;
  readonly zone: string;
  /** kWh to six decimals, and the first start and last end in epoch seconds. */
  readonly truth: {
    readonly importKwh: number;
    readonly exportKwh: number;
    readonly first: number;
    readonly last: number;
  };
  /** What the table was made of, for a person who looks into a failure. */
  readonly made: string;
}

const ZONES = ['Europe/Berlin', 'America/Chicago', 'Europe/Helsinki', 'Australia/Sydney', 'UTC'];
const STEPS = [900, 1800, 3600];

/** Writes one table with chance's choice of language, layout, unit, order, noise and footers. */
export function randomTable(random: Random): RandomTable {
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  };
  const chance = (share: number): boolean => random() < share;
  const layout = pick([
    ...(['columns', 'columns', 'columns', 'labels', 'parts', 'total', 'stands', 'wide'] as const),
  ]);
  // A row of a day has no place for an hour that clocks show twice.
  const zoneName = layout === 'wide' ? 'UTC' : pick(ZONES);
  const stepS = pick(STEPS);
  const words = pick(LANGUAGES);
  const intervals = intervalsOf(random, { zoneName, stepS });
  const hasSold = chance(0.5);
  const comma = chance(0.4);
  const unit = pick(['kWh', 'kWh', 'kWh', 'Wh', 'kW', 'W', 'MWh'] as const);
  const delimiter = comma ? pick([';', '\t']) : pick([',', ';', '\t']);
  const style = {
    comma,
    unit,
    stepS,
    unitIn: pick(['name', 'name', 'name', 'column', 'cell', 'title'] as const),
  };
  const context = { words, intervals, zoneName, style, hasSold, random, pick, chance };
  const rows = layout === 'wide' ? wideRows(context) : longRows(context, layout);
  const quoted = chance(0.2);
  const lines = rows.map((cells) => cells.map((cell) => quote(cell, delimiter, quoted)).join(delimiter));
  const above = preamble(context);
  const below = layout === 'wide' || layout === 'stands' ? [] : footers(context, rows);
  const truth = {
    importKwh: sum(intervals.map(({ bought }) => bought)),
    exportKwh:
      hasSold && layout !== 'parts' && layout !== 'total' && layout !== 'wide'
        ? sum(intervals.map(({ sold }) => sold))
        : 0,
    first: intervals[0]?.startUtc ?? 0,
    last: (intervals.at(-1)?.startUtc ?? 0) + stepS,
  };
  return {
    text: `${[...above, ...lines, ...below.map((cells) => cells.map((cell) => quote(cell, delimiter, false)).join(delimiter))].join('\n')}\n`,
    zone: zoneName,
    truth,
    made: JSON.stringify({ layout, ...style, zoneName, hasSold, language: words.used }),
  };
}

/** Two to six days of whole local days, clock changes included; energies in thousandths of a kWh. */
function intervalsOf(
  random: Random,
  { zoneName, stepS }: { readonly zoneName: string; readonly stepS: number },
): readonly Interval[] {
  const zone = zoneOf(zoneName);
  const day = Date.UTC(2020, 0, 1) / 1000 + Math.floor(random() * 365 * 5) * DAY_S;
  const first = zone.earlier(day);
  const count = Math.round((zone.earlier(day + (2 + Math.floor(random() * 5)) * DAY_S) - first) / stepS);
  return Array.from({ length: count }, (_, at) => {
    const startUtc = first + at * stepS;
    const hour = ((zone.localAt(startUtc) / 3600) % 24) | 0;
    const sun = hour > 8 && hour < 17 ? Math.round(random() * 900) : 0;
    return { startUtc, bought: 20 + Math.round(random() * 800), sold: Math.round(sun * 0.6), made: sun };
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / 1000;
}

function preamble({ style, chance }: Context): readonly string[] {
  const title = style.unitIn === 'title' ? [`Load profile in ${style.unit}`] : [];
  return [...(chance(0.2) ? ['Customer: Jane Roe', ''] : []), ...title];
}

function footers(
  { style, intervals, chance }: Context,
  rows: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const width = rows[0]?.length ?? 2;
  const total = amount(
    intervals.reduce((all, { bought }) => all + bought, 0),
    style,
  );
  return [
    ...(chance(0.1) ? [['Total', ...Array.from({ length: width - 2 }, () => ''), total]] : []),
    ...(chance(0.1) ? [['* estimated values'], ['Created with Portal v1.2']] : []),
  ];
}

function quote(cell: string, delimiter: string, always: boolean): string {
  return always || cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}
