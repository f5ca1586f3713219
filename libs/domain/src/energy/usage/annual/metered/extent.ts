import type { StepS } from '../annual-profile.js';
import type { FlowSeries } from './flows.js';
import { LONGEST_INTERVAL_S, hasValue } from './metered-flow.js';

/** Time that a flow's readings span, and the step of the finest of them. */
export interface Extent {
  readonly startUtc: number;
  readonly endUtc: number;
  readonly stepS: StepS;
}

/** A step must make up this share of the interval readings to count: stray short ones do not. */
const FINE_SHARE = 0.05;

/** Span and step of the readings with a value; undefined without any. */
export function extentOf(flow: readonly FlowSeries[]): Extent | undefined {
  let startUtc = Number.POSITIVE_INFINITY;
  let endUtc = Number.NEGATIVE_INFINITY;
  const counts = new Map<number, number>();
  let intervals = 0;
  for (const { series } of flow) {
    for (let at = 0; at < series.columns.length; at += 1) {
      if (!hasValue(series, at)) continue;
      const start = series.columns.startUtc[at] ?? 0;
      const durationS = series.columns.durationS[at] ?? 0;
      startUtc = Math.min(startUtc, start);
      endUtc = Math.max(endUtc, start + durationS);
      if (durationS > LONGEST_INTERVAL_S) continue;
      const stepS = durationS < 1800 ? 900 : durationS < 3600 ? 1800 : 3600;
      counts.set(stepS, (counts.get(stepS) ?? 0) + 1);
      intervals += 1;
    }
  }
  if (endUtc < startUtc) return undefined;
  const fine = (stepS: number): boolean => (counts.get(stepS) ?? 0) > FINE_SHARE * intervals;
  return { startUtc, endUtc, stepS: fine(900) ? 900 : fine(1800) ? 1800 : 3600 };
}
