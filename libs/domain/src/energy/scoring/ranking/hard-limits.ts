import { amountText, microsOf } from '../amounts.js';
import type { FilterReason, Relaxation } from '../scoring.js';
import type { CandidatePlan, HardLimits } from '../scoring-input.js';
import type { Standing } from './wishes.js';
import { standingOf } from './wishes.js';

/**
 * Every hard limit that the plan breaks. A value that the plan does not state breaks its limit, with `actual`
 * null.
 */
export function brokenLimits(plan: CandidatePlan, limits: HardLimits): readonly FilterReason[] {
  const standing = standingOf(plan);
  return [
    ...contractReasons(standing, limits),
    ...qualityReasons(standing, limits),
    ...priceReasons(plan, limits),
  ];
}

function contractReasons({ boundMonths, highestFeeMicros }: Standing, limits: HardLimits): FilterReason[] {
  const reasons: FilterReason[] = [];
  if (limits.maxTermMonths !== undefined && boundMonths !== null && boundMonths > limits.maxTermMonths)
    reasons.push({
      code: 'termTooLong',
      limit: String(limits.maxTermMonths),
      actual: String(boundMonths),
      message: `It binds you for ${boundMonths} months; you asked for at most ${limits.maxTermMonths}.`,
    });
  const most = limits.maxTerminationFee;
  if (most !== undefined && (highestFeeMicros === null || highestFeeMicros > microsOf(most))) {
    const actual = highestFeeMicros === null ? null : amountText(highestFeeMicros);
    reasons.push({
      code: 'terminationFeeTooHigh',
      limit: amountText(microsOf(most)),
      actual,
      message:
        actual === null
          ? 'It does not state its fee for leaving early; you set a limit for that.'
          : `Leaving early can cost ${actual}; you asked for at most ${amountText(microsOf(most))}.`,
    });
  }
  return reasons;
}

function qualityReasons({ renewablePercent, rating }: Standing, limits: HardLimits): FilterReason[] {
  const reasons: FilterReason[] = [];
  const least = limits.minRenewablePercent;
  if (least !== undefined && least > 0 && (renewablePercent === null || renewablePercent < least))
    reasons.push({
      code: 'tooLittleRenewable',
      limit: String(least),
      actual: renewablePercent === null ? null : String(renewablePercent),
      message:
        renewablePercent === null
          ? 'It does not state its share of renewable power; you set a limit for that.'
          : `${renewablePercent} % of its power is renewable; you asked for at least ${least} %.`,
    });
  const stars = limits.minRating;
  if (stars !== undefined && stars > 0 && (rating === null || rating < stars))
    reasons.push({
      code: 'ratingTooLow',
      limit: String(stars),
      actual: rating === null ? null : String(rating),
      message:
        rating === null
          ? 'Its supplier has no rating; you set a limit for that.'
          : `Its supplier is rated ${rating}; you asked for at least ${stars}.`,
    });
  return reasons;
}

function priceReasons({ tariff, retailer }: CandidatePlan, limits: HardLimits): FilterReason[] {
  const reasons: FilterReason[] = [];
  if (limits.fixedPriceOnly === true && tariff.priceBasis !== 'fixed')
    reasons.push({
      code: 'priceNotFixed',
      limit: 'fixed',
      actual: tariff.priceBasis,
      message: `Its price is ${tariff.priceBasis}, not fixed; you asked for fixed prices only.`,
    });
  const credits = tariff.charges.filter((charge) => charge.kind === 'credit-if');
  if (limits.noBillCredits === true && credits.length > 0)
    reasons.push({
      code: 'hasBillCredit',
      limit: null,
      actual: String(credits.length),
      message: 'Its price depends on a bill credit; you asked for plans without one.',
    });
  if (limits.excludedRetailers?.some((name) => sameName(name, retailer)) === true)
    reasons.push({
      code: 'retailerExcluded',
      limit: retailer,
      actual: retailer,
      message: `You left out plans from ${retailer}.`,
    });
  return reasons;
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

type Limit = Relaxation['limit'];

/** Limits that can be loosened step by step, with their reason's code and the direction that loosens them. */
const STEPS: readonly { readonly limit: Limit; readonly code: FilterReason['code']; readonly up: boolean }[] =
  [
    { limit: 'maxTermMonths', code: 'termTooLong', up: true },
    { limit: 'maxTerminationFee', code: 'terminationFeeTooHigh', up: true },
    { limit: 'minRenewablePercent', code: 'tooLittleRenewable', up: false },
    { limit: 'minRating', code: 'ratingTooLow', up: false },
    { limit: 'fixedPriceOnly', code: 'priceNotFixed', up: true },
    { limit: 'noBillCredits', code: 'hasBillCredit', up: true },
    { limit: 'excludedRetailers', code: 'retailerExcluded', up: true },
  ];

/**
 * The least loosening of each single limit that lets some of these plans in, with their number; most plans first.
 */
export function relaxationsOf(plans: readonly CandidatePlan[], limits: HardLimits): readonly Relaxation[] {
  const kept = plans.map((plan) => brokenLimits(plan, limits));
  const loosened = STEPS.flatMap(({ limit, code, up }): Relaxation[] => {
    const alone = kept.filter(
      (reasons) => reasons.length > 0 && reasons.every((reason) => reason.code === code),
    );
    const values = alone.map(([reason]) => reason?.actual ?? null);
    const isNumber = limit !== 'fixedPriceOnly' && limit !== 'noBillCredits' && limit !== 'excludedRetailers';
    if (!isNumber) return alone.length === 0 ? [] : [{ limit, to: null, plans: alone.length }];
    const numbers = values.filter((value) => value !== null).map(Number);
    if (numbers.length === 0) return [];
    const to = up ? Math.min(...numbers) : Math.max(...numbers);
    return [
      { limit, to: String(to), plans: numbers.filter((value) => (up ? value <= to : value >= to)).length },
    ];
  });
  return loosened.sort((a, b) => b.plans - a.plans);
}
