import { dayAfter } from '#domain/shared/day';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import { decimalText } from '../decimal-text.js';
import type { Draft } from './draft.js';
import { GST_PERCENT, wordsOf } from './draft.js';
import type { CdrTariffPeriod } from './plan-detail.js';

/** Years each way for which a supply charge that changes with the season is dated. */
const YEARS = 10;

interface Supply {
  readonly period: CdrTariffPeriod;
  readonly amount: string;
}

/** The daily supply charge: one, or one for each season with dates, as a daily charge has no seasons. */
export function supplyCharges(periods: readonly CdrTariffPeriod[], draft: Draft): readonly Charge[] {
  const supplies: Supply[] = [];
  for (const [i, period] of periods.entries()) {
    const { dailySupplyCharge, dailySupplyChargeType } = period;
    if (dailySupplyChargeType != null && !/^single$/i.test(dailySupplyChargeType)) {
      draft.notes.add(
        `tariffPeriod[${i}].dailySupplyChargeType`,
        dailySupplyChargeType,
        'Supply charges in bands of use are not priced.',
      );
    }
    if (dailySupplyCharge == null) continue;
    const amount = decimalText(dailySupplyCharge);
    if (amount === undefined)
      draft.notes.add(
        `tariffPeriod[${i}].dailySupplyCharge`,
        String(dailySupplyCharge),
        'It is not a number.',
      );
    else supplies.push({ period, amount });
  }
  const [first] = supplies;
  if (first === undefined) return [];
  if (supplies.every(({ amount }) => Number(amount) === Number(first.amount)))
    return [daily('supply', first.amount)];
  if (supplies.length < periods.length) {
    draft.notes.add(
      'tariffPeriod',
      wordsOf(...periods.map((period) => period.displayName)),
      'The supply charge differs between its periods, and some state none.',
    );
  }
  return supplies.flatMap(({ period, amount }, i) => dated(period, amount, i, draft.asOf));
}

function daily(id: string, amount: string): Charge {
  return {
    id,
    label: 'Daily supply charge',
    scope: 'bundled',
    kind: 'per-day',
    amount,
    taxPercent: GST_PERCENT,
  };
}

function dated(period: CdrTariffPeriod, amount: string, at: number, asOf: string): readonly Charge[] {
  const middle = Number(asOf.slice(0, 4));
  const [from, to] = [period.startDate.slice(-5), period.endDate.slice(-5)];
  return Array.from({ length: 2 * YEARS + 1 }, (_, i) => {
    const year = middle - YEARS + i;
    return {
      ...daily(`supply-${at}-${year}`, amount),
      validFrom: dayOf(year, from),
      validTo: dayAfter(dayOf(to < from ? year + 1 : year, to)),
    };
  });
}

const dayOf = (year: number, monthDay: string): string => `${String(year).padStart(4, '0')}-${monthDay}`;
