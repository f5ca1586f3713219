import type { PriceAssumption } from '#domain/energy/households/households.events';
import { amountText, centsPerKwh, roundedKwhText } from '../amounts.js';
import type { HomeUsage } from '../home-usage.js';
import { annualMilliWh } from '../home-usage.js';
import { sum } from '../pricing/plan-costs.js';
import type { Weighing } from '../ranking/weigh-plans.js';
import type { Assumption, Scoring } from '../scoring.js';
import type { ScoringInput } from '../scoring-input.js';
import { dayAfter, hasEnded } from '../staying/leaving-fee.js';

/** The usage that every plan was priced on. */
export function usageText(usage: HomeUsage): Scoring['usage'] {
  return {
    annualKwh: roundedKwhText(annualMilliWh(usage)),
    lowKwh: roundedKwhText(usage.lowMilliWh),
    highKwh: roundedKwhText(usage.highMilliWh),
    meteredShare: Math.round(usage.meteredShare * 1000) / 1000,
    months: usage.months.map(({ month, milliWh, lowMilliWh, highMilliWh }) => ({
      month,
      kwh: roundedKwhText(milliWh),
      lowKwh: roundedKwhText(lowMilliWh),
      highKwh: roundedKwhText(highMilliWh),
    })),
  };
}

/** The assumptions about future prices, with amounts, so that they can be shown and changed. */
export function assumptionsText({ setting, marketMicros }: Weighing): Scoring['assumptions'] {
  const { input, stay } = setting;
  const { contract, today } = input;
  const from = contract.end === null || hasEnded(contract, today) ? null : dayAfter(contract.end);
  return {
    market: marketMicros === null ? null : yearText(marketMicros, input),
    afterContract: {
      ...assumption(input.afterContract),
      from,
      year: stay === null || from === null ? null : yearText(sum(stay.way.after.expected), input),
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
