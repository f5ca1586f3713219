import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { addMonths } from '#domain/shared/day';
import { MICROS } from '#domain/shared/money';
import { amountText } from '../amounts.js';
import type { HomeUsage } from '../home-usage.js';
import type { PlanCosts } from '../pricing/plan-costs.js';
import { costsInContractMonth, firstYearCosts, steadyCosts, sum } from '../pricing/plan-costs.js';
import { highestFee } from '../staying/leaving-fee.js';
import type { CostBand } from '../scoring.js';
import type { ScoringInput } from '../scoring-input.js';
import type { RiskFlag } from './risk-flag.js';
import { usageFlags } from './usage-flags.js';

/** A leaving fee of at least this much is flagged. */
const HIGH_FEE_MICROS = 150 * MICROS;
/** The most texts that a flag quotes; its count includes the others. */
const QUOTED_TEXTS = 5;
const QUOTED_CHARACTERS = 300;
const YEAR_MONTHS = 12;

/** Below this share of metered energy, data counts as thin. */
const THIN_SHARE = 0.75;

/** All flags of a ranked plan, by the money at stake. */
export function rankedFlags(
  tariff: Tariff,
  costs: PlanCosts,
  { usage, today }: Pick<ScoringInput, 'usage' | 'today'>,
  band: CostBand,
): RiskFlag[] {
  return byStake([
    ...contractFlags(tariff),
    ...termFlags(tariff, costs, today),
    ...priceFlags(tariff, costs, today),
    ...usageFlags(tariff, monthsOf(usage)),
    ...certaintyFlags(usage.meteredShare, band),
  ]);
}

/** Flags of the present plan, whose price is known only as it is. */
export function presentFlags(tariff: Tariff, usage: HomeUsage): RiskFlag[] {
  return [...contractFlags(tariff), ...usageFlags(tariff, monthsOf(usage))];
}

/** Flags about a plan's price: introductory, variable, estimated or not priced in full. */
export function priceFlags(tariff: Tariff, costs: PlanCosts, today: string): readonly RiskFlag[] {
  const flags: RiskFlag[] = [];
  const steadyMicros = sum(steadyCosts(costs));
  const extraMicros = steadyMicros - sum(firstYearCosts(costs, today));
  const second = costs.bands[1];
  if (second !== undefined && second.fromContractMonth !== (tariff.termMonths ?? 0) + 1) {
    const months = second.fromContractMonth - 1;
    const endsOn = addMonths(today, months);
    flags.push({ kind: 'introductoryPriceEnds', months, endsOn, extraPerYear: amountText(extraMicros) });
  }
  if (tariff.priceBasis !== 'fixed') {
    const extraPerYearAtTenPercent = amountText(steadyMicros / 10);
    flags.push({ kind: 'priceCanChange', priceBasis: tariff.priceBasis, extraPerYearAtTenPercent });
  }
  return flags;
}

/** Flags a price that holds for less than a year, with the extra cost of a year at the price assumed after it. */
function termFlags(tariff: Tariff, costs: PlanCosts, today: string): readonly RiskFlag[] {
  const months = tariff.termMonths;
  if (months === undefined || months >= YEAR_MONTHS) return [];
  const extraMicros = sum(steadyCosts(costs)) - sum(costsInContractMonth(costs, months));
  const extraPerYear = amountText(Math.max(0, extraMicros));
  return [{ kind: 'shortTerm', months, endsOn: addMonths(today, months), extraPerYear }];
}

/** Flags about the contract and its text: leaving fee, conditions, and unpriced text. */
export function contractFlags(tariff: Tariff): readonly RiskFlag[] {
  const flags: RiskFlag[] = [];
  const feeMicros = highestFee(tariff.terminationFee, tariff.termMonths ?? 0);
  if (feeMicros !== null && feeMicros >= HIGH_FEE_MICROS)
    flags.push({
      kind: 'highTerminationFee',
      amount: amountText(feeMicros),
      limitAmount: amountText(HIGH_FEE_MICROS),
    });
  if (tariff.unpriced.length > 0)
    flags.push({
      kind: 'unpricedText',
      count: tariff.unpriced.length,
      texts: quoted(tariff.unpriced.map(({ text }) => text)),
    });
  if (tariff.estimated !== undefined) flags.push({ kind: 'estimatedFromLabel' });
  const conditional = tariff.discounts.filter((discount) => !discount.guaranteed);
  if (conditional.length > 0)
    flags.push({
      kind: 'conditionalDiscount',
      count: conditional.length,
      names: quoted(conditional.map(({ charge, condition }) => condition ?? charge.label)),
    });
  if (tariff.eligibility.length > 0)
    flags.push({ kind: 'eligibility', conditions: quoted(tariff.eligibility) });
  return flags;
}

/** Flags a year with little metered energy, with the resulting cost band. */
export function certaintyFlags(meteredShare: number, { low, high }: CostBand): readonly RiskFlag[] {
  if (meteredShare >= THIN_SHARE) return [];
  return [{ kind: 'thinData', meteredPercent: Math.floor(meteredShare * 100), lowCost: low, highCost: high }];
}

/** Sorts risks by the money at stake a year, most first; those without an amount follow in their order. */
function byStake(flags: readonly RiskFlag[]): RiskFlag[] {
  return [...flags].sort((a, b) => stakeOf(b) - stakeOf(a));
}

function stakeOf(flag: RiskFlag): number {
  switch (flag.kind) {
    case 'billCreditCliff':
      return Number(flag.amountAtStake);
    case 'minimumUsageFee':
      return Number(flag.amountCharged) + Number(flag.feeAmount) * flag.monthsNear;
    case 'introductoryPriceEnds':
      return Number(flag.extraPerYear);
    case 'shortTerm':
      return Number(flag.extraPerYear);
    case 'priceCanChange':
      return Number(flag.extraPerYearAtTenPercent);
    case 'highTerminationFee':
      return Number(flag.amount);
    case 'thinData':
      return (Number(flag.highCost) - Number(flag.lowCost)) / 2;
    case 'unpricedText':
    case 'estimatedFromLabel':
    case 'conditionalDiscount':
    case 'eligibility':
      return 0;
  }
}

function monthsOf({ months }: HomeUsage): readonly number[] {
  return months.map(({ milliWh }) => milliWh);
}

function quoted(texts: readonly string[]): string[] {
  return texts.slice(0, QUOTED_TEXTS).map((text) => text.slice(0, QUOTED_CHARACTERS));
}
