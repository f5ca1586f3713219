import type { Recommendation } from '#web/energy/recommendations/recommendation';
import type { Preferences } from './household-api.js';

/** One slider in plain words: how much the person would pay for something, in local money. */
export type SliderWords = {
  readonly key: keyof Preferences['wishes'];
  readonly label: string;
  readonly meaning: string;
  readonly most: number;
  readonly step: number;
  readonly unit: 'hundredthsPerKwh' | 'moneyPerYear' | 'percentOfFee';
};

export const SLIDERS: readonly SliderWords[] = [
  {
    key: 'renewableCentsPerKwh',
    label: 'Clean power',
    meaning: 'How much more you would pay for all-renewable power.',
    most: 10,
    step: 0.5,
    unit: 'hundredthsPerKwh',
  },
  {
    key: 'starPerYear',
    label: 'A well-rated supplier',
    meaning: 'How much more you would pay for one more star.',
    most: 100,
    step: 5,
    unit: 'moneyPerYear',
  },
  {
    key: 'freedomPerYear',
    label: 'Freedom to leave',
    meaning: 'How much more you would pay for no contract than for a 12-month one.',
    most: 200,
    step: 10,
    unit: 'moneyPerYear',
  },
  {
    key: 'fixedPricePerYear',
    label: 'A fixed price',
    meaning: 'How much more you would pay for a fixed price.',
    most: 200,
    step: 10,
    unit: 'moneyPerYear',
  },
  {
    key: 'leavingFeePercent',
    label: 'Chance of leaving early',
    meaning: 'How likely you are to pay the new plan’s exit fee in a year.',
    most: 100,
    step: 5,
    unit: 'percentOfFee',
  },
];

/** Longest contracts to choose from, in months. */
export const TERMS = [1, 6, 12, 24, 36] as const;

/** Says a slider's value in local money: `Worth up to $50 a year`. */
export function wordFor(
  { unit }: SliderWords,
  value: number,
  money: { readonly sign: string; readonly minor: string },
): string {
  if (value === 0) return unit === 'percentOfFee' ? 'None' : 'Worth nothing extra';
  switch (unit) {
    case 'hundredthsPerKwh':
      return `Worth up to ${String(value)} ${money.minor} a kWh`;
    case 'moneyPerYear':
      return `Worth up to ${money.sign}${String(value)} a year`;
    case 'percentOfFee':
      return `${String(value)}%`;
  }
}

const SLIDER_OF: Readonly<Record<Recommendation['idleWishes'][number], keyof Preferences['wishes']>> = {
  renewable: 'renewableCentsPerKwh',
  rating: 'starPerYear',
  freedom: 'freedomPerYear',
  fixedPrice: 'fixedPricePerYear',
  leavingFee: 'leavingFeePercent',
};

/** Sliders of wishes that made no difference because all plans were alike. */
export function idleSliders(
  idleWishes: Recommendation['idleWishes'],
): readonly (keyof Preferences['wishes'])[] {
  return idleWishes.map((wish) => SLIDER_OF[wish]);
}
