import { donorDays } from './day-course.js';
import type { KnownFlow } from '../metered/known-flow.js';
import { modelRest, spreadTotals } from './along-courses.js';
import type { Projection } from './month-evidence.js';
import { evidenceOf } from './month-evidence.js';
import { foldOtherYears } from './other-years.js';
import { roughnessOf } from './roughness.js';
import type { WholeFlow } from './whole-flow.js';
import type { MonthEvidence } from './year-estimate.js';
import { estimateYear } from './year-estimate.js';

/** Completes a flow over the window: totals spread, other years' days folded in, the rest modelled. */
export function projectFlow(projection: Projection, known: KnownFlow): WholeFlow {
  const { grid, window, model, weather } = projection;
  const cells = known.milliWh.length;
  const intervalKnownS = sumOf(known.intervalS, known.filledS);
  const intervalMilliWh = sumOf(known.milliWh, known.filledMilliWh);
  const base = { grid, model, weather, donors: donorDays(grid, intervalKnownS), milliWh: intervalMilliWh };
  const meteredS = sumOf(known.intervalS, known.totalS);
  const flow = {
    meteredMilliWh: known.milliWh.slice(),
    meteredS,
    intervalS: known.intervalS,
    firstReadCell: meteredS.findIndex((seconds) => seconds > 0),
    lastReadCell: meteredS.findLastIndex((seconds) => seconds > 0),
    filledMilliWh: known.filledMilliWh,
    filledS: known.filledS,
    foldedMilliWh: new Float64Array(cells),
    foldedS: new Float64Array(cells),
    modelledMilliWh: new Float64Array(cells),
    modelledS: new Float64Array(cells),
  };
  const evidence = (): readonly MonthEvidence[] => evidenceOf(projection, flow);
  if (known.spreads.length > 0) {
    const nothing = estimateYear(
      model,
      evidence().map((month) => ({ ...month, knownShare: 0 })),
    );
    spreadTotals({ ...base, estimate: nothing }, known, flow.meteredMilliWh);
    const first = estimateYear(model, evidence());
    flow.meteredMilliWh.set(known.milliWh);
    spreadTotals({ ...base, estimate: first }, known, flow.meteredMilliWh);
  }
  foldOtherYears(grid, window, flow);
  const estimate = estimateYear(model, evidence(), roughnessOf(grid, base.donors, intervalMilliWh));
  modelRest({ ...base, estimate }, window, flow);
  return { ...flow, estimate };
}

function sumOf(one: Float64Array, other: Float64Array): Float64Array {
  return one.map((value, at) => value + (other[at] ?? 0));
}
