import { DomainError } from '#domain/shared/domain-error';
import type { CurrentPlan, HomePlace, Preferences } from '../households/households.events.js';
import type { HomeUsage } from '../scoring/home-usage.js';
import type { ScoringInput, PresentPlan } from '../scoring/scoring-input.js';
import type { Scoring } from '../scoring/scoring.js';
import { contractOf } from '../scoring/staying/contract.js';
import { ownRateTariff } from '../scoring/staying/own-rate.js';
import type { CatalogueEdition } from './catalogue-edition.js';
import type { Plan } from './plan.js';
import { pricedAt } from './plan.js';

/** A home's statements that a scoring run depends on. */
export interface HomeFacts {
  readonly place: HomePlace;
  /** Whether the home chooses its supplier, or only among the tariffs of the one it has. */
  readonly choice: Scoring['choice'];
  readonly currentPlan: CurrentPlan | null;
  readonly preferences: Preferences;
}

/** A scoring run's input from a home, its year and the catalogue. `at` is the instant of the run, ISO 8601. */
export function scoringInputOf(
  { place, choice, currentPlan, preferences }: HomeFacts,
  usage: HomeUsage,
  { edition, at }: { readonly edition: Pick<CatalogueEdition, 'plans' | 'byId'>; readonly at: string },
): ScoringInput {
  const plans = pricedAt(place, edition.plans);
  const currency = plans[0]?.tariff.currency;
  if (currency === undefined)
    throw new DomainError('recommendations.no-plans', NO_PLANS[choice], {}, 'conflict');
  const today = localDay(at, place.zone);
  const stands = presentPlan(currentPlan, edition, { currency, today });
  const nothingToChoose = isOnlyPlan(plans, choice);
  const present: PresentPlan = nothingToChoose ? { kind: 'unknown' } : stands;
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
    choice,
    nothingToChoose,
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

const NO_PLANS: Readonly<Record<Scoring['choice'], string>> = {
  supplier:
    'We have no price list for your area yet, so there is nothing to compare. Your usage is kept, and its charts work.',
  tariff:
    'One company delivers and sells the power where you live, so there is no other supplier to switch to, and we do not have its prices yet. Ask it which price plans it has for homes. Your usage is kept, and its charts work.',
};

/** Whether one plan is all there is: the default tariff, or the one that we know of a home's only supplier. */
function isOnlyPlan(plans: readonly Plan[], choice: Scoring['choice']): boolean {
  return plans.length === 1 && (choice === 'tariff' || plans[0]?.isDefault === true);
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
