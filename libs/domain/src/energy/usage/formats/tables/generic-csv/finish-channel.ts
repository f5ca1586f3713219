import { scaleEnergy } from '#domain/shared/units';
import { DomainError } from '#domain/shared/domain-error';
import type { Zone } from '#domain/shared/zone';
import type { GrowingColumns } from '#domain/energy/usage/readings/columns';
import type {
  ChannelKey,
  ReadingSink,
  RegisterValue,
  RegisterSpan,
} from '#domain/energy/usage/formats/format';
import { MeanPower } from '#domain/energy/usage/table/mean-power';
import { usualStep } from '#domain/energy/usage/stamps/usual-step';
import { assumedExponent } from './assumed-exponent.js';
import type { TablePlan } from '../planning/plan.js';
import { leaveMarks, leaveStrays, putInOrder, refuseRepeated } from './put-in-order.js';
import { takeDifferences } from './register-differences.js';
import { registerProof } from './registers.js';
import type { RegisterProof } from './registers.js';
import { mergedRows } from './series-overlap.js';
import type { SeriesGroup } from './series-overlap.js';
import { rollMidnights, setSteps } from './steps.js';
import { setWideStarts } from '../planning/wide-days.js';

/** How the labels of a channel are read, and who is told what was found. */
export interface ChannelClock {
  readonly sink: ReadingSink;
  readonly zone: Zone;
  /** Seconds of a label as it is held. */
  readonly resolve: (held: number) => number;
  /** What a clock on the wall shows at such a second. */
  readonly faceAt: (seconds: number) => number;
  /** Epoch seconds UTC of such a second. */
  readonly utcAt: (seconds: number) => number;
}

/** One channel's rows in order of time, their steps known. */
export interface SteppedChannel {
  readonly group: SeriesGroup;
  readonly held: GrowingColumns;
  readonly labelledEnd: boolean;
  readonly proof: RegisterProof;
}

/** Mean power is exported by the hour at most; kW beside days or months is a demand or a wrong header. */
const LONGEST_POWER_S = 3_600;
/** Samples of power hold until the next one, but no longer than this over a pause. */
const LONGEST_SAMPLE_S = 900;
const REGULAR_SHARE = 0.9;
const KWH_EXPONENT = 6;

/** Puts the rows of a channel in order and works out their steps, in place. */
export function stepChannel(
  group: SeriesGroup,
  plan: TablePlan,
  { sink, zone, resolve, faceAt }: ChannelClock,
): SteppedChannel {
  const held = mergedRows(group.members);
  const { wide, clock } = plan;
  const isPower = group.members.some(({ unit }) => unit === 'power');
  for (let at = 0; at < held.length; at += 1) held.startUtc.set(at, resolve(held.startUtc.at(at)));
  const rolled = wide === undefined && held.revision() === undefined && rollMidnights(held);
  if (wide?.passed !== true) putInOrder(held);
  leaveStrays(held, sink);
  const seconds = held.revision();
  const secondAt = seconds === undefined ? undefined : (at: number): number => resolve(seconds[at] ?? 0);
  refuseRepeated(held, wide === undefined ? secondAt : undefined);
  const labelledEnd = wide === undefined && setSteps(held, secondAt, { ...clock, rolled, faceAt });
  if (wide?.passed === true && secondAt !== undefined) setWideStarts(held, secondAt, zone);
  if (isPower && wide === undefined && secondAt === undefined && !labelledEnd) holdSamples(held);
  held.dropRevisions();
  const exponent = typeof group.value.unit === 'object' ? group.value.unit.exponent : KWH_EXPONENT;
  leaveMarks(held, exponent, sink);
  const proof = isPower || wide !== undefined ? 'use' : registerProof(held, group.value, exponent);
  return { group, held, labelledEnd, proof };
}

/** The power of ten that sets values without a unit right; 0 where every channel names its unit. */
export function exponentOf(channels: readonly FinishedChannel[], sink: ReadingSink): 0 | -3 {
  const unnamed = channels.filter(({ unit }) => unit === 'none').map(({ held }) => held);
  return unnamed.length === 0 ? 0 : assumedExponent(unnamed, sink);
}

/** A channel whose columns hold starts, durations and energy, but for a unit that is still to be assumed. */
export interface FinishedChannel {
  readonly held: GrowingColumns;
  readonly key: ChannelKey;
  readonly unit: 'energy' | 'power' | 'none';
  readonly labelledEnd: boolean;
  readonly reads: RegisterSpan | undefined;
}

/** Writes the unit that was assumed, in place. */
export function scaleChannel(
  { held, reads, unit }: FinishedChannel,
  exponent: 0 | -3,
): RegisterSpan | undefined {
  if (unit !== 'none' || exponent === 0) return reads;
  for (let at = 0; at < held.length; at += 1) held.setEnergy(at, scaleEnergy(held.energyAt(at), exponent));
  const scaled = (read: RegisterValue): RegisterValue => ({
    ...read,
    value: scaleEnergy(read.value, exponent),
  });
  return reads === undefined ? undefined : { first: scaled(reads.first), last: scaled(reads.last) };
}

/**
 * Works out the registers of a channel and writes them in place: afterwards its columns hold starts by
 * the file's own clock, durations and mWh (as if in kWh where no unit is named). Says whether the labels were ends, and of a register what it
 * stood at first and last.
 */
export function finishChannel(
  { group, held, labelledEnd, proof }: SteppedChannel,
  { sink, utcAt }: ChannelClock,
): FinishedChannel {
  const labelAt = (at: number): number => held.startUtc.at(at) + (labelledEnd ? held.durationS.at(at) : 0);
  const unit = unitIn(group);
  const { key } = group;
  if (proof === 'register') {
    const exponent = typeof group.value.unit === 'object' ? group.value.unit.exponent : KWH_EXPONENT;
    const reads = takeDifferences(held, { labelAt, utcAt, sink, unitMilliWh: 10 ** exponent });
    return { held, key, unit, labelledEnd: false, reads };
  }
  if (labelledEnd)
    sink.warn(
      'usage.end-stamped',
      'The times in the file are the ends of their intervals, and were read that way.',
    );
  if (unit === 'power') toEnergy(held);
  return { held, key, unit, labelledEnd, reads: undefined };
}

function unitIn({ members }: SeriesGroup): 'energy' | 'power' | 'none' {
  const units = new Set(members.map(({ unit }) => unit));
  if (units.has('power')) return 'power';
  return units.has('none') ? 'none' : 'energy';
}

/** Samples taken now and then: each power held until the next sample. */
function holdSamples(held: GrowingColumns): void {
  const labels = held.startUtc.view();
  const usualS = usualStep(labels, LONGEST_POWER_S);
  let regular = 0;
  for (let at = 1; at < held.length; at += 1)
    if (Math.abs((labels[at] ?? 0) - (labels[at - 1] ?? 0)) === usualS) regular += 1;
  if (regular >= (held.length - 1) * REGULAR_SHARE || usualS > LONGEST_SAMPLE_S) return;
  const forward = (labels[held.length - 1] ?? 0) >= (labels[0] ?? 0);
  for (let at = 0; at < held.length; at += 1) {
    const next = labels[at + (forward ? 1 : -1)];
    const distance = next === undefined ? usualS : next - (labels[at] ?? 0);
    held.durationS.set(at, distance > 0 && distance <= LONGEST_SAMPLE_S ? distance : usualS);
  }
}

/** Turns mean power held as mW into mWh. */
function toEnergy(held: GrowingColumns): void {
  const { durationS } = held.columns();
  if (durationS.some((seconds) => seconds > LONGEST_POWER_S)) throw notEnergy();
  const power = new MeanPower(0);
  for (let at = 0; at < held.length; at += 1)
    held.setEnergy(at, power.held(held.energyAt(at), durationS[at] ?? 0));
}

function notEnergy(): DomainError {
  return new DomainError(
    'usage.not-energy',
    'The column is in kW, but its rows are more than an hour apart, so it is no energy. Download the usage in kWh.',
  );
}
