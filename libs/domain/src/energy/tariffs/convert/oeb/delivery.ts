import { Decimal } from 'decimal.js';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import { plain } from '../decimal-text.js';
import type { UnpricedNotes } from '../notes.js';
import type { Row } from './row.js';

/**
 * The rest of an Ontario bill: distribution, transmission and regulatory charges (the latter two on
 * use adjusted for losses), the electricity lost on the way, HST, and the Ontario Electricity Rebate.
 */
export function deliveryAndTaxes(
  row: Row,
  supply: readonly Charge[],
  notes: UnpricedNotes,
): readonly Charge[] {
  const lossFactor = new Decimal(row('LF') ?? '1');
  const isLossFactor = lossFactor.greaterThanOrEqualTo(1) && lossFactor.lessThan(2);
  if (!isLossFactor) notes.add('LF', lossFactor.toFixed(), 'It is no loss factor; losses are not counted.');
  const factor = isLossFactor ? lossFactor : new Decimal(1);
  const monthly: readonly (readonly [string, string])[] = [
    ['SC', 'Distribution, fixed'],
    ['OFC', 'Distribution, other fixed charges'],
    ['SSS', 'Standard supply service'],
  ];
  const metered: readonly (readonly [string, string])[] = [
    ['DC', 'Distribution, variable'],
    ['VC', 'Distribution, volumetric'],
    ['OC', 'Distribution, other variable charges'],
  ];
  const adjusted: readonly (readonly [string, string])[] = [
    ['Net', 'Transmission network'],
    ['Conn', 'Transmission connection'],
    ['WMSR', 'Wholesale market service'],
    ['RRRP', 'Rural or remote rate protection'],
  ];
  // `DRP` says whether the distributor's homes have rate protection at all; without it its rate stands idle.
  const protects = Number(row('DRP') ?? 1) !== 0;
  for (const name of [...(protects ? ['DRP', 'DRP_Rate'] : []), 'DRC']) {
    const figure = row(name);
    if (figure !== undefined && Number(figure) !== 0)
      notes.add(name, `${name}: ${figure}`, 'A protection or debt charge whose use is not stated.');
  }
  return [
    ...monthly.flatMap(([name, label]) => ifSet(row(name), (amount) => fixed(name, label, amount))),
    ...metered.flatMap(([name, label]) => ifSet(row(name), (price) => perKwh(name, label, price))),
    ...adjusted.flatMap(([name, label]) =>
      ifSet(row(name), (price) => perKwh(name, label, plain(factor.times(price)) ?? price)),
    ),
    ...losses(supply, factor.minus(1)),
    ...percents(row),
  ];
}

function ifSet(figure: string | undefined, charge: (figure: string) => Charge): readonly Charge[] {
  return figure === undefined || Number(figure) === 0 ? [] : [charge(figure)];
}

function fixed(name: string, label: string, amount: string): Charge {
  return { id: name.toLowerCase(), label, scope: 'delivery', kind: 'per-month', amount };
}

function perKwh(name: string, label: string, price: string): Charge {
  return {
    id: name.toLowerCase(),
    label,
    scope: 'delivery',
    kind: 'per-kwh',
    flow: 'import',
    price: { type: 'constant', price },
  };
}

/** Electricity lost on the way is bought at the price of the hour and billed as delivery. */
function losses(supply: readonly Charge[], share: Decimal): readonly Charge[] {
  if (share.isZero()) return [];
  const scaled = (price: string): string => plain(share.times(price)) ?? '0';
  return supply.flatMap((charge): Charge[] => {
    if (charge.kind !== 'per-kwh' || charge.price.type === 'series' || charge.price.type === 'by-month')
      return [];
    const price =
      charge.price.type === 'constant'
        ? { ...charge.price, price: scaled(charge.price.price) }
        : {
            ...charge.price,
            tiers: charge.price.tiers.map((tier) => ({ ...tier, price: scaled(tier.price) })),
          };
    return [
      {
        ...charge,
        id: `losses-${charge.id}`,
        label: `Line losses, ${charge.label}`,
        scope: 'delivery',
        price,
      },
    ];
  });
}

/** HST on everything, then the rebate on everything before tax; `0.13` and `13` are both 13 %. */
function percents(row: Row): readonly Charge[] {
  const percent = (figure: string, sign: 1 | -1): string => {
    const value = new Decimal(figure);
    return plain((value.lessThan(1) ? value.times(100) : value).times(sign)) ?? '0';
  };
  const before = { scopes: ['supply' as const, 'delivery' as const] };
  return [
    ...ifSet(row('GST'), (figure) => ({
      id: 'hst',
      label: 'HST',
      scope: 'bundled',
      kind: 'percent-of',
      percent: percent(figure, 1),
      of: before,
    })),
    ...ifSet(row('Rebate'), (figure) => ({
      id: 'rebate',
      label: 'Ontario Electricity Rebate',
      scope: 'bundled',
      kind: 'percent-of',
      percent: percent(new Decimal(figure).abs().toFixed(), -1),
      of: before,
    })),
  ];
}
