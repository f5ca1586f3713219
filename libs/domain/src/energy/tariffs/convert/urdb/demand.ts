import type { BilledDemand } from '#domain/energy/tariffs/billed-demand';
import type { Charge, PerKwCharge, Scope } from '#domain/energy/tariffs/model/charge';
import type { DemandPrice } from '#domain/energy/tariffs/model/price';
import type { Unpriced } from '#domain/energy/tariffs/model/tariff';
import type { Schedule } from '#domain/energy/tariffs/model/time-window';
import { billedDemandOf } from './billed-demand.js';
import { boundOf, isSet, sumOf } from './figures.js';
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
  const billed = billedDemandOf(rate);
  const flat = (rate.flatdemandstructure ?? []).flatMap((tiers, period) => {
    const months = rate.flatdemandmonths;
    const schedule = months == null ? (period === 0 ? undefined : null) : monthsSchedule(period, months);
    return demandCharge(rate, tiers, {
      id: `flat-demand-${period}`,
      label: 'Demand',
      schedule,
      ...allYear(billed.rule, months == null ? ALL_MONTHS : monthsOf(period, [months])),
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
    const months = ALL_MONTHS.filter((month) =>
      [weekday, rate.demandweekendschedule].some((matrix) => matrix?.[month - 1]?.includes(period)),
    );
    return demandCharge(rate, tiers, {
      id: `demand-${period}`,
      label,
      schedule,
      ...(billed.shared ? allYear(billed.rule, months) : looksBack(billed.rule, months)),
      unit: touUnit,
      scope,
    });
  });
  return {
    charges: [...flat, ...tou],
    unpriced: [
      ...billed.unpriced,
      ...strangeUnit(flatUnit, 'flatdemandunit'),
      ...strangeUnit(touUnit, 'demandrateunit'),
    ],
  };
}

interface DemandReading {
  readonly id: string;
  readonly label: string;
  readonly schedule: Pick<Schedule, 'windows' | 'holidays'> | undefined | null;
  readonly unit: string | null | undefined;
  readonly scope: Scope;
  readonly billedDemand?: BilledDemand;
  /** Demand of the whole year decides, whatever the schedule says. */
  readonly atAllTimes?: true;
}

const ALL_MONTHS: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Calendar months in whose rows a period stands. */
function monthsOf(period: number, [row = []]: readonly (readonly number[])[]): readonly number[] {
  return ALL_MONTHS.filter((month) => row[month - 1] === period);
}

/** Charged in these months on demand that earlier months, within the charge's own hours, help to decide. */
function looksBack(
  rule: BilledDemand | undefined,
  months: readonly number[],
): Pick<DemandReading, 'billedDemand'> {
  return rule === undefined ? {} : { billedDemand: { ...rule, chargedMonths: [...months] } };
}

/** The same, of all hours of the year. */
function allYear(
  rule: BilledDemand | undefined,
  months: readonly number[],
): Pick<DemandReading, 'billedDemand' | 'atAllTimes'> {
  return rule === undefined ? {} : { ...looksBack(rule, months), atAllTimes: true };
}

function demandCharge(
  rate: UrdbRate,
  tiers: readonly UrdbTier[],
  { id, label, schedule, unit, scope, billedDemand, atAllTimes }: DemandReading,
): readonly PerKwCharge[] {
  if (schedule === null || tiers.every(({ rate: net, adj }) => Number(sumOf(net, adj)) === 0)) return [];
  const minutes = isSet(rate.demandwindow) ? { windowMinutes: Math.round(Number(rate.demandwindow)) } : {};
  const price: DemandPrice =
    tiers.length === 1
      ? { type: 'constant', price: sumOf(tiers[0]?.rate, tiers[0]?.adj) }
      : {
          type: 'tiers',
          tiers: tiers.map(({ max, rate: net, adj }, at) => ({
            upTo: at === tiers.length - 1 ? null : boundOf(max),
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
      ...(billedDemand === undefined ? {} : { billedDemand }),
      ...(schedule === undefined || atAllTimes === true ? {} : { schedule: { ...schedule, label } }),
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
