import type { PlaceView } from '#projections/energy/household/household.view';
import type { CoverageView } from '#projections/energy/plan/plan.view';
import { day } from '#web/shared/format/dates';

/** Says in a sentence or two how many plans we know at a place and how fresh their prices are. */
export function coverageWords({ choice }: PlaceView, coverage: CoverageView): string {
  const { plans, retailers, newest, outdated } = coverage;
  if (plans === 0 || newest === null) {
    return choice === 'tariff'
      ? 'We don’t have your utility’s price plans yet, so there is nothing to compare. Your usage charts still work.'
      : 'We don’t have plans for this area yet, so there is nothing to compare. Your usage charts still work.';
  }
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
