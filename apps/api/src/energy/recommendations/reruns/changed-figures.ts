import type { Recommendation } from '#domain/energy/recommendations/recommendation';
import type { RankedPlan } from '#domain/energy/scoring/scoring';
import type { Bill } from '#domain/energy/tariffs/model/bill';
import { microsText } from '#domain/shared/money';
import type { FigureView } from '#projections/shared/rerun.view';

const MOST_FIGURES = 200;
/** Plans whose bills are shown line by line. */
const MOST_BILLED = 5;
const MOST_LINES = 200;

type Ranked = Pick<Recommendation, 'top' | 'others' | 'verdict' | 'staying'>;
/** A plan's bills on both sides, as engines answer them. */
interface BillsOf {
  readonly then: ((planId: string) => Promise<string>) | undefined;
  readonly now: (planId: string) => Promise<string>;
}

/** The figures of a recommendation that came out otherwise, plan by plan, with the bill lines behind a year's cost. */
export async function changedFigures(was: Ranked, is: Ranked, bills: BillsOf): Promise<FigureView[]> {
  const [before, after] = [byPlan(was), byPlan(is)];
  const found: FigureView[] = [...verdictFigures(was, is)];
  let billed = 0;
  for (const planId of new Set([...before.keys(), ...after.keys()])) {
    const [old, next] = [before.get(planId), after.get(planId)];
    const { name = planId, retailer = '' } = (next ?? old)?.plan ?? {};
    const of = retailer === '' ? name : `${name}, ${retailer}`;
    for (const [figure, read] of FIGURES) {
      const [then, now] = [old && read(old), next && read(next)];
      if (then === now) continue;
      const showsLines =
        figure === FIRST_YEAR && billed < MOST_BILLED && old !== undefined && next !== undefined;
      if (showsLines) billed += 1;
      const lines = showsLines ? await changedLines(planId, bills) : [];
      found.push({ of, name: figure, was: then ?? null, is: now ?? null, lines });
    }
    if (found.length >= MOST_FIGURES) break;
  }
  return found.slice(0, MOST_FIGURES);
}

const FIRST_YEAR = 'Cost of the first year';
const FIGURES: readonly (readonly [string, (plan: RankedPlan) => string])[] = [
  ['Rank', ({ rank }) => String(rank)],
  [FIRST_YEAR, ({ firstYear }) => firstYear.cost],
  ['Cost that plans are ranked by', ({ rankedYear }) => rankedYear.cost],
  ['Worth by wishes', ({ wishesWorth }) => wishesWorth],
  ['Coming year, low', ({ costBand }) => costBand.low],
  ['Coming year, high', ({ costBand }) => costBand.high],
];

function byPlan({ top, others }: Ranked): ReadonlyMap<string, RankedPlan> {
  return new Map([...top, ...others].map((ranked) => [ranked.plan.planId, ranked]));
}

function verdictFigures(was: Ranked, is: Ranked): readonly FigureView[] {
  const read: readonly (readonly [string, (body: Ranked) => string | null])[] = [
    ['Advice', ({ verdict }) => verdict.advice],
    ['Plan', ({ verdict }) => verdict.planId],
    ['Saving in the first year', ({ verdict }) => verdict.firstYearSavings],
    ['Cost of staying', ({ staying }) => staying.annualCost],
  ];
  return read.flatMap(([name, of]) =>
    of(was) === of(is) ? [] : [{ of: 'The verdict', name, was: of(was), is: of(is), lines: [] }],
  );
}

/** Lines of a plan's bills that differ; empty where the engine of then is not kept. */
async function changedLines(planId: string, { then, now }: BillsOf): Promise<FigureView['lines']> {
  if (then === undefined) return [];
  const [before, after] = [linesOf(await then(planId)), linesOf(await now(planId))];
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => ({ name, was: before.get(name) ?? null, is: after.get(name) ?? null }))
    .filter(({ was, is }) => was !== is)
    .slice(0, MOST_LINES);
}

function linesOf(text: string): ReadonlyMap<string, string> {
  const bills = (JSON.parse(text) ?? []) as readonly Bill[];
  return new Map(
    bills.flatMap(({ cycle, lines }) =>
      lines.map(({ label, tier, window, quantity, unit, price, amountMicros }) => {
        const where = [window, tier === undefined ? undefined : `block ${String(tier)}`];
        const what = [label, ...where.filter((part) => part !== undefined)].join(', ');
        return [
          `${cycle.start}: ${what}`,
          `${quantity} ${unit} at ${price} = ${microsText(amountMicros)}`,
        ] as const;
      }),
    ),
  );
}
