import { scheduleTest } from '../calendar/calendar.js';
import { inForce } from '../calendar/validity.js';
import type { PerKwCharge } from '../model/charge.js';
import { flowColumn, meanMilliW } from '../model/load.js';
import { areByDay, peakOf } from '../model/peaks.js';
import type { LocalTime } from './clock.js';
import type { Piece } from './pieces.js';
import type { Setting } from './setting.js';
import type { Watcher } from './watcher.js';
import { energyReader } from './watcher.js';

const MINUTES_A_DAY = 1440;
const WHOLE = 100;

/** A watcher of peaks, and what it saw. */
export interface PeakWatcher extends Watcher {
  /** `[cycle]` whole mW. */
  peaks(): readonly number[];
}

/** Peaks are of whole metered intervals, or of clock windows (cut where a cycle ends) when the charge says how long. */
export function peakWatcher(setting: Setting, charge: PerKwCharge): PeakWatcher {
  const { load, cycles } = setting;
  const active = inForce(charge, setting.contractStart);
  const test = scheduleTest(charge.schedule);
  const weights = (charge.weights ?? []).map(({ schedule, percent }) => ({
    test: scheduleTest(schedule),
    percent,
  }));
  const column = flowColumn(load, charge.flow);
  const energyOf = energyReader(setting, { flow: charge.flow });
  const windowS = (charge.windowMinutes ?? 0) * 60;
  const byDay = areByDay(charge.peaks);
  const seen = cycles.map(() => new Map<number, number>());
  let bucket = '';
  let sum = 0;
  const percentAt = ({ day, minute }: LocalTime): number =>
    weights.find((weight) => weight.test.applies(day, minute))?.percent ?? WHOLE;
  const powerOf = (
    piece: Piece,
    { minute }: LocalTime,
    percent: number,
  ): readonly [milliW: number, key: number] => {
    const durationS = load.durationS[piece.interval] ?? 0;
    if (windowS <= durationS)
      return [weighted(meanMilliW(column?.[piece.interval] ?? 0, durationS), percent), piece.interval];
    const from = piece.from - ((minute * 60) % windowS);
    const current = `${piece.cycle} ${from}`;
    sum = (current === bucket ? sum : 0) + weighted(energyOf(piece), percent);
    bucket = current;
    return [meanMilliW(sum, windowS), from];
  };
  return {
    test,
    zone: charge.schedule?.zone ?? setting.zone,
    marks: [
      ...test.marks,
      ...weights.flatMap((weight) => weight.test.marks),
      ...windowMarks(charge.windowMinutes),
    ],
    see: (piece, time) => {
      if (!active(time.day)) return;
      const [milliW, interval] = powerOf(piece, time, percentAt(time));
      const key = byDay ? time.day.dayNumber : interval;
      const ofCycle = seen[piece.cycle];
      if (milliW > (ofCycle?.get(key) ?? 0)) ofCycle?.set(key, milliW);
    },
    peaks: () => seen.map((ofCycle) => peakOf(charge.peaks, [...ofCycle.values()])),
  };
}

function weighted(value: number, percent: number): number {
  return percent === WHOLE ? value : Math.round((value * percent) / WHOLE);
}

function windowMarks(windowMinutes: number | undefined): readonly number[] {
  if (windowMinutes === undefined) return [];
  return Array.from(
    { length: Math.ceil(MINUTES_A_DAY / windowMinutes) },
    (_, window) => window * windowMinutes,
  );
}
