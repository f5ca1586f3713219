import type { ChannelKey } from '#domain/energy/usage/formats/format';
import { addEnergy, NO_ENERGY, subtractEnergy } from '#domain/shared/units';
import type { Energy } from '#domain/shared/units';
import { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { RawSeries } from './raw-rows.js';
import type { ValueColumn } from '../planning/plan.js';

/** Rows of one channel, which may stand under several labels. */
export interface SeriesGroup {
  readonly key: ChannelKey;
  readonly value: ValueColumn;
  readonly members: readonly RawSeries[];
}

/** The hour that clocks show twice, and a re-exported day, repeat no more of a file than this. */
const MOST_REPEATED_SHARE = 0.05;
/** A total may differ from its parts by roundings of this many mWh for each part. */
const ROUNDING_MILLI_WH = 600;
const MOST_WRONG_SHARE = 0.02;

/** Whether series hold rows for the same intervals, so that they cannot be one. */
export function overlap(members: readonly RawSeries[], resolve: (held: number) => number): boolean {
  if (members.length < 2) return false;
  const seen = new Set<number>();
  let rows = 0;
  for (const { held } of members) {
    const own = new Set<number>();
    const seconds = held.revision();
    for (let at = 0; at < held.length; at += 1)
      own.add(intervalCode(held, at, { seconds: seconds?.[at], resolve }));
    for (const code of own) seen.add(code);
    rows += own.size;
  }
  return rows - seen.size > rows * MOST_REPEATED_SHARE;
}

/** One number for a start and, where it is known, its end. */
function intervalCode(
  held: GrowingColumns,
  at: number,
  { seconds, resolve }: { readonly seconds: number | undefined; readonly resolve: (held: number) => number },
): number {
  const start = resolve(held.startUtc.at(at));
  if (seconds === undefined) return start;
  const lengthS = resolve(seconds) - start;
  return start + Math.max(0, Math.min(lengthS, 4_000_000)) / 8_000_000;
}

/** The group that is the sum of all the others at nearly every instant; undefined when there is none. */
export function totalAmong(
  groups: readonly SeriesGroup[],
  resolve: (held: number) => number,
): SeriesGroup | undefined {
  if (groups.length < 3) return undefined;
  const sums = groups.map((group) => energiesOf(group, resolve));
  return groups.find((_, at) => {
    const whole = sums[at] ?? new Map<number, Energy>();
    const parts = sums.filter((_other, index) => index !== at);
    let wrong = 0;
    let told = 0;
    for (const [instant, energy] of whole) {
      const sum = parts.reduce((total, part) => addEnergy(total, part.get(instant) ?? NO_ENERGY), NO_ENERGY);
      if (energy.milliWh !== 0) told += 1;
      if (Math.abs(subtractEnergy(energy, sum).milliWh) > ROUNDING_MILLI_WH * groups.length) wrong += 1;
    }
    return told >= 3 && wrong <= whole.size * MOST_WRONG_SHARE;
  });
}

function energiesOf({ members }: SeriesGroup, resolve: (held: number) => number): Map<number, Energy> {
  const found = new Map<number, Energy>();
  for (const { held } of members)
    for (let at = 0; at < held.length; at += 1) found.set(resolve(held.startUtc.at(at)), held.energyAt(at));
  return found;
}

/** Rows of several series as one, in the order of the file. */
export function mergedRows(members: readonly RawSeries[]): GrowingColumns {
  const [first] = members;
  if (members.length === 1 && first !== undefined) return first.held;
  const joined = new GrowingColumns();
  for (const { held } of members) joined.append(held);
  const order = Uint32Array.from({ length: joined.length }, (_, at) => at).sort(
    (a, b) => joined.rowAt(a) - joined.rowAt(b) || a - b,
  );
  joined.pick(order);
  return joined;
}
