import type { SeasonModel, Weather } from '#domain/energy/usage/shapes/season-model';

/** One kind of home: its climate and how much cooling and heating it has over its weather-free daily use. */
export interface HomeKind {
  /** Place in the season model's list of climates. */
  readonly climate: number;
  readonly cooling: number;
  readonly heating: number;
  /** Probability before any reading is looked at; all kinds sum to 1. */
  readonly prior: number;
}

/** Parts of a day's use, in shares of the home's mean day. */
export interface DayParts {
  readonly weatherFree: number;
  readonly cooling: number;
  readonly heating: number;
}

const SHARES: readonly number[] = [0, 0.2, 0.4, 0.7, 1, 1.5, 2.5, 4, 7];

/** Every kind of home that the model allows, on a grid of cooling and heating shares. */
export function kindsOf(model: SeasonModel): readonly HomeKind[] {
  const kinds: HomeKind[] = [];
  for (const [climate, { weight, typicalCooling, typicalHeating }] of model.climates.entries()) {
    const coolings = exponentialWeights(typicalCooling);
    const heatings = exponentialWeights(typicalHeating);
    for (const [i, cooling] of SHARES.entries()) {
      for (const [j, heating] of SHARES.entries()) {
        const prior = weight * (coolings[i] ?? 0) * (heatings[j] ?? 0);
        if (prior > 0) kinds.push({ climate, cooling, heating, prior });
      }
    }
  }
  return kinds;
}

/** What a kind uses on a day of this weather, its weather-free use being 1. */
export function partsOf(kind: HomeKind, winterLight: number, weather: Weather): DayParts {
  const light = 1 + winterLight * weather.winter;
  return {
    weatherFree: light,
    cooling: light * kind.cooling * weather.cooling,
    heating: light * kind.heating * weather.heating,
  };
}

export function levelOf(parts: DayParts): number {
  return parts.weatherFree + parts.cooling + parts.heating;
}

/** Exponential prior on the grid of shares, each share standing for the width around it. */
function exponentialWeights(mean: number): readonly number[] {
  if (mean <= 0) return SHARES.map((share) => (share === 0 ? 1 : 0));
  const weights = SHARES.map((share, at) => {
    const before = SHARES[at - 1] ?? share;
    const after = SHARES[at + 1] ?? share;
    const width = (after - before) / (at === 0 || at === SHARES.length - 1 ? 1 : 2);
    return Math.exp(-share / mean) * width;
  });
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}
