import { DomainError } from '#domain/shared/domain-error';
import type { Energy } from '#domain/shared/units';
import { NO_ENERGY, scaleEnergy, scalePower, subtractEnergy } from '#domain/shared/units';
import type { NewReading } from '../../columns.js';
import type { ReadingSink } from '../../format.js';
import type { ReadingColumns } from '../../reading.js';
import { QUALITY_CODES } from '../../reading.js';
import type { GenericColumns } from './columns.js';
import type { RawChannel } from './raw-rows.js';
import { stepsOf } from './steps.js';
import type { ColumnUnit } from './units.js';

/** Where the readings of a channel go, and how its labels are read. */
export interface ChannelTarget {
  readonly sink: ReadingSink;
  readonly resolve: (held: number) => number;
  /** Start in the file's own clock, and whether its label was the end. */
  readonly put: (start: number, reading: Omit<NewReading, 'startUtc'>, labelledEnd: boolean) => void;
}

const DAY_S = 86_400;
const KWH: ColumnUnit = { exponent: 6, power: false };
const WH: ColumnUnit = { exponent: 3, power: false };
/** A register is believed from this many rows that never fall. */
const REGISTER_ROWS = 48;
/** Mean power is exported by the hour at most; kW beside days or months is a demand or a wrong header. */
const LONGEST_POWER_S = 3_600;
const USUAL_KWH_A_DAY = { from: 0.5, to: 200 } as const;

/** Works out steps, registers and unit of one channel and hands its readings on. */
export function putChannel(channel: RawChannel, columns: GenericColumns, target: ChannelTarget): void {
  const raw = channel.held.columns();
  const labels = raw.startUtc.map(target.resolve);
  const ends = channel.held.revision()?.map(target.resolve);
  const steps = stepsOf(labels, ends, columns);
  if (steps.stampedAtEnd)
    target.sink.warn(
      'usage.end-stamped',
      'The times in the file are the ends of their intervals; they were read so.',
    );
  const values = valuesOf(raw);
  const register = isRegister(channel, raw, labels);
  if (register)
    target.sink.warn(
      'usage.register-read',
      'The values are a running meter reading; the use is the difference between neighbours.',
    );
  const energies = register ? differences(values) : values;
  const unit =
    typeof channel.unit === 'object' ? channel.unit : assumedUnit(energies, steps.durationS, target.sink);
  if (unit.power && steps.durationS.some((seconds) => seconds > LONGEST_POWER_S)) throw notEnergy();
  for (const [at, energy] of energies.entries()) {
    const durationS = steps.durationS[at] ?? 0;
    const known = energy !== undefined;
    if (register && !known && (at === 0 || at === energies.length - 1)) continue;
    const start =
      register && !steps.stampedAtEnd ? (steps.starts[at] ?? 0) - durationS : (steps.starts[at] ?? 0);
    target.put(
      start,
      {
        durationS,
        energy: known ? inMilliWh(energy, unit, durationS) : NO_ENERGY,
        quality: known ? 'actual' : 'missing',
        row: raw.sourceRow[at] ?? 0,
      },
      steps.stampedAtEnd,
    );
  }
}

function inMilliWh(value: Energy, unit: ColumnUnit, durationS: number): Energy {
  return unit.power ? scalePower(value, unit.exponent, durationS) : scaleEnergy(value, unit.exponent);
}

function valuesOf(raw: ReadingColumns): readonly (Energy | undefined)[] {
  return Array.from(raw.energyMilliWh, (milliWh, at) =>
    raw.quality[at] === QUALITY_CODES.missing
      ? undefined
      : { milliWh, restE20Kwh: raw.restE20Kwh?.[at] ?? 0 },
  );
}

function isRegister({ value, unit }: RawChannel, raw: ReadingColumns, labels: Float64Array): boolean {
  if (typeof unit === 'object' && unit.power) return false;
  const forward = (labels[raw.length - 1] ?? 0) >= (labels[0] ?? 0) ? 1 : -1;
  let rises = 0;
  let largest = 0;
  for (let at = 1; at < raw.length; at += 1) {
    const step = ((raw.energyMilliWh[at] ?? 0) - (raw.energyMilliWh[at - 1] ?? 0)) * forward;
    if (step < 0) return false;
    if (step > 0) rises += 1;
    largest = Math.max(largest, step);
  }
  if (rises < raw.length / 10) return false;
  if (rises >= REGISTER_ROWS) return true;
  // "Total kWh" names sums of a day as well: a register is far above what a step adds.
  const least = Math.min(raw.energyMilliWh[0] ?? 0, raw.energyMilliWh[raw.length - 1] ?? 0);
  return value.register && rises >= 3 && least > largest * 2;
}

/** Differences of neighbours; the first (of a falling file the last) has none. */
function differences(values: readonly (Energy | undefined)[]): readonly (Energy | undefined)[] {
  const first = values[0];
  const last = values.at(-1);
  const rising = first !== undefined && last !== undefined && last.milliWh >= first.milliWh;
  return values.map((value, at) => {
    const before = values[rising ? at - 1 : at + 1];
    return value === undefined || before === undefined ? undefined : subtractEnergy(value, before);
  });
}

/** No unit anywhere: the one of kWh and Wh that gives a home's usual day, said aloud; else refused. */
function assumedUnit(
  energies: readonly (Energy | undefined)[],
  durations: Float64Array,
  sink: ReadingSink,
): ColumnUnit {
  let sum = 0;
  let seconds = 0;
  for (const [at, energy] of energies.entries()) {
    if (energy === undefined) continue;
    sum += Math.abs(energy.milliWh) + Math.abs(energy.restE20Kwh) / 1e14;
    seconds += durations[at] ?? 0;
  }
  const aDay = seconds === 0 ? 0 : (sum * DAY_S) / seconds;
  const fits = (perDay: number): boolean => perDay >= USUAL_KWH_A_DAY.from && perDay <= USUAL_KWH_A_DAY.to;
  if (fits(aDay) || aDay === 0) {
    sink.warn(
      'usage.unit-assumed',
      'The file names no unit; kWh was assumed, which gives a usual amount a day. Check it.',
    );
    return KWH;
  }
  if (fits(aDay / 1000)) {
    sink.warn(
      'usage.unit-assumed',
      'The file names no unit; Wh was assumed, for kWh would be far too much a day. Check it.',
    );
    return WH;
  }
  throw new DomainError(
    'usage.unit-unknown',
    'The file names no unit, and neither kWh nor Wh gives an amount a home would use. Name the unit in the header, like "Usage (kWh)".',
  );
}

function notEnergy(): DomainError {
  return new DomainError(
    'usage.not-energy',
    'The column is in kW, but its rows are more than an hour apart, so it is no energy. Download the usage in kWh.',
  );
}
