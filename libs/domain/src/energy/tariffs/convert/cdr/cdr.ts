import { DomainError } from '#domain/shared/domain-error';
import { DayText } from '#domain/shared/quantity';
import { Decimal } from 'decimal.js';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { decimalText } from '../decimal-text.js';
import { noteUnknownFields } from '../known-fields.js';
import { clip, UnpricedNotes } from '../notes.js';
import { addControlledLoad } from './controlled-load.js';
import { discountsOf } from './discounts.js';
import type { Draft } from './draft.js';
import { AEST, clockOf, wordsOf } from './draft.js';
import { addExtras } from './extras.js';
import { addFeedIn } from './feed-in.js';
import { incentivesOf } from './incentives.js';
import { knownPlanDetail } from './known.js';
import { PlanDetail } from './plan-detail.js';
import { plansIn } from './read-plans.js';
import { addTariffPeriods, ownClock } from './usage-charges.js';
import type { PlanClocks } from './usage-charges.js';

const MAX_NETWORKS = 40;
const MAX_ELIGIBILITY = 50;
const MAX_DISCOUNTS = 50;
const MAX_OCCASIONAL = 300;

/**
 * Reads plan details of the Australian Consumer Data Right (Get Generic Plan Detail v3): one plan, the
 * response that wraps it, a list, or one plan a line.
 */
export function convertCdr(source: string, context: ConvertContext): Converted {
  const tariffs: Tariff[] = [];
  const refused: RefusedPlan[] = [];
  for (const value of plansIn(source)) {
    const read = PlanDetail.safeParse(value);
    if (read.success) {
      tariffs.push(tariffOf(read.data, value, context));
    } else {
      const [issue] = read.error.issues;
      refused.push({
        id: planIdOf(value) ?? `plan-${tariffs.length + refused.length + 1}`,
        reason: isGas(value)
          ? 'It is a gas plan.'
          : `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a plan detail'}`,
      });
    }
  }
  if (tariffs.length === 0 && refused.every(({ reason }) => reason.startsWith('planId'))) {
    throw new DomainError(
      'tariffs.not-cdr',
      'This holds no CDR plan details: no object has a planId and an electricityContract.',
    );
  }
  return { tariffs, refused };
}

function isGas(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'fuelType' in value && value.fuelType === 'GAS';
}

function planIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('planId' in value)) return undefined;
  return typeof value.planId === 'string' && value.planId !== '' ? clip(value.planId, 200) : undefined;
}

function tariffOf(plan: PlanDetail, source: unknown, context: ConvertContext): Tariff {
  const contract = plan.electricityContract;
  const clocks = clocksOf(contract);
  const draft: Draft = {
    ...{ charges: [], notes: new UnpricedNotes(), occasional: [], asOf: context.asOf },
    ...ownClock(clocks.contract, clocks),
    tariffClock: clocks.tariff,
    holidaySet: holidaySetOf(plan.geography?.distributors ?? []),
  };
  addTariffPeriods(contract.tariffPeriod, draft, clocks);
  addControlledLoad(contract.controlledLoad ?? [], draft);
  addFeedIn(contract.solarFeedInTariff ?? [], draft);
  const terminationFee = addExtras(plan, draft);
  const discounts = [...discountsOf(contract.discounts ?? [], draft), ...incentivesOf(plan, draft)];
  noteSurplus('discounts', discounts.length - MAX_DISCOUNTS, draft);
  noteSurplus('fees and options', draft.occasional.length - MAX_OCCASIONAL, draft);
  noteModel(plan, draft);
  noteUnknownFields(source, knownPlanDetail, '', draft.notes);
  const term = termOf(contract.termType);
  const networks = (plan.geography?.distributors ?? []).filter((each) => each !== '');
  const green = decimalText(contract.intrinsicGreenPower?.greenPercentage);
  return {
    id: clip(plan.planId, 200),
    name: clip(wordsOf(plan.brandName, plan.displayName) || plan.planId, 300),
    ...(plan.brandName != null && plan.brandName !== '' && { retailer: clip(plan.brandName, 120) }),
    ...(networks.length > 0 && { networks: networks.slice(0, MAX_NETWORKS).map((each) => clip(each, 120)) }),
    currency: 'AUD',
    ...(clocks.tariff !== undefined && { zone: clocks.tariff }),
    charges: draft.charges,
    unpriced: draft.notes.list(),
    ...(draft.occasional.length > 0 && { occasional: draft.occasional.slice(0, MAX_OCCASIONAL) }),
    priceBasis: contract.isFixed === true ? 'fixed' : 'variable',
    ...(term !== undefined && { termMonths: term }),
    terminationFee,
    ...(green !== undefined && { renewablePercent: new Decimal(green).times(100).toFixed() }),
    eligibility: eligibilityOf(plan),
    discounts: discounts.slice(0, MAX_DISCOUNTS),
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: {
      source: clip(`CDR plan detail of ${plan.brandName ?? 'a retailer'}, ${context.source}`, 500),
      asOf: dayOf(plan.lastUpdated) ?? context.asOf,
      id: clip(plan.planId, 200),
    },
  };
}

/** A period's clock goes before the contract's; a tariff of both clocks runs on the home's and names the other. */
function clocksOf({ timeZone, tariffPeriod }: PlanDetail['electricityContract']): PlanClocks {
  const contract = clockOf(timeZone, AEST);
  const all = [contract, ...tariffPeriod.map((period) => clockOf(period.timeZone, contract))];
  return { contract, tariff: all.includes(undefined) ? undefined : AEST };
}

const STATES: readonly (readonly [networks: RegExp, set: string])[] = [
  [/ausgrid|endeavour|essential/i, 'au-nsw'],
  [/citipower|powercor|united energy|jemena|ausnet/i, 'au-vic'],
  [/energex|ergon/i, 'au-qld'],
  [/sa power/i, 'au-sa'],
];

/** The holidays of the one state in which all of a plan's networks lie. */
function holidaySetOf(networks: readonly string[]): string | undefined {
  const sets = new Set(networks.map((name) => STATES.find(([pattern]) => pattern.test(name))?.[1]));
  return sets.size === 1 ? [...sets][0] : undefined;
}

function noteSurplus(where: string, surplus: number, { notes }: Draft): void {
  if (surplus > 0) notes.add(where, `${surplus} more`, 'A plan keeps so many and no more.');
}

/** Pricing models and texts that say the published rates are not what is paid. */
function noteModel({ electricityContract: contract, displayName }: PlanDetail, { notes }: Draft): void {
  if (/quota/i.test(contract.pricingModel ?? '')) {
    notes.add(
      'pricingModel',
      contract.pricingModel ?? '',
      'A quota of energy for a fixed payment is not priced.',
    );
  }
  for (const { timeZone } of [contract, ...contract.tariffPeriod])
    if (timeZone != null && !/^(?:local|aest)$/i.test(timeZone))
      notes.add('timeZone', timeZone, 'Its clock is not known; Eastern Standard Time is assumed.');
  const texts = [displayName, contract.terms, ...(contract.fees ?? []).map((fee) => fee.description)];
  const wholesale = texts.find((text) => /wholesale|spot price/i.test(text ?? ''));
  if (wholesale != null) {
    notes.add(
      'terms',
      wholesale,
      'Its price follows the wholesale market; the published rates are averages.',
    );
  }
}

/** `1_YEAR`, `2_YEARS`; `ONGOING` and `OTHER` have no term. */
function termOf(termType: string | null | undefined): number | undefined {
  const years = /^(\d)_YEARS?$/i.exec(termType ?? '')?.[1];
  return years === undefined ? undefined : Number(years) * 12;
}

function eligibilityOf({ electricityContract: { eligibility } }: PlanDetail): string[] {
  const all = (eligibility ?? [])
    .map((each) => clip(wordsOf(each.information, each.description) || (each.type ?? ''), 2000))
    .filter(Boolean);
  return all.slice(0, MAX_ELIGIBILITY);
}

function dayOf(instant: string | null | undefined): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(instant ?? '')?.[0];
  return DayText.safeParse(day).data;
}
