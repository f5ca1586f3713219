import type { Coverage } from '#domain/energy/scoring/coverage';
import type { IncompletePlan, RankedPlan, Scoring } from '#domain/energy/scoring/scoring';
import type { RiskFlag } from '#domain/energy/scoring/flags/risk-flag';

const LISTED = 10;
const LIKELY = '8 years in 10 cost';

/**
 * A scoring as a table for a terminal: how old the prices are, the first three plans with their cost in the
 * first year and its likely range, the next ones, the incomplete ones, and below them the risks by the numbers
 * in brackets.
 */
export function recommendationTable(scoring: Scoring & { readonly coverage: Coverage }): string {
  const { top, others, incomplete, filtered, usage, currency, coverage } = scoring;
  // The first three leave out twins of each other, so a twin's rank can lie among theirs.
  const listed = [...top, ...others.slice(0, LISTED)].toSorted((a, b) => a.rank - b.rank);
  const apart = incomplete.slice(0, LISTED);
  const notes = [...new Set([...listed.flatMap(({ flags }) => notesOf(flags)), ...apart.flatMap(missingOf)])];
  const marks = (minds: readonly string[]): string =>
    minds.map((note) => ` [${String(notes.indexOf(note) + 1)}]`).join('');
  const row = ({ rank, plan, firstYear, costBand, flags }: RankedPlan): string =>
    [
      String(rank).padStart(4),
      firstYear.cost.padStart(10),
      `${costBand.low} to ${costBand.high}`.padStart(LIKELY.length),
      `${plan.retailer}, ${plan.name}${marks(notesOf(flags))}`,
    ].join('  ');
  const unrankedRow = (one: IncompletePlan): string =>
    [
      '   -',
      boundsOf(one).padStart(10 + 2 + LIKELY.length),
      `${one.plan.retailer}, ${one.plan.name}${marks(missingOf(one))}`,
    ].join('  ');
  return [
    `Power used in a year: ${usage.annualKwh} kWh`,
    ...pricesOf(coverage),
    `Rank  ${currency} a year  ${LIKELY}  Supplier and plan`,
    ...listed.map(row),
    `${String(others.length)} other plans, ${String(incomplete.length)} not priced in full, ${String(filtered.length)} left out.`,
    ...(apart.length === 0 ? [] : ['Not priced in full, so not ranked:', ...apart.map(unrankedRow)]),
    ...notes.map((note, i) => `[${String(i + 1)}] ${note}`),
  ].join('\n');
}

/** How many plans are compared, how old their prices are, and whether that is too old to rely on. */
function pricesOf({ plans, oldest, newest, outdated }: Coverage): readonly string[] {
  if (oldest === null || newest === null) return [];
  const days = oldest === newest ? newest : `${oldest} to ${newest}`;
  const which =
    plans === 1 ? 'It is' : outdated === plans ? 'They are all' : `${String(outdated)} of them are`;
  return [
    `Plans compared: ${String(plans)}, with prices of ${days}`,
    ...(outdated === 0
      ? []
      : [`${which} older than prices here usually last: check the price before you sign.`]),
  ];
}

/** The bounds of the first year's cost; `?` for an unknown bound. */
function boundsOf({ low, high }: IncompletePlan): string {
  if (low === null && high === null) return 'unknown';
  return `${low ?? '?'} to ${high ?? '?'}`;
}

function missingOf({ missing }: IncompletePlan): readonly string[] {
  return missing.map(({ text }) => `Not priced: ${text}`);
}

/** A plan's risks, one line each; amounts are in the plan's currency. */
function notesOf(flags: readonly RiskFlag[]): readonly string[] {
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
