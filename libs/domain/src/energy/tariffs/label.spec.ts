import { z } from 'zod';
import type { Charge } from './model/charge.js';
import { averageCents } from './label.js';
import { energy, tariffOf } from './plain-tariff.spec-support.js';
import { describeShared, sharedJson } from '#domain/shared/shared-data.spec-support';

interface Example {
  readonly name: string;
  readonly stated_avg_cents: Readonly<Record<string, number>>;
  readonly energy_cents_per_kwh: number | null;
  readonly base_monthly_dollars: number;
  readonly tdu_cents_per_kwh: number;
  readonly tdu_monthly_dollars: number;
  readonly daily_charge_dollars: number;
  readonly bill_credits: readonly UsageBand[];
  readonly threshold_fees: readonly UsageBand[];
  readonly tou_shares: readonly { readonly share: number; readonly cents: number }[] | null;
  readonly modelled_avg_cents: Readonly<Record<string, number>>;
}
interface UsageBand {
  readonly dollars: number;
  readonly min_kwh_inclusive: number | null;
  readonly max_kwh_inclusive: number | null;
}

const supply = { scope: 'supply' } as const;
const dollars = (cents: number): string => (cents / 100).toFixed(8);

function bandCharge(kind: 'credit-if' | 'fee-if', band: UsageBand, at: number): Charge {
  return {
    ...supply,
    kind,
    id: `${kind}-${at}`,
    label: kind,
    amount: String(band.dollars),
    usage: {
      flow: 'import',
      ...(band.min_kwh_inclusive === null ? {} : { fromKwh: String(band.min_kwh_inclusive) }),
      ...(band.max_kwh_inclusive === null ? {} : { upToKwh: String(band.max_kwh_inclusive) }),
    },
  };
}

function chargesOf(example: Example): readonly Charge[] {
  const energies = example.tou_shares ?? [{ share: 1, cents: example.energy_cents_per_kwh ?? 0 }];
  return [
    ...energies.map(({ cents }, at) => energy(dollars(cents), { ...supply, id: `energy-${at}` })),
    energy(dollars(example.tdu_cents_per_kwh), { scope: 'delivery', id: 'delivery' }),
    { ...supply, kind: 'per-month', id: 'base', label: 'Base', amount: String(example.base_monthly_dollars) },
    {
      scope: 'delivery',
      kind: 'per-month',
      id: 'tdu',
      label: 'Delivery',
      amount: String(example.tdu_monthly_dollars),
    },
    { ...supply, kind: 'per-day', id: 'daily', label: 'Daily', amount: String(example.daily_charge_dollars) },
    ...example.bill_credits.map((band, at) => bandCharge('credit-if', band, at)),
    ...example.threshold_fees.map((band, at) => bandCharge('fee-if', band, at)),
  ];
}

describe('the averages of a label', () => {
  it('are the month over its use, taxes aside', () => {
    const taxed = { ...supply, taxPercent: '8.25' };
    const tariff = tariffOf([
      energy('0.10', taxed),
      { ...taxed, kind: 'per-month', id: 'base', label: 'Base', amount: '5' },
    ]);
    expect(averageCents(tariff, 500)).toBe('11.0000');
  });

  it('give each time-of-use charge the share that the label prints', () => {
    const tariff = tariffOf([energy('0.20', { id: 'day' }), energy('0', { id: 'night' })]);
    expect(averageCents(tariff, 1000, { day: '0.7', night: '0.3' })).toBe('14.0000');
  });

  it('fill blocks with the share of a charge alone', () => {
    const blocks = {
      type: 'tiers' as const,
      tiers: [
        { upTo: '350', price: '0.20' },
        { upTo: null, price: '0.10' },
      ],
      reset: 'cycle' as const,
      scope: 'per-window' as const,
      boundUnit: 'absolute' as const,
    };
    const day: Charge = {
      ...supply,
      kind: 'per-kwh',
      id: 'day',
      label: 'Day',
      flow: 'import',
      price: blocks,
    };
    const tariff = tariffOf([day, energy('0', { id: 'night' })]);
    const shares = { day: '0.7', night: '0.3' };
    expect([500, 1000].map((kwh) => averageCents(tariff, kwh, shares))).toEqual(['14.0000', '10.5000']);
  });

  it('drop a credit when use is one kWh short of it', () => {
    const credit = bandCharge(
      'credit-if',
      { dollars: 50, min_kwh_inclusive: 1000, max_kwh_inclusive: null },
      0,
    );
    const tariff = tariffOf([energy('0.10'), credit]);
    expect([999, 1000].map((kwh) => averageCents(tariff, kwh))).toEqual(['10.0000', '5.0000']);
  });
});

describeShared('labels of Texas', () => {
  const { examples } = sharedJson(
    'tariffs/expected/texas_efl/worked_examples.json',
    z.custom<{ readonly examples: readonly Example[] }>(),
  );

  it.each(examples.map((example) => [example.name, example] as const))(
    '%s is within 0.1 cent',
    (_, example) => {
      const shares = (example.tou_shares ?? []).map(
        ({ share }, at) => [`energy-${at}`, String(share)] as const,
      );
      for (const [kwh, stated] of Object.entries(example.stated_avg_cents)) {
        const average = Number(
          averageCents(tariffOf(chargesOf(example)), Number(kwh), Object.fromEntries(shares)),
        );
        expect(Math.abs(average - stated)).toBeLessThanOrEqual(0.1);
        expect(average).toBeCloseTo(example.modelled_avg_cents[kwh] ?? NaN, 3);
      }
    },
  );
});
