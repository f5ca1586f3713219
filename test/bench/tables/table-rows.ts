import { localText, zoneOf } from '#domain/shared/zone';
import { DAY_S, amount } from './table-context.js';
import type { Column, Context, Interval } from './table-context.js';
import { timeColumns } from './time-columns.js';

/** Header and rows of a table that has an interval in each row, or one for each label. */
export function longRows(
  context: Context,
  layout: 'columns' | 'labels' | 'parts' | 'total' | 'stands',
): readonly (readonly string[])[] {
  const { words, intervals, style, hasSold, chance, random } = context;
  const value = (milliKwh: number): string =>
    `${amount(milliKwh, style)}${style.unitIn === 'cell' ? ` ${style.unit}` : ''}`;
  const name = (word: string): string => (style.unitIn === 'name' ? `${word} (${style.unit})` : word);
  const of = (word: string, pick: (interval: Interval) => number): Column => ({
    name: name(word),
    cell: (at) => value(pick(intervals[at] ?? { startUtc: 0, bought: 0, sold: 0, made: 0 })),
  });
  const columns: Column[] = [...timeColumns(context)];
  if (style.unitIn === 'column') columns.push({ name: 'Unit', cell: () => style.unit });
  const bought = of(hasSold ? words.bought : words.used, (one) => one.bought);
  const low = (one: Interval): number => (one.startUtc % 7200 === 0 ? one.bought : 0);
  const share = (one: Interval): number => Math.floor(one.bought / 3);
  if (layout === 'columns') {
    columns.push(bought);
    if (hasSold) columns.push(of(words.sold, (one) => one.sold));
    if (hasSold && chance(0.4)) columns.push(of(words.made, (one) => one.made));
  }
  if (layout === 'parts')
    columns.push(
      of('Peak', (one) => one.bought - low(one)),
      of('Off-peak', low),
    );
  if (layout === 'total')
    columns.push(
      of('L1', share),
      of('L2', share),
      of('L3', (one) => one.bought - 2 * share(one)),
      of('Total', (one) => one.bought),
    );
  if (layout === 'stands') return standRows(context, columns);
  const noise: readonly Column[] = [
    { name: 'Account number', cell: () => '100200300' },
    { name: words.temperature, cell: (at) => String(10 + (at % 9)) },
    { name: words.cost, cell: (at) => amount((intervals[at]?.bought ?? 0) / 4, { ...style, unit: 'kWh' }) },
    { name: 'Status', cell: (at) => (at % 11 === 0 ? 'estimated' : 'actual') },
    { name: 'CO2 (g/kWh)', cell: (at) => String(200 + (at % 50)) },
    { name: 'Comment', cell: () => '' },
  ];
  for (const one of noise)
    if (chance(0.15)) columns.splice(Math.floor(random() * (columns.length + 1)), 0, one);
  if (layout !== 'labels')
    return ordered(context, [
      columns.map((one) => one.name),
      intervals.map((_, at) => columns.map(({ cell }) => cell(at))),
    ]);
  const label = chance(0.3)
    ? (sold: boolean) => (sold ? '1-1:2.8.0' : '1-1:1.8.0')
    : (sold: boolean) => (sold ? words.sold : words.bought);
  const header = [...columns.map((one) => one.name), 'Register', name('Value')];
  const rows = intervals.flatMap((one, at) => [
    [...columns.map(({ cell }) => cell(at)), label(false), value(one.bought)],
    ...(hasSold ? [[...columns.map(({ cell }) => cell(at)), label(true), value(one.sold)]] : []),
  ]);
  return ordered(context, [header, rows]);
}

/** What the counters stood at, from the first start to the last end. */
function standRows(
  { words, intervals, zoneName, style, hasSold, random }: Context,
  columns: readonly Column[],
): readonly (readonly string[])[] {
  const zone = zoneOf(zoneName);
  const [time] = columns;
  if (time === undefined) return [];
  const from = 1_000_000 + Math.round(random() * 50_000_000);
  const unit = style.unit === 'Wh' || style.unit === 'MWh' ? style.unit : 'kWh';
  const stamps = [
    ...intervals.map(({ startUtc }) => startUtc),
    (intervals.at(-1)?.startUtc ?? 0) + style.stepS,
  ];
  const stand = (pick: (interval: Interval) => number, at: number): string =>
    amount(from + intervals.slice(0, at).reduce((total, one) => total + pick(one), 0), { ...style, unit });
  const rows = stamps.map((utcS, at) => [
    localText(zone.localAt(utcS)),
    stand((one) => one.bought, at),
    ...(hasSold ? [stand((one) => one.sold, at)] : []),
  ]);
  return [
    [words.time, `${words.bought} (${unit})`, ...(hasSold ? [`${words.sold} (${unit})`] : [])],
    ...rows,
  ];
}

/** A day in each row; only days of 24 hours have a place for every interval. */
export function wideRows({ words, intervals, zoneName, style }: Context): readonly (readonly string[])[] {
  const zone = zoneOf(zoneName);
  const slots = Array.from({ length: DAY_S / style.stepS }, (_, at) => localText(at * style.stepS).slice(11));
  const days = new Map<string, (string | undefined)[]>();
  for (const { startUtc, bought } of intervals) {
    const shown = localText(zone.localAt(startUtc));
    const row = days.get(shown.slice(0, 10)) ?? [];
    row[slots.indexOf(shown.slice(11))] = amount(bought, style);
    days.set(shown.slice(0, 10), row);
  }
  const header = [words.date, ...slots.map((slot) => `${slot} ${style.unit}`)];
  return [header, ...[...days].map(([day, cells]) => [day, ...slots.map((_, at) => cells[at] ?? '')])];
}

/** As written, newest first, or shuffled. */
function ordered(
  { pick, random }: Context,
  [header, rows]: readonly [readonly string[], readonly (readonly string[])[]],
): readonly (readonly string[])[] {
  const order = pick(['straight', 'straight', 'straight', 'reversed', 'shuffled'] as const);
  if (order === 'straight') return [header, ...rows];
  if (order === 'reversed') return [header, ...rows.toReversed()];
  const keyed = rows.map((row) => ({ row, key: random() })).sort((a, b) => a.key - b.key);
  return [header, ...keyed.map(({ row }) => row)];
}
