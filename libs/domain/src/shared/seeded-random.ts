/** Shares from 0 to below 1 that look random and are the same for the same seed. */
export type SeededRandom = () => number;

/** Generator "mulberry32" (Tommy Ettinger, public domain). */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

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
