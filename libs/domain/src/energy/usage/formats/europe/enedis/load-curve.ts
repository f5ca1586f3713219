import type { Energy } from '#domain/shared/units';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type { ChannelKey, ReadingSink } from '#domain/energy/usage/formats/format';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import { MeanPower } from '#domain/energy/usage/table/mean-power';
import { placeLabels } from '#domain/energy/usage/time/wall-clock';

/** Unit of a curve's values: mean power over the step, or its energy. */
export type CurveUnit = 'W' | 'kW' | 'Wh' | 'kWh';

/** One value with the END of its step. */
export interface CurvePoint {
  readonly endS: number;
  /** Whether `endS` is UTC; else it is what the clock in Paris showed. */
  readonly zoned: boolean;
  /** Plain decimal text, empty when there is no value. */
  readonly text: string;
  readonly row: number;
}

export const ENEDIS_ZONE = 'Europe/Paris';
const HALF_HOUR_S = 1800;
/** Steps that Linky meters have had (minutes 5 to 60). */
const STEPS_S: ReadonlySet<number> = new Set([300, 600, 900, 1800, 3600]);

/**
 * Writes a load curve. Each value lasts since the one before it; a lone odd distance is a gap and
 * keeps the step around it, a new step that repeats is a change (30 to 60 or 15 minutes).
 */
export function writeCurve(
  key: ChannelKey,
  points: readonly CurvePoint[],
  unit: CurveUnit,
  sink: ReadingSink,
): void {
  const ordered = inUtc(points).sort((a, b) => a.endS - b.endS || a.row - b.row);
  const steps = stepsOf(ordered);
  const put = into(sink);
  const energyOf = energyReader(unit);
  ordered.forEach((point, index) => {
    const durationS = steps[index] ?? HALF_HOUR_S;
    const energy = point.text === '' ? undefined : energyOf(point.text, durationS);
    const reading = {
      startUtc: point.endS - durationS,
      durationS,
      energy: energy ?? NO_ENERGY,
      quality: energy === undefined ? 'missing' : 'actual',
      row: point.row,
    } as const;
    putFlow(key, reading, put, sink);
  });
}

/** Energy of the values of one curve, in their order; undefined when a text is no number. */
export function energyReader(unit: CurveUnit): (text: string, durationS: number) => Energy | undefined {
  switch (unit) {
    case 'W':
    case 'kW': {
      const power = new MeanPower(unit === 'W' ? 3 : 6);
      return (text, durationS) => power.energy(text, durationS);
    }
    case 'Wh':
      return (text) => parseEnergy(text, 3);
    case 'kWh':
      return (text) => parseEnergy(text, 6);
  }
}

/** The length of each step, by its distance to the point before; points are in time order. */
export function stepsOf(points: readonly { readonly endS: number }[]): readonly number[] {
  const gaps = points.map(({ endS }, index) => endS - (points[index - 1]?.endS ?? Number.NaN));
  const usual = commonest(gaps);
  const steps: number[] = [];
  for (let index = 0; index < points.length; index += 1) steps.push(stepAt(gaps, index, steps.at(-1), usual));
  return steps;
}

function stepAt(gaps: readonly number[], index: number, before: number | undefined, usual: number): number {
  const gap = gaps[index] ?? Number.NaN;
  const next = gaps[index + 1] ?? Number.NaN;
  const goesOn = gap === before || gap === next;
  if (STEPS_S.has(gap) && (goesOn || (before !== undefined && gap < before))) return gap;
  // Into a gap, or at the start, the next distance tells: when it repeats or is shorter than any gap could be.
  const around = before ?? usual;
  return STEPS_S.has(next) && (next === gaps[index + 2] || next < around) ? next : around;
}

function commonest(gaps: readonly number[]): number {
  const times = new Map<number, number>();
  for (const gap of gaps) if (STEPS_S.has(gap)) times.set(gap, (times.get(gap) ?? 0) + 1);
  return [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? HALF_HOUR_S;
}

function inUtc(points: readonly CurvePoint[]): CurvePoint[] {
  if (points.every(({ zoned }) => zoned)) return [...points];
  const placed = placeLabels(
    points.map(({ endS }) => endS),
    zoneOf(ENEDIS_ZONE),
  );
  return points.map((point, index) => (point.zoned ? point : { ...point, endS: placed.at(index) }));
}
