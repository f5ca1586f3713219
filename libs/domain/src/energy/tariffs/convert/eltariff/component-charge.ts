import type { Charge } from '#domain/energy/tariffs/model/charge';
import { decimalText } from '../decimal-text.js';
import { clip } from '../notes.js';
import { NotUnderstood, scheduleOf } from './active-times.js';
import type { Days } from './active-times.js';
import { partOfYear } from './in-force.js';
import { peakMeasure } from './peak-function.js';
import type { Component } from './tariffs-document.js';

/** The groups of prices of a tariff. */
export type Kind = 'fixedPrice' | 'energyPrice' | 'powerPrice';

const PER: ReadonlyMap<string, 'per-day' | 'per-month' | 'per-year'> = new Map([
  ['P1D', 'per-day'],
  ['P1M', 'per-month'],
  ['P1Y', 'per-year'],
]);

interface Place {
  readonly id: string;
  readonly days: Days;
  readonly monthly: boolean;
}

/** The charge of a component, none if it is not of the tariff's days. Throws `NotUnderstood`. */
export function chargeOf(kind: Kind, component: Component, { id, days, monthly }: Place): readonly Charge[] {
  const seasons = partOfYear(component, days.period);
  if (seasons === undefined) return [];
  const amount = amountOf(component);
  const common = { id, label: clip(component.name ?? id, 300), scope: 'delivery', ...seasons } as const;
  switch (kind) {
    case 'fixedPrice': {
      const per = PER.get(component.pricedPeriod ?? '');
      if (per === undefined)
        throw new NotUnderstood(`A price for ${component.pricedPeriod ?? 'no stated time'}`);
      return [{ ...common, kind: per, amount }];
    }
    case 'energyPrice': {
      if ((component.type ?? 'fixed') !== 'fixed')
        throw new NotUnderstood(`A price that is ${component.type ?? ''}`);
      if (component.unit !== 'kWh')
        throw new NotUnderstood(`A price per ${component.unit ?? 'no stated unit'}`);
      const schedule = scheduleOf(component.recurringPeriods ?? [], days);
      return [
        {
          ...common,
          kind: 'per-kwh',
          flow: 'import',
          ...(schedule && { schedule }),
          price: { type: 'constant', price: amount },
        },
      ];
    }
    case 'powerPrice': {
      if ((component.type ?? 'peak') !== 'peak')
        throw new NotUnderstood(`A price that is ${component.type ?? ''}`);
      if (component.unit !== 'kW')
        throw new NotUnderstood(`A price per ${component.unit ?? 'no stated unit'}`);
      if (!monthly) throw new NotUnderstood('A peak of a time other than the month');
      const measure = peakMeasure(component, days);
      return [
        {
          ...common,
          kind: 'per-kw',
          flow: 'import',
          per: 'cycle',
          ...measure,
          price: { type: 'constant', price: amount },
        },
      ];
    }
  }
}

/** The price with VAT. Throws `NotUnderstood` where it cannot be the one with VAT. */
function amountOf({ price }: Component): string {
  if (price == null) throw new NotUnderstood('A price that is not stated');
  const { priceExVat, priceIncVat } = price;
  const amount = decimalText(priceIncVat);
  if (amount === undefined || priceIncVat < 0) throw new NotUnderstood(`A price of ${priceIncVat}`);
  if (priceIncVat <= priceExVat)
    throw new NotUnderstood(`A price with VAT of ${priceIncVat} beside ${priceExVat} without`);
  return amount;
}
