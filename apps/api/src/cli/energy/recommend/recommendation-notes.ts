import type { RiskFlag } from '#domain/energy/scoring/flags/risk-flag';

/** What a person should mind of a plan, a line each; amounts are in the currency of the plan. */
export function notesOf(flags: readonly RiskFlag[]): readonly string[] {
  return flags.flatMap(noteOf).map((note) => note.replaceAll(/\s+/g, ' ').trim());
}

function noteOf(flag: RiskFlag): readonly string[] {
  switch (flag.kind) {
    case 'billCreditCliff':
      return [`A bill credit of ${flag.creditAmount} hangs on using ${flag.thresholdKwh} kWh in a month.`];
    case 'minimumUsageFee':
      return [`Months below ${flag.thresholdKwh} kWh cost ${flag.feeAmount} more.`];
    case 'introductoryPriceEnds':
      return [
        `The introductory price ends on ${flag.endsOn}; a year after that costs ${flag.extraPerYear} more.`,
      ];
    case 'shortTerm':
      return [
        `The price is bound for ${String(flag.months)} months only; a year after that may cost ${flag.extraPerYear} more.`,
      ];
    case 'priceCanChange':
      return ['The price can change.'];
    case 'highTerminationFee':
      return [`Leaving early can cost ${flag.amount}.`];
    case 'thinData':
      return [`The meter counted ${flag.meteredPercent} % of the year; the rest is an estimate.`];
    case 'unpricedText':
      return flag.texts.map((text) => `Not priced: ${text}`);
    case 'estimatedFromLabel':
      return ['Only average prices are published; the bills are an estimate.'];
    case 'conditionalDiscount':
      return flag.names.map((name) => `A discount with a condition is not counted: ${name}`);
    case 'eligibility':
      return flag.conditions.map((condition) => `Not for everybody: ${condition}`);
  }
}
