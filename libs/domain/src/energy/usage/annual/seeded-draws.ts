/** Draws that depend on nothing but the seed and their order. */
export interface SeededDraws {
  /** Standard normal. */
  normal(): number;
  /** Whole number within `apart` of `centre`, from 0 to `size` - 1. */
  near(centre: number, apart: number, size: number): number;
}

/** Generator "mulberry32" (Tommy Ettinger, public domain), normal draws by Box and Muller. */
export function seededDraws(seed: number): SeededDraws {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    near: (centre, apart, size) => {
      const least = Math.max(centre - apart, 0);
      const most = Math.min(centre + apart, size - 1);
      return least + Math.floor(uniform() * (most - least + 1));
    },
  };
}
