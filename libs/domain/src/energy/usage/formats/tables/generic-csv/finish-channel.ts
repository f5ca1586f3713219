import { scaleEnergy } from '#domain/shared/units';
import { DomainError } from '#domain/shared/domain-error';
import type { Zone } from '#domain/shared/zone';
import type { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type { ReadingSink, RegisterStand, RegisterStands } from '#domain/energy/usage/formats/format';
import { MeanPower } from '#domain/energy/usage/table/mean-power';
import { assumedExponent } from './assumed-exponent.js';
import type { GenericLayout } from './layout.js';
import type { RawChannel } from './raw-rows.js';
import { takeDifferences } from './register-differences.js';
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

/** Rows at the time of the one before: so many, and such a share. */
const LEAST_REPEATED = 6;
const MOST_REPEATED_SHARE = 0.6;

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
  if (wide === undefined) refuseRepeated(held);
  const labelledEnd = wide === undefined && setSteps(held, secondAt, columns);
  if (wide?.passed === true && secondAt !== undefined) setWideStarts(held, secondAt, zone);
  held.dropRevisions();
  const labelAt = (at: number): number => held.startUtc.at(at) + (labelledEnd ? held.durationS.at(at) : 0);
  if (wide === undefined && isRegister(channel)) {
    const stands = takeDifferences(held, { labelAt, utcAt, sink });
    const exponent = setUnit(channel, sink);
    const scaled = (stand: RegisterStand): RegisterStand => ({
      ...stand,
      value: scaleEnergy(stand.value, exponent),
    });
    return { labelledEnd: false, stands: { first: scaled(stands.first), last: scaled(stands.last) } };
  }
  if (labelledEnd)
    sink.warn(
      'usage.end-stamped',
      'The times in the file are the ends of their intervals; they were read so.',
    );
  setUnit(channel, sink);
  return { labelledEnd, stands: undefined };
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
    const power = new MeanPower(0);
    for (let at = 0; at < held.length; at += 1)
      held.setEnergy(at, power.held(held.energyAt(at), durationS[at] ?? 0));
  }
  return 0;
}

/**
 * A day's rows that all stand at its midnight tell that the time of day was not understood, or that
 * several meters are mixed. A file pasted together twice is no such thing.
 */
function refuseRepeated(held: GrowingColumns): void {
  let repeated = 0;
  for (let at = 1; at < held.length; at += 1)
    if (held.startUtc.at(at) === held.startUtc.at(at - 1)) repeated += 1;
  if (repeated < LEAST_REPEATED || repeated <= held.length * MOST_REPEATED_SHARE) return;
  throw new DomainError(
    'usage.repeated-times',
    `Row ${String(held.rowAt(1))} and most others stand at the same time as the row before. Write date and time in one column like 2024-01-31 13:30, and name the meter in a column "Meter" where there are several.`,
    { row: held.rowAt(1) },
  );
}

function notEnergy(): DomainError {
  return new DomainError(
    'usage.not-energy',
    'The column is in kW, but its rows are more than an hour apart, so it is no energy. Download the usage in kWh.',
  );
}
