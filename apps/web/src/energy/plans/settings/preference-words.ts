import type { Preferences } from './household-api.js';

/** One slider in plain words. */
export type SliderWords = {
  readonly key: keyof Preferences['weights'];
  readonly label: string;
  readonly meaning: string;
};

export const SLIDERS: readonly SliderWords[] = [
  { key: 'cost', label: 'A low bill', meaning: 'What the year costs you.' },
  { key: 'flexibility', label: 'Freedom to leave', meaning: 'Short contracts and small leaving fees.' },
  { key: 'renewable', label: 'Clean power', meaning: 'The share from wind, sun and water.' },
  { key: 'rating', label: 'A well-rated seller', meaning: 'How customers rate the company.' },
];

/** Longest contracts to choose from, in months. */
export const TERMS = [1, 6, 12, 24, 36] as const;

/** A weight of 0 to 100 in a word. */
export function wordFor(weight: number): string {
  if (weight === 0) return 'Does not matter';
  if (weight <= 25) return 'A little';
  if (weight <= 50) return 'Somewhat';
  return weight <= 75 ? 'Much' : 'Most of all';
}
