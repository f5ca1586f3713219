import type { PriceAssumption } from '#domain/energy/households/households.events';
import { Decimal } from 'decimal.js';
import { amountText } from '../amounts.js';
import { annualMilliWh } from '../home-usage.js';
import { dayAfter, hasEnded } from '../staying/leaving-fee.js';
import type { ScoringInput } from '../scoring-input.js';
import type { Assumption, Scoring } from '../scoring.js';
import { sum } from '../pricing/plan-costs.js';
import type { Weighing } from '../ranking/weigh-plans.js';

/** The assumptions about future prices, with amounts, so that they can be shown and changed. */
export function assumptionsText(input: ScoringInput, weighing: Weighing): Scoring['assumptions'] {
  const { staying, marketMicros } = weighing;
  const { contract, today } = input;
  const from = contract.end === null || hasEnded(contract, today) ? null : dayAfter(contract.end);
  return {
    market: marketMicros === null ? null : yearText(marketMicros, input),
    afterContract: {
      ...assumption(input.afterContract),
      from,
      year: staying === null || from === null ? null : yearText(sum(staying.after.expected), input),
    },
    afterTerm: assumption(input.afterTerm),
  };
}

function assumption(stated: PriceAssumption): Assumption {
  return { kind: stated.kind, percent: stated.kind === 'percentMore' ? stated.percent : null };
}

function yearText(
  micros: number,
  { usage }: ScoringInput,
): { readonly cost: string; readonly centsPerKwh: string | null } {
  return { cost: amountText(micros), centsPerKwh: centsPerKwh(micros, annualMilliWh(usage)) };
}

/** All-in price per kWh in hundredths of the currency, two decimals; null if no energy is used. */
export function centsPerKwh(costMicros: number, milliWh: number): string | null {
  return milliWh > 0 ? new Decimal(costMicros).times(100).div(milliWh).toFixed(2) : null;
}
