import type { PlaceView } from '#projections/energy/household/household.view';
import type { CoverageView } from '#projections/energy/plan/plan.view';
import { day } from '#web/shared/format/dates';

/** Says in a sentence or two how many plans we know at a place and how fresh their prices are. */
export function coverageWords({ choice }: PlaceView, coverage: CoverageView): string {
  const { plans, retailers, newest, outdated, noOffers } = coverage;
  if (plans === 0 || newest === null) {
    return choice === 'tariff'
      ? 'We don’t have your utility’s price plans yet, so there is nothing to compare. Ask it which plans it has for homes; your usage charts show which would suit you.'
      : 'We don’t have a price list for this area yet, so there is nothing to compare. Your usage charts still work.';
  }
  if (noOffers)
    return `We know no offers here yet, only the default tariff, with prices of ${day(newest)}. We can price your year on that.`;
  if (plans === 1 && choice === 'tariff')
    return `We know 1 of its plans, with prices of ${day(newest)}. We can price your year on that.`;
  const known = plans === 1 ? 'We know 1 plan' : `We know ${String(plans)} plans`;
  const sellers = choice === 'tariff' || retailers === 1 ? '' : ` from ${String(retailers)} suppliers`;
  const age =
    outdated === 0
      ? ''
      : outdated === plans
        ? ' They may all be out of date: check them before you sign anything.'
        : ` ${String(outdated)} of them may be out of date.`;
  return `${known}${sellers} here, with prices up to ${day(newest)}. There may be others.${age}`;
}
