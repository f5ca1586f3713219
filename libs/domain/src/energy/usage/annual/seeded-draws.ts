import { seededRandom } from '#domain/shared/seeded-random';

/** Draws that depend on nothing but the seed and their order. */
export interface SeededDraws {
  /** Standard normal. */
  normal(): number;
  /** True in so many of 1. */
  chance(share: number): boolean;
  /** Whole number within `apart` of `centre`, from 0 to `size` - 1. */
  near(centre: number, apart: number, size: number): number;
}

/** Normal draws by Box and Muller. */
export function seededDraws(seed: number): SeededDraws {
  const uniform = seededRandom(seed);
  return {
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    chance: (share) => uniform() < share,
    near: (centre, apart, size) => {
      const least = Math.max(centre - apart, 0);
      const most = Math.min(centre + apart, size - 1);
      return least + Math.floor(uniform() * (most - least + 1));
    },
  };
}
