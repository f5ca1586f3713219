import { NO_ENERGY, addEnergy, subtractEnergy } from '#domain/shared/units';
import type { Energy } from '#domain/shared/units';
import type { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { ReadingSink, RegisterValue, RegisterSpan } from '#domain/energy/usage/formats/format';
import { isNegative } from '#domain/energy/usage/table/flow';
import { rolloverOf } from './registers.js';

/** How the labels of register reads are parsed, and who is told of a reset. */
export interface RegisterClock {
  /** When a register was read, by the file's own clock. */
  readonly labelAt: (at: number) => number;
  readonly utcAt: (seconds: number) => number;
  readonly sink: ReadingSink;
  /** One unit of the counter in the columns' own: where it rolls over is told in whole units. */
  readonly unitMilliWh: number;
}

/**
 * A running register becomes the energy from each read to the next, in place; blank ones are passed
 * over. What it counted across a reset is unknown and left as a gap. The oldest read ends no interval.
 * Returns the first and last read, in the unit that the columns hold.
 */
export function takeDifferences(
  held: GrowingColumns,
  { labelAt, utcAt, sink, unitMilliWh }: RegisterClock,
): RegisterSpan {
  sink.warn(
    'usage.register-read',
    'The values are a running meter reading; the use is the difference between neighbours.',
  );
  const { length } = held;
  const forward = held.startUtc.at(length - 1) >= held.startUtc.at(0);
  // From the newest to the oldest, so that the next still holds its read.
  const known = rowsWithReads(held, forward);
  const readOf = (at: number): RegisterValue => ({
    ...{ atUtc: utcAt(labelAt(at)), value: held.energyAt(at), row: held.rowAt(at) },
  });
  const outermost = { last: readOf(known[0] ?? 0), first: readOf(known.at(-1) ?? 0) };
  for (let step = 0; step + 1 < known.length; step += 1) {
    const at = known[step] ?? 0;
    const before = known[step + 1] ?? 0;
    const energy = risen(held.energyAt(before), held.energyAt(at), {
      unitMilliWh,
      sink,
      row: held.rowAt(at),
    });
    if (isNegative(energy)) {
      warnReset(sink, held.rowAt(at));
      held.setMissing(at);
    } else held.setEnergy(at, energy);
    const usualS = held.durationS.at(at);
    const byClockS = labelAt(at) - labelAt(before);
    // A change night lies between; where the clock showed a label twice only the usual step is sure.
    const lengthS = byClockS === usualS ? usualS : utcAt(labelAt(at)) - utcAt(labelAt(before));
    held.startUtc.set(at, labelAt(before));
    held.durationS.set(at, lengthS > 0 ? lengthS : usualS);
  }
  const ends = known.subarray(0, -1);
  held.pick(forward ? ends.reverse() : ends);
  return outermost;
}

/** From one read to the next, over the counter's end where it ran over it. */
function risen(
  before: Energy,
  now: Energy,
  {
    unitMilliWh,
    sink,
    row,
  }: { readonly unitMilliWh: number; readonly sink: ReadingSink; readonly row: number },
): Energy {
  const energy = subtractEnergy(now, before);
  if (!isNegative(energy)) return energy;
  const rolled = rolloverOf(before.milliWh, now.milliWh, unitMilliWh);
  if (rolled === undefined) return energy;
  sink.warn(
    'usage.register-rollover',
    'A meter register ran over its highest number and started again from zero; the use across it was counted so.',
    row,
  );
  return addEnergy({ ...NO_ENERGY, milliWh: rolled - energy.milliWh }, energy);
}

/** Indexes of rows that hold a read, newest first. */
function rowsWithReads(held: GrowingColumns, forward: boolean): Uint32Array {
  const found = new Uint32Array(held.length);
  let length = 0;
  for (let step = 0; step < held.length; step += 1) {
    const at = forward ? held.length - 1 - step : step;
    if (held.isMissing(at)) continue;
    found[length] = at;
    length += 1;
  }
  return found.subarray(0, length);
}

function warnReset(sink: ReadingSink, row: number): void {
  sink.warn(
    'usage.register-reset',
    'A meter register reads lower than before: it was reset or replaced. The energy in between is unknown and was left as a gap.',
    row,
  );
}
