import { NO_ENERGY, scaleEnergy, scalePower, subtractEnergy } from '#domain/shared/units';
import { DomainError } from '#domain/shared/domain-error';
import type { Zone } from '#domain/shared/zone';
import type { GrowingColumns } from '../../columns.js';
import type { ReadingSink, RegisterStand, RegisterStands } from '../../format.js';
import { isNegative } from '../../table/flow.js';
import { assumedExponent } from './assumed-exponent.js';
import type { GenericLayout } from './layout.js';
import type { RawChannel } from './raw-rows.js';
import { isRegister } from './registers.js';
import { setSteps } from './steps.js';
import { setWideStarts } from './wide-days.js';

/** How the labels of a channel are read, and who is told what was found. */
export interface ChannelClock {
  readonly sink: ReadingSink;
  readonly zone: Zone;
  /** Seconds of a label as it is held. */
  readonly resolve: (held: number) => number;
  /** Epoch seconds UTC of such a second. */
  readonly utcAt: (seconds: number) => number;
}

/** Mean power is exported by the hour at most; kW beside days or months is a demand or a wrong header. */
const LONGEST_POWER_S = 3_600;

/**
 * Works out steps, registers and unit of one channel and writes them in place: afterwards its columns
 * hold starts by the file's own clock, durations and mWh. Says whether the labels were ends, and of
 * a register what it stood at first and last.
 */
export function finishChannel(
  channel: RawChannel,
  { columns, wide }: GenericLayout,
  { sink, zone, resolve, utcAt }: ChannelClock,
): { readonly labelledEnd: boolean; readonly stands: RegisterStands | undefined } {
  const { held } = channel;
  const seconds = held.revision();
  const secondAt = seconds === undefined ? undefined : (at: number): number => resolve(seconds[at] ?? 0);
  for (let at = 0; at < held.length; at += 1) held.startUtc.set(at, resolve(held.startUtc.at(at)));
  const labelledEnd = wide === undefined && setSteps(held, secondAt, columns);
  if (wide?.passed === true && secondAt !== undefined) setWideStarts(held, secondAt, zone);
  held.dropRevisions();
  if (labelledEnd)
    sink.warn(
      'usage.end-stamped',
      'The times in the file are the ends of their intervals; they were read so.',
    );
  const register = wide === undefined && isRegister(channel);
  const outer = register ? [0, held.length - 1].map((at) => standAt(held, at, labelledEnd)) : [];
  if (register) takeDifferences(held, labelledEnd, sink);
  const exponent = setUnit(channel, sink);
  const [first, last] = outer
    .map(({ atUtc, value, row }) => ({ atUtc: utcAt(atUtc), value: scaleEnergy(value, exponent), row }))
    .sort((a, b) => a.atUtc - b.atUtc);
  return { labelledEnd, stands: first === undefined || last === undefined ? undefined : { first, last } };
}

/** What a register stood at when the label was, by the file's own clock. */
function standAt(held: GrowingColumns, at: number, labelledEnd: boolean): RegisterStand {
  const label = held.startUtc.at(at) + (labelledEnd ? held.durationS.at(at) : 0);
  return { atUtc: label, value: held.energyAt(at), row: held.rowAt(at) };
}

/** Turns values held as kWh or kW into mWh; the power of ten that an assumed unit took. */
function setUnit({ held, unit }: RawChannel, sink: ReadingSink): 0 | -3 {
  if (typeof unit !== 'object') {
    const exponent = assumedExponent(held, sink);
    if (exponent === 0) return 0;
    for (let at = 0; at < held.length; at += 1) held.setEnergy(at, scaleEnergy(held.energyAt(at), exponent));
    return exponent;
  }
  if (unit.power) {
    const { durationS } = held.columns();
    if (durationS.some((seconds) => seconds > LONGEST_POWER_S)) throw notEnergy();
    for (let at = 0; at < held.length; at += 1)
      held.setEnergy(at, scalePower(held.energyAt(at), 0, durationS[at] ?? 0));
  }
  return 0;
}

/**
 * A running register becomes the energy between neighbours; what it counted across a reset is
 * unknown and left as a gap. The first reading (of a falling file the last) ends no interval.
 */
function takeDifferences(held: GrowingColumns, labelledEnd: boolean, sink: ReadingSink): void {
  sink.warn(
    'usage.register-read',
    'The values are a running meter reading; the use is the difference between neighbours.',
  );
  const last = held.length - 1;
  const forward = held.startUtc.at(last) >= held.startUtc.at(0);
  for (let step = 0; step <= last; step += 1) {
    // From the newest to the oldest, so that the neighbour still holds its reading.
    const at = forward ? last - step : step;
    const before = forward ? at - 1 : at + 1;
    if (!labelledEnd) held.startUtc.set(at, held.startUtc.at(at) - held.durationS.at(at));
    if (held.isMissing(at)) continue;
    const known = before >= 0 && before <= last && !held.isMissing(before);
    const energy = known ? subtractEnergy(held.energyAt(at), held.energyAt(before)) : NO_ENERGY;
    if (known && !isNegative(energy)) held.setEnergy(at, energy);
    else held.setMissing(at);
    if (isNegative(energy)) warnReset(sink, held.rowAt(at));
  }
  const from = held.isMissing(0) ? 1 : 0;
  const to = held.isMissing(last) ? last : last + 1;
  held.pick(Uint32Array.from({ length: Math.max(to - from, 0) }, (_, at) => from + at));
}

function warnReset(sink: ReadingSink, row: number): void {
  sink.warn(
    'usage.register-reset',
    'A meter register stands lower than before: it was reset or replaced. The energy in between is unknown and was left as a gap.',
    row,
  );
}

function notEnergy(): DomainError {
  return new DomainError(
    'usage.not-energy',
    'The column is in kW, but its rows are more than an hour apart, so it is no energy. Download the usage in kWh.',
  );
}
