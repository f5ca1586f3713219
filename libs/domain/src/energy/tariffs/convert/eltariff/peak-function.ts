import { Decimal } from 'decimal.js';
import type { PeakWeight, Peaks } from '#domain/energy/tariffs/model/peaks';
import type { Schedule } from '#domain/energy/tariffs/model/time-window';
import { NotUnderstood, scheduleOf } from './active-times.js';
import type { Days } from './active-times.js';
import type { Component } from './tariffs-document.js';

/** How a power component measures, as a charge per kW says it. */
export interface PeakMeasure {
  readonly schedule?: Schedule;
  readonly windowMinutes: number;
  readonly peaks: Peaks;
  readonly weights?: PeakWeight[];
}

const DURATIONS: ReadonlyMap<string, number> = new Map([
  ['PT15M', 15],
  ['PT30M', 30],
  ['PT1H', 60],
  ['PT60M', 60],
]);
const TERM = /^peak\(([\w-]+)\)(?:([/*])(\d+(?:\.\d+)?))?$/;

/**
 * The measure of a power component: the mean of its highest peaks, one each identification period; of several
 * recurring periods under `max`, each counts by its factor. Throws `NotUnderstood`.
 */
export function peakMeasure(
  { peakIdentificationSettings, recurringPeriods }: Component,
  days: Days,
): PeakMeasure {
  if (peakIdentificationSettings == null)
    throw new NotUnderstood('A power price without the rule of its peak');
  const { peakFunction, peakDuration } = peakIdentificationSettings;
  const windowMinutes = DURATIONS.get(peakDuration);
  if (windowMinutes === undefined) throw new NotUnderstood(`A peak over ${peakDuration}`);
  const common = { windowMinutes, peaks: peaksOf(peakIdentificationSettings, windowMinutes) };
  const recurring = recurringPeriods ?? [];
  const terms = termsOf(peakFunction);
  const timesOf = (reference: string): typeof recurring => {
    const named = recurring.filter((each) => (each.reference ?? 'main') === reference);
    if (named.length === 0 && recurring.length > 0)
      throw new NotUnderstood(`The peak "${reference}", whose times are not stated`);
    return named;
  };
  const used = terms.flatMap(({ reference }) => timesOf(reference));
  if (new Set(used).size < recurring.length) throw new NotUnderstood(`The peak function ${peakFunction}`);
  const schedule = scheduleOf(used, days);
  const within = schedule === undefined ? {} : { schedule };
  if (terms.length === 1 && terms[0]?.percent === 100) return { ...common, ...within };
  // The first whose times hold counts, and the function takes the highest.
  const weights = terms
    .toSorted((a, b) => b.percent - a.percent)
    .map(({ reference, percent }) => ({
      schedule: scheduleOf(timesOf(reference), days) ?? { windows: [{}] },
      percent,
    }));
  return { ...common, ...within, weights };
}

type Settings = NonNullable<Component['peakIdentificationSettings']>;

function peaksOf(settings: Settings, windowMinutes: number): Peaks {
  const { peakIdentificationPeriod: period, numberOfPeaksForAverageCalculation: count } = settings;
  if (period === 'P1D' || (period === 'P1M' && count === 1))
    return { kind: 'highest', count, onDifferentDays: count > 1 };
  if (DURATIONS.get(period) === windowMinutes) return { kind: 'highest', count, onDifferentDays: false };
  throw new NotUnderstood(`${count} peaks of which each is the highest of ${period}`);
}

interface Term {
  readonly reference: string;
  readonly percent: number;
}

/** The terms of `peak(a)`, `peak(a)/2` or `max(peak(a),peak(b)*0.5)`. */
function termsOf(peakFunction: string): readonly Term[] {
  const text = peakFunction.replaceAll(/\s/g, '');
  const inner = /^max\((.+)\)$/.exec(text)?.[1]?.split(',') ?? [text];
  return inner.map((term) => {
    const [, reference, sign, factor = '1'] = TERM.exec(term) ?? [];
    const percent = sign === '/' ? new Decimal(100).div(factor) : new Decimal(100).times(factor);
    if (reference === undefined || !percent.isInteger() || percent.gt(1000))
      throw new NotUnderstood(`The peak function ${peakFunction}`);
    return { reference, percent: percent.toNumber() };
  });
}
