import type { RiskFlag } from '#domain/energy/scoring/flags/risk-flag';

/** A plan's risks, one line each; amounts are in the plan's currency. */
export function notesOf(flags: readonly RiskFlag[]): readonly string[] {
  return flags.flatMap(noteOf).map((note) => note.replaceAll(/\s+/g, ' ').trim());
}

function noteOf(flag: RiskFlag): readonly string[] {
  switch (flag.kind) {
    case 'billCreditCliff':
      return [`A bill credit of ${flag.creditAmount} depends on using ${flag.thresholdKwh} kWh in a month.`];
    case 'minimumUsageFee':
      return [`Months below ${flag.thresholdKwh} kWh cost ${flag.feeAmount} more.`];
    case 'introductoryPriceEnds':
      return [
        `The introductory price ends on ${flag.endsOn}; a year after that costs ${flag.extraPerYear} more.`,
      ];
    case 'shortTerm':
      return [
        `The price holds for ${String(flag.months)} months only; a year after that may cost ${flag.extraPerYear} more.`,
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
      return flag.names.map((name) => `A conditional discount is not counted: ${name}`);
    case 'eligibility':
      return flag.conditions.map((condition) => `Not open to everyone: ${condition}`);
  }
}
