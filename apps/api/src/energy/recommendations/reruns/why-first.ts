import type { Wishes } from '#domain/energy/households/households.events';
import type { Recommendation } from '#domain/energy/recommendations/recommendation';
import type { PlanPoints } from '#domain/energy/scoring/ranking/ranking-points';
import { WISHES } from '#domain/energy/scoring/ranking/wishes';
import type { Wish } from '#domain/energy/scoring/ranking/wishes';
import { microsText } from '#domain/shared/money';
import type { WhyFirstView } from '#projections/shared/rerun.view';

const CENT_MICROS = 10_000;

const NAMES: Readonly<Record<Wish, string>> = {
  renewable: 'Clean power',
  rating: 'The supplier’s rating',
  freedom: 'Freedom to leave',
  fixedPrice: 'A fixed price',
  leavingFee: 'Leaving fees',
};

/** The field that each wish is stated in, and the most that it can be. */
const STATED: Readonly<Record<Wish, readonly [keyof Wishes, number]>> = {
  renewable: ['renewableCentsPerKwh', 20],
  rating: ['starPerYear', 200],
  freedom: ['freedomPerYear', 300],
  fixedPrice: ['fixedPricePerYear', 300],
  leavingFee: ['leavingFeePercent', 100],
};

/** How a wish that is so much higher is said. */
const MORE: Readonly<Record<Wish, (more: number) => string>> = {
  renewable: (more) => `clean power were worth ${more.toFixed(2)} cents a kWh more to you`,
  rating: (more) => `one more star were worth ${more.toFixed(2)} a year more to you`,
  freedom: (more) => `freedom to leave were worth ${more.toFixed(2)} a year more to you`,
  fixedPrice: (more) => `a fixed price were worth ${more.toFixed(2)} a year more to you`,
  leavingFee: (more) => `${more.toFixed(0)} more percent of a leaving fee counted`,
};

/** Every plan's points in words, and what would have to change for it to be first. */
export function whyFirst(
  id: string,
  { currency, caution, verdict, preferences }: Recommendation,
  points: readonly PlanPoints[],
): WhyFirstView {
  const [first, second] = points;
  const year = caution === 'badYear' ? 'a bad year' : 'the expected year';
  const names = (plan: PlanPoints): string => `${plan.name}, ${plan.retailer}`;
  const lead =
    first === undefined
      ? 'No plan could be ranked.'
      : second === undefined
        ? `${names(first)} is the only plan that was ranked.`
        : `${names(first)} is first: its cost in ${year}, less what it is worth by the wishes, is ${money(first.gapMicros ?? 0)} ${currency} a year below that of ${names(second)}.`;
  const stays = verdict.advice === 'stay' ? ' The advice is to stay all the same: no plan saves enough.' : '';
  return {
    ...{ id, currency, answer: `${lead}${stays}` },
    plans: points.map((plan) => ({
      ...{
        rank: plan.rank,
        name: names(plan),
        cost: money(plan.costMicros),
        points: money(plan.pointsMicros),
      },
      worth: WISHES.map((wish) => {
        const worth = plan.worth[wish];
        return { name: NAMES[wish], amount: worth === null ? null : money(worth) };
      }),
      changes: changesOf(plan, currency, preferences.wishes),
    })),
  };
}

function changesOf(
  { rank, gapMicros, wishesToDrawLevel }: PlanPoints,
  currency: string,
  stated: Wishes,
): string[] {
  if (gapMicros === null) return [];
  if (rank === 1) return [`It stays first until it costs ${money(gapMicros)} ${currency} a year more.`];
  const wishes = WISHES.flatMap((wish) => {
    const more = wishesToDrawLevel[wish];
    const [field, most] = STATED[wish];
    // A wish that nobody can state changes nothing.
    const canBe = more !== undefined && Number(stated[field]) + more <= most;
    return canBe ? [`It would draw level if ${MORE[wish](more)}.`] : [];
  });
  return [`It would draw level if it cost ${money(gapMicros)} ${currency} a year less.`, ...wishes];
}

/** To the cent, as amounts are shown. */
function money(micros: number): string {
  return microsText(Math.round(micros / CENT_MICROS) * CENT_MICROS);
}
