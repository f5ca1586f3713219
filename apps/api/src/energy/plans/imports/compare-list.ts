import { DomainError } from '#domain/shared/domain-error';
import type { CatalogueState, Listing } from '#domain/energy/plans/catalogue/catalogue.decider';
import type { CatalogueDifference } from '#domain/energy/plans/catalogue/compare-catalogues';
import { compareWithEarlier, compareWithList } from '#domain/energy/plans/catalogue/compare-catalogues';
import { Findings, PriceChanges, nameOf, reportOf } from '#domain/energy/plans/imports/import-report';
import type { ImportReport } from '#domain/energy/plans/imports/imports.events';
import { listingsAfter } from '#domain/energy/plans/catalogue/catalogue.decider';
import type { CatalogueAt } from '../catalogue.js';
import { revisionOf } from '../catalogue.js';
import type { DigestedPlan, PlanEditions } from '../plan-editions.js';
import { sha256Of } from './list-pieces.js';
import type { ListFile } from './read-list.js';
import { readList } from './read-list.js';

const MOST_NAMED = 50;
const PAGE = 500;

/** What an import would do to the catalogue as it was at `before`. */
export interface Compared {
  readonly before: CatalogueAt;
  readonly difference: CatalogueDifference;
  readonly fileSha256: string;
  readonly revisionBefore: string;
  readonly revisionAfter: string;
  readonly report: ImportReport;
}

/** What to do while a list is read. */
export interface WhileReading {
  /** Called with the plans so far, and how much of the list is read, 0 to 1. */
  readonly onPlans?: ((plans: number, share: number) => Promise<void> | void) | undefined;
  /** Called with plans that are new or other than before. */
  readonly onFresh?: ((plans: readonly DigestedPlan[]) => Promise<void>) | undefined;
}

/**
 * Reads a list and compares it with the catalogue, plan by plan, with one batch in memory. Throws what `readList`
 * throws, and `plans.empty-list` for a list without a plan.
 */
export async function compareList(
  file: ListFile,
  { before, editions }: { readonly before: CatalogueAt; readonly editions: Pick<PlanEditions, 'get'> },
  { onPlans, onFresh }: WhileReading = {},
): Promise<Compared> {
  const { listings } = before.state;
  const { source } = file.reading;
  const list = new Map<string, string>();
  const names = new Map<string, string>();
  const findings = new Findings();
  const prices = new PriceChanges();
  for await (const { plans, refused, repeated, share } of readList(file)) {
    findings.repeated += repeated;
    for (const one of refused) findings.refuse(one);
    for (const { plan, digest } of plans) {
      findings.plan(plan);
      list.set(plan.planId, digest);
      names.set(plan.planId, nameOf(plan));
    }
    const fresh = plans.filter(({ plan, digest }) => isFresh(listings.get(plan.planId), digest, source));
    await compareWithOld(fresh, listings, { editions, prices });
    await onFresh?.(fresh);
    await onPlans?.(list.size, share);
  }
  if (list.size === 0) {
    const { refused } = findings.reasons();
    const why = refused[0] === undefined ? '' : ` ${refused[0].reason}`;
    throw new DomainError('plans.empty-list', `The list holds no plan that we can use.${why}`, { refused });
  }
  const difference = compareWithList(listings, list, source);
  await nameGone(difference, listings, { editions, names });
  const report = reportOf(difference, { findings, prices, names: (planId) => names.get(planId) ?? planId });
  return {
    before,
    difference,
    report,
    fileSha256: await sha256Of(file.path),
    ...revisions(before.state, difference),
  };
}

/** Compares the catalogue with itself at an earlier time; `fileSha256` is the earlier revision. */
export async function compareEarlier(
  before: CatalogueAt,
  earlier: CatalogueAt,
  editions: Pick<PlanEditions, 'get'>,
): Promise<Compared> {
  const difference = compareWithEarlier(before.state.listings, earlier.state.listings);
  const { added, changed } = difference;
  const names = new Map<string, string>();
  const findings = new Findings();
  const prices = new PriceChanges();
  const fresh = [...added, ...changed];
  for (let from = 0; from < fresh.length; from += PAGE) {
    const digests = new Map(
      fresh
        .slice(from, from + PAGE)
        .map((planId) => [planId, earlier.state.listings.get(planId)?.digest ?? '']),
    );
    const found = await editions.get([...digests.values()]);
    const plans = [...digests].flatMap(([, digest]) => {
      const plan = found.get(digest);
      return plan === undefined ? [] : [{ plan, digest }];
    });
    for (const { plan } of plans) {
      findings.plan(plan);
      names.set(plan.planId, nameOf(plan));
    }
    await compareWithOld(plans, before.state.listings, { editions, prices });
  }
  await nameGone(difference, before.state.listings, { editions, names });
  const report = reportOf(difference, { findings, prices, names: (planId) => names.get(planId) ?? planId });
  const fileSha256 = revisionOf(earlier.state.listings);
  return { before, difference, report, fileSha256, ...revisions(before.state, difference) };
}

function isFresh(listing: Listing | undefined, digest: string, source: string): boolean {
  if (listing === undefined) return true;
  return listing.source === source && listing.digest !== null && listing.digest !== digest;
}

async function compareWithOld(
  fresh: readonly DigestedPlan[],
  listings: CatalogueState['listings'],
  { editions, prices }: { readonly editions: Pick<PlanEditions, 'get'>; readonly prices: PriceChanges },
): Promise<void> {
  const old = await editions.get(fresh.flatMap(({ plan: { planId } }) => listings.get(planId)?.digest ?? []));
  for (const { plan } of fresh) {
    const before = old.get(listings.get(plan.planId)?.digest ?? '');
    if (before !== undefined) prices.compare(before, plan);
  }
}

async function nameGone(
  { withdrawn }: CatalogueDifference,
  listings: CatalogueState['listings'],
  { editions, names }: { readonly editions: Pick<PlanEditions, 'get'>; readonly names: Map<string, string> },
): Promise<void> {
  const digests = withdrawn.slice(0, MOST_NAMED).flatMap((planId) => listings.get(planId)?.digest ?? []);
  for (const plan of (await editions.get(digests)).values()) names.set(plan.planId, nameOf(plan));
}

function revisions(
  { listings }: CatalogueState,
  { changes }: CatalogueDifference,
): Pick<Compared, 'revisionBefore' | 'revisionAfter'> {
  return {
    revisionBefore: revisionOf(listings),
    revisionAfter: revisionOf(listingsAfter(listings, changes)),
  };
}
