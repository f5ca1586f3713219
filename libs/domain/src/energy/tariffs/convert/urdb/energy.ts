import type { Charge, Scope } from '#domain/energy/tariffs/model/charge';
import type { EnergyPrice, TierLadder } from '#domain/energy/tariffs/model/price';
import type { ExportRule, Unpriced } from '#domain/energy/tariffs/model/tariff';
import type { Schedule } from '#domain/energy/tariffs/model/time-window';
import { billedDemandOf } from './billed-demand.js';
import { boundOf, decimalOf, isSet, sumOf, unitOf } from './figures.js';
import type { UrdbRate, UrdbTier } from './rate.js';
import { scheduleOf } from './schedule.js';
import { seriesOf } from './time-series.js';

const BOUND_UNITS: Readonly<Record<string, TierLadder['boundUnit']>> = {
  kWh: 'absolute',
  'kWh daily': 'per-day',
  'kWh/kW': 'per-kw',
  'kWh/kW daily': 'per-kw-day',
};

/** What the energy structure became. */
export interface EnergyCharges {
  readonly charges: readonly Charge[];
  readonly unpriced: readonly Unpriced[];
}

/** How the rate is read beside its own figures. */
export interface EnergyReading {
  readonly scope: Scope;
  readonly exportRule: ExportRule;
  /** Imports and exports of each interval count by themselves, so blocks fill in the order of time. */
  readonly chronological: boolean;
  readonly holidays: Schedule['holidays'];
}

/**
 * One import charge for each period, and one export charge where it has sell rates (or fills blocks
 * in which others are sold). Blocks count
 * the whole cycle's kWh over all periods and are shared out by energy (utilityrate5), except under
 * net billing, where they fill in the order of time.
 */
export function energyCharges(rate: UrdbRate, reading: EnergyReading): EnergyCharges {
  const structure = rate.energyratestructure ?? [];
  const unpriced: Unpriced[] = [];
  const charges = structure.flatMap((tiers, period): readonly Charge[] => {
    const schedule = periodSchedule(rate, period, reading);
    if (schedule === null) return [];
    const label =
      rate.energytoulabels?.[period] ?? (structure.length === 1 ? 'Energy' : `Energy, period ${period + 1}`);
    const labelled = schedule === undefined ? {} : { schedule: { ...schedule, label } };
    const common = { kind: 'per-kwh' as const, scope: reading.scope, ...labelled };
    const where = `energyratestructure[${period}]`;
    const buy = ladder(tiers, {
      rate,
      prices: tiers.map(({ rate: net, adj }) => sumOf(net, adj)),
      reading,
      where,
      unpriced,
    });
    const imports: Charge = { ...common, id: `energy-${period}`, label, flow: 'import', price: buy };
    const counts = tiers.length > 1 ? structure.flat() : tiers;
    if (!counts.some(({ sell }) => isSet(sell)) || reading.exportRule.kind === 'kwh-rollover')
      return [imports];
    const sell = ladder(tiers, {
      rate,
      prices: tiers.map((tier) => negative(tier.sell)),
      reading,
      where,
      unpriced: [],
    });
    return [
      imports,
      {
        ...common,
        id: `sell-${period}`,
        label: `${label}, sold`,
        flow: 'export',
        nets: imports.id,
        price: sell,
      },
    ];
  });
  return { charges: withSeries(charges, rate, reading), unpriced };
}

/** Prices of each step take the place of the table's, for what is bought, sold or both. */
function withSeries(charges: readonly Charge[], rate: UrdbRate, { scope }: EnergyReading): readonly Charge[] {
  const buy = seriesOf(rate, 'buy');
  const sell = seriesOf(rate, 'sell');
  const kept = charges.filter(
    (charge) =>
      charge.kind !== 'per-kwh' || (charge.flow === 'import' ? buy === undefined : sell === undefined),
  );
  const common = { kind: 'per-kwh' as const, scope };
  const bought: readonly Charge[] =
    buy === undefined
      ? []
      : [
          {
            ...common,
            id: 'energy-series',
            label: 'Energy at the price of each step',
            flow: 'import',
            price: buy,
          },
        ];
  const sold: readonly Charge[] =
    sell === undefined
      ? []
      : [
          {
            ...common,
            id: 'sell-series',
            label: 'Sold at the price of each step',
            flow: 'export',
            price: sell,
          },
        ];
  return [...kept, ...bought, ...sold];
}

function periodSchedule(
  rate: UrdbRate,
  period: number,
  { holidays }: EnergyReading,
): ReturnType<typeof scheduleOf> {
  const weekday = rate.energyweekdayschedule;
  if (weekday == null) return period === 0 ? undefined : null;
  return scheduleOf(period, { weekday, weekend: rate.energyweekendschedule ?? weekday }, holidays);
}

function negative(figure: string | number | null | undefined): string {
  const text = decimalOf(figure);
  if (Number(text) === 0) return '0';
  return text.startsWith('-') ? text.slice(1) : `-${text}`;
}

interface LadderReading {
  readonly rate: UrdbRate;
  readonly prices: readonly string[];
  readonly reading: EnergyReading;
  readonly where: string;
  readonly unpriced: Unpriced[];
}

function ladder(
  tiers: readonly UrdbTier[],
  { rate, prices, reading, where, unpriced }: LadderReading,
): EnergyPrice {
  const [only] = prices;
  if (tiers.length === 1 && only !== undefined && !handsOnSurplus(rate, reading))
    return { type: 'constant', price: only };
  const unit = boundUnit(tiers, where, unpriced);
  const { rule, shared } = billedDemandOf(rate);
  return {
    type: 'tiers',
    tiers: tiers.map(({ max }, at) => ({
      upTo: at === tiers.length - 1 ? null : boundOf(max),
      price: prices[at] ?? '0',
      ...(unit === 'hours-with-steps' ? { inHours: isInHours(tiers, at) } : {}),
    })),
    reset: 'cycle',
    scope: reading.chronological ? 'pooled-chronological' : 'pooled-pro-rata',
    pool: 'energy',
    boundUnit: unit,
    ...(shared && rule !== undefined && unit !== 'absolute' && unit !== 'per-day'
      ? { billedDemand: rule }
      : {}),
  };
}

/** Whether a period's surplus may go on to one with blocks: then all are of one pool, blocks or not. */
function handsOnSurplus({ energyratestructure }: UrdbRate, { exportRule }: EnergyReading): boolean {
  return exportRule.kind === 'kwh-rollover' && (energyratestructure ?? []).some(({ length }) => length > 1);
}

/**
 * What all bounds are measured in. Blocks of hours of use may hold steps in kWh when the first block
 * is one of hours (utilityrate5).
 */
function boundUnit(tiers: readonly UrdbTier[], where: string, unpriced: Unpriced[]): TierLadder['boundUnit'] {
  const units = [...new Set(tiers.flatMap((tier) => (boundOf(tier.max) === null ? [] : [unitOf(tier)])))];
  const [first = 'kWh', ...others] = units;
  const known = BOUND_UNITS[first];
  if (known !== undefined && others.length === 0) return known;
  if (first === 'kWh/kW' && others.length === 1 && others[0] === 'kWh') return 'hours-with-steps';
  unpriced.push({
    text: units.join(', '),
    where: `${where}.unit`,
    reason: 'Blocks are measured in a unit that is not known, or in several; they were taken as kWh.',
  });
  return known ?? 'absolute';
}

/** Whether a block is one of hours of use; an open last block without a unit is like the one before it. */
function isInHours(tiers: readonly UrdbTier[], at: number): boolean {
  const tier = tiers[at];
  if (tier?.unit == null && at > 0) return isInHours(tiers, at - 1);
  return tier !== undefined && unitOf(tier) === 'kWh/kW';
}
