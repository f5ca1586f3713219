import type { Device } from '#domain/energy/households/households.events';
import { isSupplyOnly } from '#domain/energy/tariffs/compose/compose-sides';
import { asHomePays } from '#domain/energy/tariffs/model/missing-money';
import type { HomeUsage } from '../home-usage.js';
import type { PricedPlan } from '../pricing/plan-costs.js';
import type { Pricer } from '../pricing/prepared-home.js';
import type { FilteredPlan, FilterReason } from '../scoring.js';
import type { CandidatePlan, ScoringInput } from '../scoring-input.js';
import { brokenLimits } from './hard-limits.js';
import type { Standing } from './wishes.js';
import { standingOf } from './wishes.js';

/** A plan priced on the home. */
export interface PricedCandidate {
  readonly plan: CandidatePlan;
  readonly priced: PricedPlan;
  readonly standing: Standing;
}

/** The catalogue split into plans that can be ranked, incomplete plans, and filtered plans with all their reasons. */
export interface Candidates {
  readonly whole: readonly PricedCandidate[];
  readonly incomplete: readonly PricedCandidate[];
  /** Every plan on offer that is priced in full, within the limits or not: today's market. */
  readonly market: readonly PricedCandidate[];
  /** Those of them that the home could sign, whatever its limits. */
  readonly open: readonly CandidatePlan[];
  /** Sorted by plan id. */
  readonly filtered: readonly FilteredPlan[];
}

/**
 * Prices comparable plans and checks the hard limits. The home's present plan is not a candidate: it is staying.
 * Bills with and without delivery are never compared, nor are incomplete bills with complete ones.
 */
export function candidatesOf(input: ScoringInput, price: Pricer): Candidates {
  const { present, currency, limits } = input;
  const presentId = present.kind === 'plan' ? present.plan.planId : null;
  const supplyAlone = comparesSupplyAlone(input);
  const whole: PricedCandidate[] = [];
  const incomplete: PricedCandidate[] = [];
  const market: PricedCandidate[] = [];
  const open: CandidatePlan[] = [];
  const filtered: FilteredPlan[] = [];
  const seen = new Set<string>();
  for (const offered of input.plans) {
    const plan = paidByHome(offered, input.usage);
    const { planId, name, retailer } = plan;
    if (planId === presentId) continue;
    const uncomparable = [
      ...foreignMoney(plan, currency),
      ...otherBill(plan, supplyAlone),
      ...secondOf(planId, seen),
    ];
    seen.add(planId);
    const outcome = uncomparable.length > 0 ? null : price(plan);
    const candidate =
      outcome === null || 'notPriced' in outcome
        ? null
        : { plan, priced: outcome, standing: standingOf(plan) };
    const ineligible = eligibilityReasons(plan, input);
    if (candidate !== null && isWhole(plan)) {
      market.push(candidate);
      if (ineligible.length === 0) open.push(plan);
    }
    const reasons = [
      ...brokenLimits(plan, limits),
      ...ineligible,
      ...uncomparable,
      ...(outcome !== null && 'notPriced' in outcome ? [cannotBePriced(outcome.notPriced)] : []),
    ];
    if (candidate === null || reasons.length > 0) filtered.push({ planId, name, retailer, reasons });
    else (isWhole(plan) ? whole : incomplete).push(candidate);
  }
  filtered.sort((a, b) => (a.planId < b.planId ? -1 : 1));
  return { whole, incomplete, market, open, filtered };
}

/** A plan without the flags of money that this home never pays. */
function paidByHome(plan: CandidatePlan, { load }: HomeUsage): CandidatePlan {
  const tariff = asHomePays(plan.tariff, load);
  return tariff === plan.tariff ? plan : { ...plan, tariff };
}

/** Whether a plan's bill is priced in full. */
function isWhole({ tariff }: CandidatePlan): boolean {
  return tariff.unpriced.length === 0;
}

function foreignMoney({ tariff }: CandidatePlan, currency: string): FilterReason[] {
  if (tariff.currency === currency) return [];
  return [cannotBePriced(`Its prices are in ${tariff.currency}, not ${currency}.`)];
}

/** Whether supply-only bills are compared: the present plan decides; if unknown, whether no plan includes delivery. */
function comparesSupplyAlone({ present, plans }: ScoringInput): boolean {
  switch (present.kind) {
    case 'plan':
      return isSupplyOnly(present.plan.tariff);
    case 'ownRate':
    case 'annualCost':
      return false;
    case 'unknown':
      return plans.every(({ tariff }) => isSupplyOnly(tariff));
  }
}

function otherBill({ tariff }: CandidatePlan, supplyAlone: boolean): FilterReason[] {
  if (isSupplyOnly(tariff) === supplyAlone) return [];
  return [
    cannotBePriced(
      supplyAlone
        ? 'Its price includes delivery and your present one does not, so the two cannot be compared.'
        : 'We don’t know its delivery charges, so its bill cannot be compared with one that includes delivery. To compare supply prices only, pick your present plan from the list or say that you don’t know it.',
    ),
  ];
}

function secondOf(planId: string, seen: ReadonlySet<string>): FilterReason[] {
  return seen.has(planId) ? [cannotBePriced('Another plan of the catalogue has the same id.')] : [];
}

function cannotBePriced(message: string): FilterReason {
  return { code: 'cannotBePriced', limit: null, actual: null, message };
}

/** Words by which plans require a device, and the device's name. */
const DEVICES: readonly { readonly device: Device; readonly asks: RegExp; readonly name: string }[] = [
  { device: 'smartThermostat', asks: /\bthermostat/i, name: 'a smart thermostat' },
  { device: 'electricVehicle', asks: /electric (vehicle|car)|\bev\b|\bevs\b/i, name: 'an electric car' },
  { device: 'battery', asks: /\bbatter(y|ies)\b|powerwall/i, name: 'a home battery' },
  { device: 'solar', asks: /\bsolar\b|photovoltaic|\bpv\b/i, name: 'solar panels' },
  { device: 'heatPump', asks: /heat pump/i, name: 'a heat pump' },
  { device: 'poolPump', asks: /\bpool\b/i, name: 'a pool pump' },
];
const NEW_CUSTOMERS = /new customers?|new to us|not (be )?(an )?existing/i;
const OWN_CUSTOMERS = /existing customers? only|only (for )?existing customers|current customers only/i;

/** Why the home cannot sign up: requirements that it does not meet. Requirements that we cannot read become a flag. */
function eligibilityReasons(
  { tariff, retailer }: CandidatePlan,
  { customerOf, devices }: Pick<ScoringInput, 'customerOf' | 'devices'>,
): FilterReason[] {
  const own = customerOf !== null && sameName(customerOf, retailer);
  return tariff.eligibility.flatMap((text): FilterReason[] => {
    if (own && NEW_CUSTOMERS.test(text))
      return [notEligible(text, `It is for new customers, and you are with ${retailer}.`)];
    if (customerOf !== null && !own && OWN_CUSTOMERS.test(text))
      return [notEligible(text, `It is only for homes that are with ${retailer} already.`)];
    return DEVICES.filter(({ device, asks }) => asks.test(text) && !devices.includes(device)).map(
      ({ name }) => notEligible(text, `It is only for homes with ${name}. Tell us if you have one.`),
    );
  });
}

function notEligible(text: string, message: string): FilterReason {
  return { code: 'notEligible', limit: null, actual: text.slice(0, 200), message };
}

/** Compares suppliers' names without their legal form. */
function sameName(a: string, b: string): boolean {
  const plain = (name: string): string =>
    name.toLowerCase().replaceAll(/\b(llc|inc|ltd|pty|plc|limited|corp|co|lp)\b|[^a-z0-9]/g, '');
  return plain(a) === plain(b);
}
