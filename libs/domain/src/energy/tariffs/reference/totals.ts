import type { Flow } from '../model/charge.js';
import { energyBefore, flowColumn, meanMilliW } from '../model/load.js';
import { piecesOf } from './pieces.js';
import type { Setting } from './setting.js';

/** Sums that whole cycles are judged by. */
export interface Totals {
  /** `[cycle]` whole mWh of each flow. */
  readonly milliWh: Readonly<Record<Flow, readonly number[]>>;
  /** `[cycle]` highest average import power, whole mW. */
  readonly peakMilliW: readonly number[];
}

/** Adds up the load by cycle. */
export function totalsOf({ load, cycles }: Pick<Setting, 'load' | 'cycles'>): Totals {
  const zeros = (): number[] => cycles.map(() => 0);
  const milliWh = { import: zeros(), export: zeros(), controlledLoad: zeros() };
  const peakMilliW = zeros();
  const flows: readonly Flow[] = ['import', 'export', 'controlledLoad'];
  for (const { interval, cycle, from, to } of piecesOf(load, cycles, () => Number.POSITIVE_INFINITY)) {
    const start = load.startUtc[interval] ?? 0;
    const durationS = load.durationS[interval] ?? 0;
    for (const flow of flows) {
      const whole = flowColumn(load, flow)?.[interval] ?? 0;
      const part = energyBefore(whole, durationS, to - start) - energyBefore(whole, durationS, from - start);
      milliWh[flow][cycle] = (milliWh[flow][cycle] ?? 0) + part;
    }
    const power = meanMilliW(load.importMilliWh[interval] ?? 0, durationS);
    peakMilliW[cycle] = Math.max(peakMilliW[cycle] ?? 0, power);
  }
  return { milliWh, peakMilliW };
}
