import type { RiskFlag } from './risk-flag.js';

/** Sorts risks by the money at stake a year, most first; those without an amount follow in their order. */
export function byStake(flags: readonly RiskFlag[]): RiskFlag[] {
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
