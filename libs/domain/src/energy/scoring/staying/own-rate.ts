import { Decimal } from 'decimal.js';
import type { CheapHours } from '#domain/energy/households/households.events';
import type { PerKwhCharge } from '#domain/energy/tariffs/model/charge';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { Schedule, TimeWindow } from '#domain/energy/tariffs/model/time-window';

const DAY_MINUTES = 1440;

/** A rate as read from a bill: all charges per kWh together in cents, all fixed charges per month in currency units. */
export interface OwnRate {
  readonly energyCentsPerKwh: string;
  readonly monthlyFee: string;
  readonly cheapHours?: CheapHours | undefined;
  /** Paid for what is sent to the grid; absent = not stated, which earns nothing. */
  readonly exportCentsPerKwh?: string | undefined;
  readonly currency: string;
  /** Day on which the person stated it. */
  readonly asOf: string;
}

/** The tariff for a typed rate. */
export function ownRateTariff({ monthlyFee, currency, asOf, ...rate }: OwnRate): Tariff {
  return {
    id: 'own-rate',
    name: 'Your present rate',
    currency,
    charges: [
      { id: 'fixed', label: 'Fixed charges', scope: 'bundled', kind: 'per-month', amount: monthlyFee },
      ...energyCharges(rate),
    ],
    unpriced: [],
    priceBasis: 'fixed',
    terminationFee: { kind: 'none' },
    eligibility: [],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: { source: 'Typed in by the household', asOf, id: 'own-rate' },
  };
}

type Rate = Omit<OwnRate, 'monthlyFee' | 'currency' | 'asOf'>;

function energyCharges({ energyCentsPerKwh, cheapHours, exportCentsPerKwh }: Rate): readonly PerKwhCharge[] {
  const sent =
    exportCentsPerKwh === undefined
      ? []
      : [perKwh('export', 'Power sent to the grid', new Decimal(exportCentsPerKwh).negated().toFixed())];
  if (cheapHours === undefined) return [perKwh('energy', 'Energy', energyCentsPerKwh), ...sent];
  const { cheap, dear } = schedulesOf(cheapHours);
  return [
    { ...perKwh('energy', 'Energy', energyCentsPerKwh), schedule: dear },
    { ...perKwh('cheap', 'Energy in the cheaper hours', cheapHours.centsPerKwh), schedule: cheap },
    ...sent,
  ];
}

function perKwh(id: string, label: string, cents: string): PerKwhCharge {
  const price = new Decimal(cents).div(100).toFixed();
  const flow = id === 'export' ? 'export' : 'import';
  return { id, label, scope: 'bundled', kind: 'per-kwh', flow, price: { type: 'constant', price } };
}

/** The cheaper hours and all others; each minute of the week is in one of the two. */
function schedulesOf({ from, to, weekends }: CheapHours): {
  readonly cheap: Schedule;
  readonly dear: Schedule;
} {
  const [begin, end] = [minuteOf(from), minuteOf(to)];
  const within = { minutes: [{ from: begin, to: end === 0 ? DAY_MINUTES : end }] };
  const outside = { minutes: [{ from: end, to: begin === 0 ? DAY_MINUTES : begin }] };
  const workdays: TimeWindow['days'] = ['mon', 'tue', 'wed', 'thu', 'fri'];
  return {
    cheap: { windows: weekends ? [within, { days: ['sat', 'sun'] }] : [within] },
    dear: { windows: [weekends ? { ...outside, days: workdays } : outside] },
  };
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}
