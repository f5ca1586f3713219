import type { RefusedPlan } from '#domain/energy/tariffs/convert/convert';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { Plan } from '../plan.js';

const MAX_ID = 120;

/** What a list does not say itself. */
export interface ListFacts {
  /** The list's own short name. */
  readonly source: string;
  /** Delivery utilities of plans that name no network. */
  readonly utilities: readonly string[];
  /** Market of plans whose network does not tell it. */
  readonly market: string | null;
}

/** What is known of delivery utilities. */
export interface KnownUtilities {
  /** The id of the one that a publisher names. */
  idOf(name: string): string | undefined;
  marketOf(utilityId: string): string | undefined;
}

/**
 * The plan of a published tariff, under an id that stays the same from one list of this source to the next.
 * Refused, with the reason, if nobody could tell where it is offered.
 */
export function planOfTariff(
  tariff: Tariff,
  { source, utilities, market }: ListFacts,
  known: KnownUtilities,
): Plan | RefusedPlan {
  const refused = (reason: string): RefusedPlan => ({ id: tariff.id, reason });
  if (isForExportsAlone(tariff)) return refused('It only prices energy that a home sends to the grid.');
  const named = tariff.networks?.flatMap((name) => known.idOf(name) ?? []);
  const deliveryUtilityIds = [...new Set(named ?? utilities)];
  const [first] = deliveryUtilityIds;
  if (first === undefined) {
    return refused(
      tariff.networks === undefined
        ? 'It does not say on which network it is offered; name the utility.'
        : `We do not know its network ${tariff.networks.join(', ')}.`,
    );
  }
  const where = known.marketOf(first) ?? market;
  if (where === null) return refused(`We do not know the market of ${first}; name it.`);
  const plan = {
    planId: `${source}-${slug(tariff.id)}`.slice(0, MAX_ID).replace(/-+$/, ''),
    ...sellerOf(tariff),
    market: where,
    deliveryUtilityIds,
    tariff,
    rating: null,
  };
  const checked = Plan.safeParse(plan);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  return refused(`${issue?.path.join('.') ?? 'plan'}: ${issue?.message ?? 'it is no plan'}`);
}

/** Who sells a tariff, and its name without theirs, which is shown beside it. */
export function sellerOf({ name, retailer, provenance }: Tariff): Pick<Plan, 'retailer' | 'name'> {
  const seller = retailer ?? '';
  const product = name.startsWith(seller) ? name.slice(seller.length).replace(/^[\s,:-]+/, '') : name;
  return {
    retailer: retailer ?? provenance.source.slice(0, MAX_ID),
    name: (product === '' ? name : product).slice(0, 200),
  };
}

/** Whether a tariff only pays for exports and sells no energy, so that no home can live on it. */
export function isForExportsAlone({ charges }: Tariff): boolean {
  const flows = charges.flatMap((charge) => ('flow' in charge ? [charge.flow] : []));
  return flows.includes('export') && flows.every((flow) => flow === 'export' || flow === undefined);
}

/** Words as part of an id. */
export function slug(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
