import type { Charge, Flow } from '#domain/energy/tariffs/model/charge';
import type { Schedule, Season } from '#domain/energy/tariffs/model/time-window';
import { decimalText } from '../decimal-text.js';
import { clip } from '../notes.js';
import { demandCharges } from './demand.js';
import type { Draft } from './draft.js';
import { clockOf, GST_PERCENT, onClock, wordsOf } from './draft.js';
import type { CdrSingleRate, CdrTariffPeriod, CdrTimeOfUseRate } from './plan-detail.js';
import { priceOf } from './rates.js';
import { supplyCharges } from './supply-charges.js';
import { coverageOf } from './overlap.js';
import { seasonOf, windowsOf } from './windows.js';

/** The clocks of a plan: of its contract, and which the tariff can call its own (absent = the home's). */
export interface PlanClocks {
  readonly contract: string | undefined;
  readonly tariff: string | undefined;
}

/** Adds the supply, usage and demand charges of a plan's tariff periods. */
export function addTariffPeriods(periods: readonly CdrTariffPeriod[], plan: Draft, clocks: PlanClocks): void {
  plan.charges.push(...supplyCharges(periods, plan));
  for (const [i, period] of periods.entries()) {
    const draft = { ...plan, ...ownClock(clockOf(period.timeZone, clocks.contract), clocks) };
    const season = seasonOf(period.startDate, period.endDate);
    const where = `tariffPeriod[${i}]`;
    if (period.singleRate && period.timeOfUseRates?.length) {
      draft.notes.add(
        where,
        wordsOf(period.displayName),
        'It states a single rate and times of use for the same energy; both are priced.',
      );
    }
    if (period.singleRate)
      addSingleRate(period.singleRate, { where, id: `usage-${i}`, flow: 'import', season }, draft);
    addTimesOfUse(period.timeOfUseRates ?? [], { where, id: `usage-${i}`, flow: 'import', season }, draft);
    demandCharges(period.demandCharges ?? [], { where, id: `demand-${i}`, season }, draft);
    if (!period.singleRate && !period.timeOfUseRates?.length && !period.demandCharges?.length) {
      draft.notes.add(where, wordsOf(period.displayName) || where, 'It states no rates that are understood.');
    }
  }
}

/** The clock that schedules must name, as it is not the tariff's. */
export function ownClock(clock: string | undefined, { tariff }: PlanClocks): Pick<Draft, 'clock'> {
  return { clock: clock === tariff ? undefined : clock };
}

/** Where a block of rates stands and what it prices. */
export interface Placing {
  readonly where: string;
  readonly id: string;
  readonly flow: Flow;
  readonly season: Season | undefined;
}

/** Energy at one price, or in blocks, at all times of its season. */
export function addSingleRate(rate: CdrSingleRate, placing: Placing, draft: Draft): void {
  const schedule = placing.season && onClock({ windows: [{ seasons: [placing.season] }] }, draft);
  addUsage(rate, { ...placing, label: rate.displayName ?? 'Usage' }, schedule, draft);
}

/** Energy at the prices of its times, which must cover the week once. */
export function addTimesOfUse(rates: readonly CdrTimeOfUseRate[], placing: Placing, draft: Draft): void {
  noteCoverage(rates, placing, draft);
  for (const [i, rate] of rates.entries()) {
    const label = rate.displayName ?? rate.type ?? 'Usage';
    const read = windowsOf(rate.timeOfUse, placing.season && [placing.season]);
    const where = `${placing.where}.timeOfUseRates[${i}]`;
    if ('unread' in read) {
      draft.notes.add(
        where,
        `${wordsOf(label, rate.description)} ${JSON.stringify(rate.rates)}`,
        `Its times are not understood: ${read.unread}.`,
        ownFlow(placing),
      );
      continue;
    }
    const schedule = onClock({ label: clip(label, 80), windows: read.windows }, draft);
    addUsage(rate, { ...placing, where, id: `${placing.id}-${i}`, label }, schedule, draft);
  }
}

/** The flow without which a home pays nothing of a rate. */
const ownFlow = ({ flow }: Placing): Flow | undefined => (flow === 'import' ? undefined : flow);

function noteCoverage(rates: readonly CdrTimeOfUseRate[], placing: Placing, { notes }: Draft): void {
  const { where, flow } = placing;
  if (rates.length === 0) return;
  const lists = rates
    .map((rate) => windowsOf(rate.timeOfUse))
    .map((read) => ('windows' in read ? read.windows : []));
  const { gaps, overlaps } = coverageOf(lists);
  const text = rates.map((rate) => wordsOf(rate.displayName, rate.description)).join('; ');
  const only = ownFlow(placing);
  if (overlaps > 0)
    notes.add(where, text, 'Some times of the week have two prices; both are counted there.', only);
  if (gaps > 0 && flow !== 'export')
    notes.add(where, text, 'Some times of the week have no price; nothing is counted there.', only);
}

function addUsage(
  rate: CdrSingleRate | CdrTimeOfUseRate,
  placing: Placing & { readonly label: string },
  schedule: Schedule | undefined,
  draft: Draft,
): void {
  const { where, id, flow, label } = placing;
  const read = priceOf(rate.rates, rate.period);
  if ('unread' in read) {
    draft.notes.add(
      where,
      `${wordsOf(label, rate.description)} ${JSON.stringify(rate.rates)}`,
      `Its price is not understood: ${read.unread}.`,
      ownFlow(placing),
    );
    return;
  }
  if (read.doubt !== undefined)
    draft.notes.add(where, wordsOf(label, rate.description), read.doubt, ownFlow(placing));
  const charge: Charge = {
    id,
    label: clip(label, 300),
    scope: 'bundled',
    kind: 'per-kwh',
    flow,
    taxPercent: GST_PERCENT,
    ...(schedule && { schedule }),
    price: read.price,
  };
  draft.charges.push(charge);
  addOwnSupply(rate, placing, draft);
}

/** The daily charge of a meter of its own is due in a home that has such a meter. */
function addOwnSupply(
  { dailySupplyCharge }: CdrSingleRate | CdrTimeOfUseRate,
  { where, id, flow, label }: Placing & { readonly label: string },
  draft: Draft,
): void {
  const amount = decimalText(dailySupplyCharge ?? 0);
  if (amount !== undefined && Number(amount) === 0) return;
  if (amount === undefined || flow === 'import') {
    draft.notes.add(
      where,
      `dailySupplyCharge: ${String(dailySupplyCharge)}`,
      'A daily charge of these rates alone is not priced.',
    );
    return;
  }
  draft.charges.push({
    id: `${id}-supply`,
    label: clip(`${label}, daily charge`, 300),
    scope: 'bundled',
    kind: 'per-day',
    flow,
    amount,
    taxPercent: GST_PERCENT,
  });
}
