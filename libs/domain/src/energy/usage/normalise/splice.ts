import type { GrowingColumns } from '../readings/columns.js';
import type { CollectedChannel } from '../readings/collected.js';
import type { ChannelKey, RegisterSpan } from '../formats/format.js';
import type { ReadingColumns } from '../readings/reading.js';
import { usualDuration } from './channel.js';
import { jointReadings } from './joints.js';
import { ascendingOrder } from './order.js';

/** One series to be: readings of one key in file order, and when its meter was changed. */
export interface SplicedChannel {
  /** `meter` is set only where meters ran side by side. */
  readonly key: ChannelKey;
  readonly held: GrowingColumns;
  /** First readings of each later meter, epoch seconds UTC. */
  readonly meterChangesUtc: readonly number[];
  readonly parallelMeters: boolean;
}

const DAY_S = 86_400;
/** Of slots that both meters have, how many must agree for them to be one meter exported twice. */
const SAME_SHARE = 0.9;

/**
 * Joins what several files and meters say about one service point, channel and register. A changed
 * meter is spliced (at most a day of overlap), the same readings under two names are one meter,
 * another resolution of the same readings joins; meters that ran side by side stay apart, for only
 * the user knows whether to add them.
 */
export function spliceMeters(channels: readonly CollectedChannel[]): readonly SplicedChannel[] {
  const groups = new Map<string, CollectedChannel[]>();
  for (const channel of channels) {
    const { servicePoint, channel: kind, register } = channel.key;
    const name = JSON.stringify([servicePoint, kind, register]);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [channel]);
    else group.push(channel);
  }
  return [...groups.values()].flatMap(spliceGroup);
}

function spliceGroup(group: readonly CollectedChannel[]): readonly SplicedChannel[] {
  const meters = joinedByMeter(group);
  const [first] = meters;
  if (meters.length === 1 && first !== undefined)
    return [{ ...first, meterChangesUtc: [], parallelMeters: false }];
  const ordered = [...meters].sort((a, b) => spanOf(a.held).from - spanOf(b.held).from);
  const spliced: {
    readonly key: ChannelKey;
    readonly held: GrowingColumns;
    readonly meterChangesUtc: number[];
  }[] = [];
  for (const meter of ordered) {
    const last = spliced.find((known) => relation(known.held, meter.held) !== 'parallel');
    if (last === undefined) {
      spliced.push({ key: meter.key, held: meter.held, meterChangesUtc: [] });
      continue;
    }
    if (relation(last.held, meter.held) === 'successor') last.meterChangesUtc.push(spanOf(meter.held).from);
    last.held.append(meter.held);
  }
  const parallelMeters = spliced.length > 1;
  return spliced.map(({ key, held, meterChangesUtc }) => ({
    key: parallelMeters ? key : withoutMeter(key),
    held,
    meterChangesUtc,
    parallelMeters,
  }));
}

function joinedByMeter(
  group: readonly CollectedChannel[],
): readonly { readonly key: ChannelKey; readonly held: GrowingColumns }[] {
  const meters = new Map<
    string,
    { readonly key: ChannelKey; readonly held: GrowingColumns; readonly reads: RegisterSpan[] }
  >();
  for (const { key, held, reads } of group) {
    const known = meters.get(key.meter ?? '');
    const told = reads === undefined ? [] : [reads];
    if (known === undefined) meters.set(key.meter ?? '', { key, held, reads: told });
    else {
      known.held.append(held);
      known.reads.push(...told);
    }
  }
  for (const { held, reads } of meters.values()) for (const joint of jointReadings(reads)) held.add(joint);
  const joined = [...meters.values()];
  const [only] = joined;
  return joined.length === 1 && only !== undefined
    ? [{ key: withoutMeter(only.key), held: only.held }]
    : joined;
}

/** How a meter that starts later relates to one before it. */
function relation(before: GrowingColumns, after: GrowingColumns): 'successor' | 'same' | 'parallel' {
  if (spanOf(after).from >= spanOf(before).to - DAY_S) return 'successor';
  const a = before.columns();
  const b = after.columns();
  if (usualDuration(a.durationS) !== usualDuration(b.durationS))
    return agreeingTotals(a, b) ? 'same' : 'parallel';
  return agreeingSlots(a, b) ? 'same' : 'parallel';
}

/** Whether the slots that both have mostly agree; walks both in order of time, without a copy of their values. */
function agreeingSlots(a: ReadingColumns, b: ReadingColumns): boolean {
  const inA = ascendingOrder(a.startUtc);
  const inB = ascendingOrder(b.startUtc);
  let shared = 0;
  let equal = 0;
  let next = 0;
  for (let at = 0; at < b.length; at += 1) {
    const ofB = inB?.[at] ?? at;
    const startUtc = b.startUtc[ofB] ?? 0;
    // Up to the last of equal starts: the later row is the one that would count.
    while (next < a.length && (a.startUtc[inA?.[next] ?? next] ?? 0) <= startUtc) next += 1;
    const ofA = inA?.[next - 1] ?? next - 1;
    if (next === 0 || a.startUtc[ofA] !== startUtc) continue;
    shared += 1;
    if (a.energyMilliWh[ofA] === b.energyMilliWh[ofB]) equal += 1;
  }
  return shared > 0 && equal >= shared * SAME_SHARE;
}

/** Two resolutions of one meter agree to 2 % over the time that both cover. */
function agreeingTotals(a: ReadingColumns, b: ReadingColumns): boolean {
  const from = Math.max(a.startUtc[0] ?? 0, b.startUtc[0] ?? 0);
  const to = Math.min(endOf(a), endOf(b));
  const inside = (columns: ReadingColumns): number => {
    let sum = 0;
    for (let at = 0; at < columns.length; at += 1) {
      const start = columns.startUtc[at] ?? 0;
      if (start >= from && start + (columns.durationS[at] ?? 0) <= to) sum += columns.energyMilliWh[at] ?? 0;
    }
    return sum;
  };
  const totals = [inside(a), inside(b)] as const;
  return Math.abs(totals[0] - totals[1]) <= Math.max(Math.abs(totals[0]), Math.abs(totals[1])) * 0.02;
}

function endOf(columns: ReadingColumns): number {
  return (columns.startUtc[columns.length - 1] ?? 0) + (columns.durationS[columns.length - 1] ?? 0);
}

function spanOf(held: GrowingColumns): { readonly from: number; readonly to: number } {
  const columns = held.columns();
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < columns.length; at += 1) {
    const start = columns.startUtc[at] ?? 0;
    from = Math.min(from, start);
    to = Math.max(to, start + (columns.durationS[at] ?? 0));
  }
  return { from, to };
}

function withoutMeter({ servicePoint, channel, register }: ChannelKey): ChannelKey {
  return { servicePoint, channel, register };
}
