import { DomainError } from '#domain/shared/domain-error';
import { localSeconds, zoneOf } from '#domain/shared/zone';
import { Exact } from '../exact.js';
import type { Charge } from './charge.js';
import type { EnergyPrice, MonthlyPrice } from './price.js';

/** What charges must be told before they can be priced. */
export interface ToSpellOut {
  /** Zone of the tariff's clock; absent = the home's, which is not known yet. */
  readonly zone: string | undefined;
  /** The home's contracted power, kW or kVA. */
  readonly contractedKw: string | undefined;
}

/**
 * A charge in the plain forms that both pricing paths know: contracted power becomes an amount, prices by
 * month become a series. Throws `tariffs.contracted-power-unknown`, `tariffs.contracted-power-beyond` and
 * `tariffs.months-need-zone`.
 */
export function spelledOut(charge: Charge, known: ToSpellOut): Charge {
  switch (charge.kind) {
    case 'per-day':
    case 'per-month':
    case 'per-year': {
      const { contracted, ...plain } = charge;
      if (contracted === undefined) return charge;
      return { ...plain, amount: amountOf(charge.id, charge.amount, contracted, known.contractedKw) };
    }
    case 'per-kwh':
      if (charge.price.type !== 'by-month') return charge;
      return { ...charge, price: seriesOf(charge.id, charge.price, charge.schedule?.zone ?? known.zone) };
    default:
      return charge;
  }
}

type Contracted = NonNullable<Extract<Charge, { kind: 'per-day' }>['contracted']>;

function amountOf(id: string, amount: string, { kw, steps }: Contracted, ofHome: string | undefined): string {
  const power = kw ?? ofHome;
  if (power === undefined)
    throw new DomainError(
      'tariffs.contracted-power-unknown',
      `Charge "${id}" hangs on the contracted power of the home. Say it in kW (or kVA) with --contracted-kw.`,
    );
  if (steps === undefined) return new Exact(amount).times(power).toFixed();
  const step = steps.find(({ upTo }) => new Exact(power).lte(upTo));
  if (step !== undefined) return step.amount;
  throw new DomainError(
    'tariffs.contracted-power-beyond',
    `Charge "${id}" has no price for ${power} kW; its last step ends at ${steps.at(-1)?.upTo ?? '0'}.`,
  );
}

/** Months side by side; a month between two that is not there has no price, and ends the series. */
function seriesOf(id: string, { months, times }: MonthlyPrice, zone: string | undefined): EnergyPrice {
  if (zone === undefined)
    throw new DomainError(
      'tariffs.months-need-zone',
      `Charge "${id}" has prices by month; the tariff must name the zone of its clock.`,
    );
  const clock = zoneOf(zone);
  const startOf = (month: string, later: number): number =>
    clock.earlier(localSeconds(Number(month.slice(0, 4)), Number(month.slice(5)) + later, 1));
  const rising = Object.keys(months).toSorted();
  const broken = rising.findIndex(
    (month, at) => at > 0 && startOf(rising[at - 1] ?? '', 1) !== startOf(month, 0),
  );
  const kept = broken < 0 ? rising : rising.slice(0, broken);
  return {
    type: 'series',
    starts: kept.map((month) => startOf(month, 0)),
    end: startOf(kept.at(-1) ?? '1970-01', 1),
    prices: kept.map((month) => new Exact(months[month] ?? '0').times(times ?? '1').toFixed()),
  };
}
