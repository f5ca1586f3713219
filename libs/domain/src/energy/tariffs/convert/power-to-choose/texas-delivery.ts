import { DomainError } from '#domain/shared/domain-error';
import type { Charge } from '#domain/energy/tariffs/model/charge';

/** The six Texas utilities on whose wires suppliers compete. */
export type TexasUtility = 'oncor' | 'centerpoint' | 'aep-central' | 'aep-north' | 'tnmp' | 'lpl';

/** What delivery costs a home, tax aside. */
export interface DeliveryPrice {
  readonly from: string;
  readonly monthlyDollars: string;
  readonly centsPerKwh: string;
}

/** Where the figures below were published. */
export const TEXAS_DELIVERY_SOURCE =
  'Public Utility Commission of Texas, transmission and distribution rate reports';

/** First day, dollars a month, cents per kWh; each line holds until the next. */
const history: Readonly<Record<TexasUtility, string>> = {
  oncor: `
    2019-03-01 3.42 3.1350   2019-09-01 3.42 3.8447   2020-03-01 3.42 3.5448   2020-09-01 3.42 3.9220
    2021-03-01 3.42 3.4928   2021-09-01 3.42 4.1543   2022-03-01 3.42 3.8907   2022-09-01 3.42 4.4076
    2023-03-01 3.42 3.5899   2023-05-01 4.23 3.8498   2023-09-01 4.23 5.0979   2024-03-01 4.23 4.5403
    2024-07-01 4.23 4.6384   2024-09-01 4.23 5.1893   2025-01-06 4.23 5.2974   2025-03-01 4.23 5.0029
    2025-07-01 4.23 5.1248   2025-09-01 4.23 5.6032   2025-12-22 4.23 5.7059   2026-01-02 4.23 5.7833
    2026-02-02 4.23 5.5833   2026-03-01 4.23 5.6183   2026-06-01 4.06 6.1196   2026-08-01 4.06 6.0295
    2026-10-04 4.06 6.8673`,
  centerpoint: `
    2019-03-01 5.47 3.6983   2019-09-01 5.47 4.0512   2020-03-01 5.47 3.4485   2020-04-23 5.47 3.7105
    2020-09-01 4.39 4.2723   2021-03-01 4.39 3.3547   2021-09-01 4.39 4.6397   2022-03-01 4.39 3.9416
    2022-09-01 4.39 4.9167   2023-03-01 4.39 3.7332   2023-09-01 4.39 5.3770   2024-03-01 4.39 3.8957
    2024-04-01 4.39 4.1960   2024-05-01 4.39 4.0189   2024-09-01 4.39 5.3500   2025-03-01 4.39 4.2392
    2025-09-01 4.90 5.8104   2025-09-19 4.90 5.9027   2026-01-02 4.90 6.0009   2026-03-01 4.90 4.9993
    2026-06-01 4.90 5.1461   2026-08-15 4.90 4.9811   2026-09-01 4.90 6.4130   2026-10-01 4.90 6.5333
    2026-10-04 4.90 6.4130`,
  'aep-central': `
    2019-03-01 9.00 3.9405   2019-09-01 9.00 4.4846   2020-03-01 9.00 4.0861   2020-09-01 4.27 4.2929
    2021-03-01 4.27 3.7458   2021-06-01 4.79 4.0272   2021-09-01 4.79 4.5504   2021-09-28 5.88 4.5504
    2022-03-01 5.88 4.5196   2022-09-01 5.88 5.1079   2023-03-01 4.79 4.2970   2023-09-01 4.79 5.7144
    2024-03-01 4.79 4.8787   2024-05-01 4.79 4.9027   2024-09-01 4.79 5.8156   2024-10-01 3.21 6.12984
    2025-01-06 3.21 5.8770   2025-03-01 3.21 5.2367   2025-09-01 3.21 6.0380   2025-09-19 3.24 6.0563
    2025-12-22 3.24 6.1000   2026-02-02 3.24 5.9000   2026-03-01 3.24 6.0592   2026-04-13 3.24 5.6000
    2026-05-04 3.24 5.8000   2026-08-01 3.24 5.7000   2026-09-01 3.24 5.8000   2026-10-01 3.24 5.7000
    2026-10-04 3.24 5.6898`,
  'aep-north': `
    2019-03-01 10.53 3.6596  2019-09-01 10.53 4.0199  2020-03-01 10.53 3.8824  2020-09-01 3.57 3.5325
    2021-03-01 3.57 3.0078   2021-06-01 4.79 3.6048   2021-09-01 4.79 4.1426   2021-09-28 5.88 4.1096
    2022-03-01 5.88 4.1058   2022-09-01 5.88 4.6985   2023-03-01 4.79 3.9205   2023-09-01 4.79 5.3153
    2024-03-01 4.79 4.5254   2024-09-01 4.79 5.4758   2024-10-01 3.21 5.79004  2025-03-01 3.21 5.1300
    2025-09-01 3.21 5.9050   2025-09-19 3.24 5.9233   2026-02-02 3.24 5.9000   2026-04-13 3.24 5.7000
    2026-08-01 3.24 5.5000   2026-09-01 3.24 5.7000   2026-10-01 3.24 5.6000   2026-10-04 3.24 5.5751`,
  tnmp: `
    2019-03-01 7.85 3.8999   2019-09-01 7.85 4.8321   2020-03-01 7.85 4.1354   2020-09-01 7.85 4.9093
    2021-03-01 7.85 4.0403   2021-09-01 7.85 5.1602   2022-03-01 7.85 4.7274   2022-09-01 7.85 5.4741
    2023-03-01 7.85 4.5521   2023-09-01 7.85 6.0465   2024-03-01 7.85 5.0383   2024-09-01 7.85 6.2927
    2025-01-06 7.85 6.4135   2025-03-01 7.85 5.7054   2025-09-01 7.85 7.2055   2026-01-02 7.85 7.2370
    2026-03-01 7.85 6.4665   2026-04-13 7.85 7.2370   2026-05-04 7.85 6.4665   2026-09-01 7.85 7.4022
    2026-10-01 7.56 7.7710`,
  lpl: '2024-01-01 0.00 6.4420 2025-03-01 0.00 6.3120',
};

/**
 * The delivery price of a utility on a day `YYYY-MM-DD`. Throws `tariffs.delivery-unknown` for a day
 * before its first line.
 */
export function texasDelivery(utility: TexasUtility, day: string): DeliveryPrice {
  const found = linesOf(utility).findLast((line) => line.from <= day);
  if (!found) {
    throw new DomainError(
      'tariffs.delivery-unknown',
      `The delivery charges of ${utility} on ${day} are not in our table; give a later date.`,
      { utility, day },
    );
  }
  return found;
}

/** The delivery part of a Texas bill, as it stands on `day`. */
export function texasDeliveryCharges(utility: TexasUtility, day: string): readonly Charge[] {
  return chargesOf(texasDelivery(utility, day), '', {});
}

/**
 * The same as it changes with time: the line in force on `day`, which also holds before it as the offer
 * was made on that day, and each later line from its own day on.
 */
export function datedTexasDelivery(utility: TexasUtility, day: string): readonly Charge[] {
  const current = texasDelivery(utility, day).from;
  const lines = linesOf(utility).filter(({ from }) => from >= current);
  return lines.flatMap((line, at) => {
    const next = lines[at + 1];
    return chargesOf(line, at === 0 ? '' : `-${line.from}`, {
      ...(at > 0 && { validFrom: line.from }),
      ...(next !== undefined && { validTo: next.from }),
    });
  });
}

function chargesOf(
  { monthlyDollars, centsPerKwh }: DeliveryPrice,
  suffix: string,
  dates: Pick<Charge, 'validFrom' | 'validTo'>,
): readonly Charge[] {
  return [
    {
      id: `delivery-month${suffix}`,
      label: 'Delivery charge per month',
      scope: 'delivery',
      kind: 'per-month',
      ...dates,
      amount: monthlyDollars,
    },
    {
      id: `delivery-kwh${suffix}`,
      label: 'Delivery charge per kWh',
      scope: 'delivery',
      kind: 'per-kwh',
      ...dates,
      flow: 'import',
      price: { type: 'constant', price: dollarsOfCents(centsPerKwh) },
    },
  ];
}

/** Moves the decimal point: `"6.8673"` cents are `"0.068673"` dollars. */
export function dollarsOfCents(cents: string): string {
  const negative = cents.startsWith('-');
  const [whole = '0', fraction = ''] = cents.replace('-', '').split('.');
  const digits = whole.padStart(3, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`;
}

function linesOf(utility: TexasUtility): readonly DeliveryPrice[] {
  const words = history[utility].trim().split(/\s+/);
  return Array.from({ length: words.length / 3 }, (_, i) => ({
    from: words[3 * i] ?? '',
    monthlyDollars: words[3 * i + 1] ?? '',
    centsPerKwh: words[3 * i + 2] ?? '',
  }));
}
