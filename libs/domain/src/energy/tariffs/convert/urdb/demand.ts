import type { Charge, PerKwCharge, Scope } from '../../charge.js';
import type { DemandPrice } from '../../price.js';
import type { Unpriced } from '../../tariff.js';
import type { Schedule } from '../../time-window.js';
import { decimalOf, isSet, sumOf } from './figures.js';
import type { UrdbRate, UrdbTier } from './rate.js';
import { monthsSchedule, scheduleOf } from './schedule.js';

/** What the two demand structures became. */
export interface DemandCharges {
  readonly charges: readonly Charge[];
  readonly unpriced: readonly Unpriced[];
}

/** Flat demand by month and demand by time of use; each period has its own peak (utilityrate5). */
export function demandCharges(rate: UrdbRate, scope: Scope): DemandCharges {
  const flatUnit = rate.flatdemandunit ?? rate.flatdemandunits;
  const touUnit = rate.demandrateunit ?? rate.demandrateunits;
  const flat = (rate.flatdemandstructure ?? []).flatMap((tiers, period) => {
    const months = rate.flatdemandmonths;
    const schedule = months == null ? (period === 0 ? undefined : null) : monthsSchedule(period, months);
    return demandCharge(rate, tiers, {
      id: `flat-demand-${period}`,
      label: 'Demand',
      schedule,
      unit: flatUnit,
      scope,
    });
  });
  const tou = (rate.demandratestructure ?? []).flatMap((tiers, period) => {
    const weekday = rate.demandweekdayschedule;
    const schedule =
      weekday == null
        ? null
        : scheduleOf(period, { weekday, weekend: rate.demandweekendschedule ?? weekday }, undefined);
    const label = `Demand, period ${period + 1}`;
    return demandCharge(rate, tiers, { id: `demand-${period}`, label, schedule, unit: touUnit, scope });
  });
  return {
    charges: [...flat, ...tou],
    unpriced: [...strangeUnit(flatUnit, 'flatdemandunit'), ...strangeUnit(touUnit, 'demandrateunit')],
  };
}

interface DemandReading {
  readonly id: string;
  readonly label: string;
  readonly schedule: Pick<Schedule, 'windows' | 'holidays'> | undefined | null;
  readonly unit: string | null | undefined;
  readonly scope: Scope;
}

function demandCharge(
  rate: UrdbRate,
  tiers: readonly UrdbTier[],
  { id, label, schedule, unit, scope }: DemandReading,
): readonly PerKwCharge[] {
  if (schedule === null || tiers.every(({ rate: net, adj }) => Number(sumOf(net, adj)) === 0)) return [];
  const minutes = isSet(rate.demandwindow) ? { windowMinutes: Math.round(Number(rate.demandwindow)) } : {};
  const price: DemandPrice =
    tiers.length === 1
      ? { type: 'constant', price: sumOf(tiers[0]?.rate, tiers[0]?.adj) }
      : {
          type: 'tiers',
          tiers: tiers.map(({ max, rate: net, adj }, at) => ({
            upTo: at === tiers.length - 1 || max == null ? null : decimalOf(max),
            price: sumOf(net, adj),
          })),
          reset: 'cycle',
          scope: 'per-window',
          boundUnit: 'absolute',
        };
  return [
    {
      kind: 'per-kw',
      id,
      label,
      scope,
      flow: 'import',
      per: unit?.toLowerCase().includes('daily') === true ? 'day' : 'cycle',
      price,
      ...minutes,
      ...(schedule === undefined ? {} : { schedule: { ...schedule, label } }),
    },
  ];
}

function strangeUnit(unit: string | null | undefined, where: string): readonly Unpriced[] {
  if (unit == null || /^kW( daily)?$/i.test(unit)) return [];
  return [
    {
      text: unit,
      where,
      reason: 'Demand is measured in a unit that a home meter does not show; it was taken as kW.',
    },
  ];
}
