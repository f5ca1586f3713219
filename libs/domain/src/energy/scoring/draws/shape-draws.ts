import { seededRandom } from '#domain/shared/seeded-random';
import { SHAPE_COUNT } from './load-shapes.js';

const SEED = 20_261_130;

/** The shift of each shape in each drawn year, in standard deviations: `year * SHAPE_COUNT + shape`. */
export interface ShapeDraws {
  readonly steps: Float64Array;
}

/** Normal draws, the same for the same number of years; each shape's mean is zero. */
export function shapeDraws(years: number): ShapeDraws {
  const uniform = seededRandom(SEED);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const steps = Float64Array.from({ length: years * SHAPE_COUNT }, normal);
  for (let shape = 0; shape < SHAPE_COUNT; shape += 1) {
    const own = steps.filter((_, at) => at % SHAPE_COUNT === shape);
    const mean = own.reduce((total, step) => total + step, 0) / own.length;
    for (let at = shape; at < steps.length; at += SHAPE_COUNT) steps[at] = (steps[at] ?? 0) - mean;
  }
  return { steps };
}
