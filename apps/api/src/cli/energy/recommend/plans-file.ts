import { basename } from 'node:path';
import { z } from 'zod';
import { dayInName, textOf } from '../convert/convert.js';
import type { HomePlace } from '#domain/energy/households/households.events';
import { utilityNamed } from '#domain/energy/households/places/find-place';
import { ANY_WIRES, Plan } from '#domain/energy/plans/plan';
import { withDelivery } from '#domain/energy/plans/with-delivery';
import type { SeriesContext } from '#domain/energy/tariffs/convert/convert';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { isForExportsAlone, sellerOf, slug } from '#domain/energy/plans/imports/plan-of-tariff';
import { DomainError } from '#domain/shared/domain-error';
import { distinctPlans } from '#domain/energy/plans/distinct-plans';

const MAX_LISTED = 20;
const MAX_PLAN_ID = 120;
const MAX_UTILITY_ID = 40;

/** Plans of a file: our own plans, or tariffs as `tariff convert` prints them. */
const PlansFile = z.union([
  z.array(Plan).min(1),
  z.object({ plans: z.array(Plan) }).transform(({ plans }) => plans),
  z.object({ tariffs: z.array(Tariff) }).transform(({ tariffs }) => tariffs),
  z.array(Tariff).min(1),
]);

/**
 * The plans of a file that the home can sign up for, each once: all that do not name another delivery utility.
 * Supply-only offers get the delivery charges of the home's utility. `from` names the format of a published list.
 * Throws `recommend.bad-plans`, `recommend.other-utility` if no plan is for the home's utility, and the
 * converter's refusals.
 */
export async function plansOfFile(
  path: string,
  { from, series = {} }: { readonly from?: string | undefined; readonly series?: SeriesContext | undefined },
  place: HomePlace,
): Promise<readonly Plan[]> {
  const text = await textOf(path);
  const today = new Date().toISOString().slice(0, 10);
  const entries =
    from === undefined ? ownEntries(text, path) : converted(text, path, { from, today, series });
  const listed = entries
    .map((entry) => ('planId' in entry ? entry : planOf(entry, place)))
    .filter(({ tariff }) => !isForExportsAlone(tariff));
  if (listed.length === 0) throw badPlans(path, 'it only prices energy that a home sends to the grid');
  const { deliveryUtilityId: home } = place;
  const near =
    home === null
      ? listed.map((plan) => ({ ...plan, deliveryUtilityIds: [ANY_WIRES] }))
      : listed.filter((plan) => plan.deliveryUtilityIds.includes(home));
  if (near.length > 0) return distinctPlans(near.flatMap((plan) => withDelivery(plan, today)));
  throw new DomainError(
    'recommend.other-utility',
    `No plan in "${basename(path)}" is offered by this home's delivery utility. Give that utility's own list, or another --utility.`,
    {
      utility: home,
      offeredOn: [...new Set(listed.flatMap((plan) => plan.deliveryUtilityIds))].slice(0, MAX_LISTED),
    },
  );
}

function converted(
  text: string,
  path: string,
  { from, ...context }: { readonly from: string; readonly today: string; readonly series: SeriesContext },
): readonly Tariff[] {
  const { tariffs, refused } = converterOf(from)(text, {
    asOf: dayInName(path) ?? context.today,
    source: basename(path),
    series: context.series,
  });
  if (tariffs.length > 0) return tariffs;
  throw badPlans(path, refused[0]?.reason ?? 'it holds no plan');
}

function ownEntries(text: string, path: string): readonly (Plan | Tariff)[] {
  const parsed = PlansFile.safeParse(jsonOf(text, path));
  if (parsed.success) return parsed.data;
  throw badPlans(path, z.prettifyError(parsed.error).slice(0, 400));
}

function planOf(tariff: Tariff, { market, deliveryUtilityId }: HomePlace): Plan {
  const named = tariff.networks?.map((name) => utilityNamed(name)?.id ?? slug(name).slice(0, MAX_UTILITY_ID));
  return {
    planId: `plan-${slug(tariff.id)}`.slice(0, MAX_PLAN_ID),
    ...sellerOf(tariff),
    market,
    deliveryUtilityIds: named === undefined ? [deliveryUtilityId ?? ANY_WIRES] : [...new Set(named)],
    tariff,
    rating: null,
  };
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badPlans(path, 'it is no JSON');
  }
}

function badPlans(path: string, why: string): DomainError {
  return new DomainError(
    'recommend.bad-plans',
    `The plans in "${basename(path)}" cannot be used: ${why}. Give plans in our own format, the output of "tariff convert --json", or name the format with --from.`,
  );
}
