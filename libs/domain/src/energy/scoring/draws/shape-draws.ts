import { seededRandom } from '#domain/shared/seeded-random';
import { SHAPE_COUNT, WAKING, WAKING_SHARE } from './load-shapes.js';

const SEED = 20_261_130;

/**
 * How far each shape moved in each drawn year, in standard deviations: `year * SHAPE_COUNT + shape`. Of waking
 * it is 1 in the years in which empty months are lived in, else 0.
 */
export interface ShapeDraws {
  readonly steps: Float64Array;
}

/** Normal draws, the same for the same number of years; each shape's have a mean of nothing, but for waking. */
export function shapeDraws(years: number): ShapeDraws {
  const uniform = seededRandom(SEED);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const steps = Float64Array.from({ length: years * SHAPE_COUNT }, normal);
  for (let shape = 0; shape < WAKING; shape += 1) {
    const own = steps.filter((_, at) => at % SHAPE_COUNT === shape);
    const mean = own.reduce((total, step) => total + step, 0) / own.length;
    for (let at = shape; at < steps.length; at += SHAPE_COUNT) steps[at] = (steps[at] ?? 0) - mean;
  }
  for (let year = 0; year < years; year += 1) steps[year * SHAPE_COUNT + WAKING] = Number(wakes(year));
  return { steps };
}

/** Share of so many drawn years in which empty months are lived in. */
export function wakingShare(years: number): number {
  return Array.from({ length: years }, (_, year) => wakes(year)).filter(Boolean).length / Math.max(1, years);
}

/** Evenly among the years, so that few years hold their share too. */
function wakes(year: number): boolean {
  return Math.floor((year + 1) * WAKING_SHARE) > Math.floor(year * WAKING_SHARE);
}
