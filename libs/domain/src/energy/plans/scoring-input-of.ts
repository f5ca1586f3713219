import { DomainError } from '#domain/shared/domain-error';
import type { CurrentPlan, HomePlace, Preferences } from '../households/households.events.js';
import type { HomeUsage } from '../scoring/home-usage.js';
import type { ScoringInput } from '../scoring/scoring-input.js';
import { contractOf } from '../scoring/staying/contract.js';
import { ownRateTariff } from '../scoring/staying/own-rate.js';
import type { PresentPlan } from '../scoring/staying/present-plan.js';
import type { CatalogueEdition } from './catalogue-edition.js';
import { offeredAt } from './plan.js';

/** What a home said of itself, all of which a scoring run depends on. */
export interface HomeFacts {
  readonly place: HomePlace;
  readonly currentPlan: CurrentPlan | null;
  readonly preferences: Preferences;
}

/** A scoring run's input from a home, its year and the catalogue. `at` is the instant of the run, ISO 8601. */
export function scoringInputOf(
  { place, currentPlan, preferences }: HomeFacts,
  usage: HomeUsage,
  { edition, at }: { readonly edition: Pick<CatalogueEdition, 'plans' | 'byId'>; readonly at: string },
): ScoringInput {
  const plans = offeredAt(place, edition.plans);
  const currency = plans[0]?.tariff.currency;
  if (currency === undefined) {
    throw new DomainError(
      'recommendations.no-plans',
      'We know no plans that a home here can switch to yet. Your usage is kept; look again when we have prices for your area.',
      {},
      'conflict',
    );
  }
  const today = localDay(at, place.zone);
  const present = presentPlan(currentPlan, edition, { currency, today });
  const tariff = present.kind === 'plan' ? present.plan.tariff : null;
  const stated = currentPlan ?? {
    contractEnd: null,
    terminationFee: { kind: 'none' },
    plan: { kind: 'unknown' },
  };
  return {
    today,
    currency,
    usage,
    plans,
    present,
    contract: contractOf(stated, tariff, place.market),
    wishes: preferences.wishes,
    limits: preferences.limits,
    caution: preferences.caution ?? 'expected',
    afterContract: preferences.afterContract ?? { kind: 'market' },
    afterTerm: preferences.afterTerm ?? { kind: 'market' },
    customerOf: present.kind === 'plan' ? present.plan.retailer : (currentPlan?.supplier ?? null),
    devices: preferences.devices ?? [],
    agreedToCost: preferences.agreedToCost ?? null,
  };
}

function presentPlan(
  current: CurrentPlan | null,
  { byId }: Pick<CatalogueEdition, 'byId'>,
  { currency, today }: { readonly currency: string; readonly today: string },
): PresentPlan {
  if (current === null) return { kind: 'unknown' };
  switch (current.plan.kind) {
    case 'unknown':
      return { kind: 'unknown' };
    case 'catalogue': {
      const plan = byId.get(current.plan.planId);
      if (plan !== undefined) return { kind: 'plan', plan };
      throw new DomainError('plans.unknown', 'Your present plan is not in the catalogue. Choose it again.', {
        planId: current.plan.planId,
      });
    }
    case 'ownRate': {
      const tariff = ownRateTariff({ ...current.plan, currency, asOf: today });
      const { id: planId, name } = tariff;
      return { kind: 'ownRate', plan: { planId, name, retailer: 'your supplier', tariff, rating: null } };
    }
  }
}

function localDay(at: string, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(at));
}
