import type { Energy } from '#domain/shared/units';
import { scaleEnergy, subtractEnergy } from '#domain/shared/units';
import type { NewReading } from '#domain/energy/usage/readings/columns';
import type { ChannelKey, ReadingSink } from '#domain/energy/usage/formats/format';
import { QUALITY_CODES, READING_QUALITIES } from '#domain/energy/usage/readings/reading';
import type { ReadingQuality, ReadingColumns } from '#domain/energy/usage/readings/reading';
import { channelOf } from './choose-flows.js';
import type { EnergyBlock } from './choose-flows.js';
import type { GreenButtonFeed } from './feed.js';
import { qualityOf } from './quality-codes.js';
import { usualDuration } from '#domain/energy/usage/normalise/channel';
import type { IntervalBlock } from './resources.js';

/** Opens a channel for readings whose `startUtc` is still as the feed writes it. */
export type PutAt = (key: ChannelKey) => (reading: NewReading) => void;

/** Hands on one block in mWh; a register is turned into differences, a reset into a gap. */
export function putBlock(
  block: EnergyBlock,
  feed: GreenButtonFeed,
  { sink, put }: { readonly sink: ReadingSink; readonly put: PutAt },
): void {
  const columns = feed.readings.columns();
  const times = blockTimes(columns, block.block);
  const { from, to } = block.block;
  const defaultQuality = qualityOf(String(block.readingType?.defaultQuality ?? ''));
  const key: ChannelKey = {
    servicePoint: block.servicePoint,
    channel: channelOf(block.measured.flow),
    register: '',
    meter: block.meterReading?.entry.self ?? '',
  };
  if (times.repaired) {
    sink.warn(
      'usage.block-clock-repaired',
      'Around a clock change some readings start or last an hour wrong; each was given its place in its block.',
      columns.sourceRow[from],
    );
  }
  const fallbackS = block.readingType?.intervalLength ?? 0;
  const putReading = put(key);
  let before: Energy | undefined;
  for (let at = from; at < to; at += 1) {
    const raw = { milliWh: columns.energyMilliWh[at] ?? 0, restE20Kwh: columns.restE20Kwh?.[at] ?? 0 };
    const value = scaleEnergy(raw, block.measured.exponent);
    const row = columns.sourceRow[at] ?? 0;
    const missing = columns.quality[at] === QUALITY_CODES.missing;
    const stepped =
      block.measured.cumulative && !missing
        ? stepOf(before, value, row, sink)
        : { energy: value, known: !missing };
    if (block.measured.cumulative && !missing) before = value;
    const statedS = times.durationS[at - from] ?? 0;
    putReading({
      startUtc: times.startUtc[at - from] ?? 0,
      durationS: statedS === 0 && to - from === 1 ? fallbackS : statedS,
      energy: stepped.known ? stepped.energy : { milliWh: 0, restE20Kwh: 0 },
      quality: stepped.known ? qualityAt(columns.quality[at], defaultQuality) : 'missing',
      row,
    });
  }
}

function qualityAt(code: number | undefined, defaultQuality: ReadingQuality): ReadingQuality {
  const own = READING_QUALITIES[code ?? QUALITY_CODES.unknown] ?? 'unknown';
  return own === 'unknown' ? defaultQuality : own;
}

function stepOf(
  before: Energy | undefined,
  value: Energy,
  row: number,
  sink: ReadingSink,
): { readonly energy: Energy; readonly known: boolean } {
  if (before === undefined) return { energy: value, known: false };
  const step = subtractEnergy(value, before);
  if (step.milliWh >= 0) return { energy: step, known: true };
  sink.warn(
    'usage.register-reset',
    'A meter register jumped back (reset or new meter); that step is counted as missing.',
    row,
  );
  return { energy: step, known: false };
}

const HOUR_S = 3_600;

/** The starts and durations of one block, repaired. */
interface BlockTimes {
  readonly startUtc: ArrayLike<number>;
  readonly durationS: ArrayLike<number>;
  readonly repaired: boolean;
}

/**
 * Times of a block. One vendor moves starts by an hour at a clock change and writes durations of 0
 * and 7200 s; where first and last are exactly as far apart as the number of readings says, each
 * takes the place it has in the block.
 */
function blockTimes(columns: ReadingColumns, block: IntervalBlock): BlockTimes {
  const startUtc = columns.startUtc.subarray(block.from, block.to);
  const durationS = columns.durationS.subarray(block.from, block.to);
  const usualS = usualDuration(durationS);
  const first = startUtc[0] ?? 0;
  const count = startUtc.length;
  const odd = durationS.some((seconds) => seconds === 0 || Math.abs(seconds - usualS) === HOUR_S);
  const whole = count >= 3 && (startUtc[count - 1] ?? 0) - first === (count - 1) * usualS;
  if (!odd || !whole || usualS > HOUR_S) return { startUtc, durationS, repaired: false };
  return {
    startUtc: Float64Array.from(startUtc, (_, index) => first + index * usualS),
    durationS: Float64Array.from(durationS, () => usualS),
    repaired: true,
  };
}
