import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Schedule, TimeWindow } from '#domain/energy/tariffs/model/time-window';
import type { Plan } from '#domain/energy/plans/plan';
import { idOf, perDay, perKwhAt } from '../charges.js';
import { seedPlan } from '../seed-plan.js';
import { asSunday, hours, season, WEEKDAYS, WEEKEND } from '../time-windows.js';

const summer = { from: '06-01', to: '09-30' };
const winter = { from: '10-01', to: '05-31' };
const longSummer = { from: '06-01', to: '10-31' };
const shortWinter = { from: '11-01', to: '05-31' };

/** Eight holidays that California utilities bill as weekend days. */
const holidays = asSunday(
  [
    'new-years-day',
    'washingtons-birthday',
    'memorial-day',
    'independence-day',
    'labor-day',
    'veterans-day',
    'thanksgiving',
    'christmas',
  ],
  'sunday-to-monday',
);

interface Baseline {
  readonly below: string;
  readonly above: string;
  readonly kwhADay: string;
}

/** Price below and above the daily baseline allowance; all windows of a season fill it together. */
const aboutBaseline = (
  label: string,
  windows: readonly TimeWindow[],
  { below, above, kwhADay }: Baseline,
  keptAsSunday?: Schedule['holidays'],
): Charge => ({
  id: idOf(label),
  label,
  scope: 'bundled',
  kind: 'per-kwh',
  flow: 'import',
  schedule: { label, windows: [...windows], ...(keptAsSunday && { holidays: keptAsSunday }) },
  price: {
    type: 'tiers',
    tiers: [
      { upTo: kwhADay, price: below },
      { upTo: null, price: above },
    ],
    reset: 'cycle',
    scope: 'pooled-pro-rata',
    pool: 'baseline',
    boundUnit: 'per-day',
  },
});

const pge = {
  retailer: 'Pacific Gas & Electric',
  market: 'us-ca',
  deliveryUtilityIds: ['pge'],
  currency: 'USD',
};
const sce = {
  retailer: 'Southern California Edison',
  market: 'us-ca',
  deliveryUtilityIds: ['sce'],
  currency: 'USD',
};
const sdge = {
  retailer: 'San Diego Gas & Electric',
  market: 'us-ca',
  deliveryUtilityIds: ['sdge'],
  currency: 'USD',
};

/** Default tariffs of the three large Californian utilities; baseline of one region each, as named. */
export const californiaPlans: readonly Plan[] = [
  seedPlan({
    ...pge,
    planId: 'us-pge-e-tou-c',
    name: 'E-TOU-C (baseline region P)',
    charges: [
      perDay('Base services charge', '0.79343'),
      aboutBaseline('Summer peak', [hours(16, 21, { season: summer })], {
        below: '0.441',
        above: '0.5224',
        kwhADay: '13.5',
      }),
      aboutBaseline('Summer off-peak', [hours(21, 16, { season: summer })], {
        below: '0.318',
        above: '0.3994',
        kwhADay: '13.5',
      }),
      aboutBaseline('Winter peak', [hours(16, 21, { season: winter })], {
        below: '0.31617',
        above: '0.39757',
        kwhADay: '11',
      }),
      aboutBaseline('Winter off-peak', [hours(21, 16, { season: winter })], {
        below: '0.28617',
        above: '0.36757',
        kwhADay: '11',
      }),
    ],
    source: 'PG&E electric schedule E-TOU-C',
    asOf: '2026-06-01',
  }),
  seedPlan({
    ...pge,
    planId: 'us-pge-e-1',
    name: 'E-1 tiered (baseline region P)',
    charges: [
      perDay('Base services charge', '0.79343'),
      aboutBaseline('Summer', [season(summer.from, summer.to)], {
        below: '0.32561',
        above: '0.40702',
        kwhADay: '13.5',
      }),
      aboutBaseline('Winter', [season(winter.from, winter.to)], {
        below: '0.32561',
        above: '0.40702',
        kwhADay: '11',
      }),
    ],
    source: 'PG&E electric schedule E-1',
    asOf: '2026-06-01',
  }),
  seedPlan({
    ...sce,
    planId: 'us-sce-tou-d-4-9pm',
    name: 'TOU-D-4-9PM',
    charges: [
      perDay('Base services charge', '0.794'),
      perKwhAt('Summer on-peak', '0.59319', [hours(16, 21, { days: WEEKDAYS, season: summer })], holidays),
      perKwhAt('Summer mid-peak', '0.47324', [hours(16, 21, { days: WEEKEND, season: summer })], holidays),
      perKwhAt('Summer off-peak', '0.35508', [hours(21, 16, { season: summer })], holidays),
      perKwhAt('Winter mid-peak', '0.51954', [hours(16, 21, { season: winter })], holidays),
      perKwhAt('Winter off-peak', '0.38357', [hours(21, 8, { season: winter })], holidays),
      perKwhAt('Winter super-off-peak', '0.34447', [hours(8, 16, { season: winter })], holidays),
    ],
    unpriced: [
      {
        text: 'Baseline credit per kWh within the allowance',
        where: 'schedule TOU-D-4-9PM',
        reason: 'The credit depends on the baseline region of the home, which we do not ask for yet.',
      },
    ],
    source: 'SCE schedule TOU-D, option 4-9 PM',
    asOf: '2026-06-01',
  }),
  seedPlan({
    ...sce,
    planId: 'us-sce-domestic-d',
    name: 'Domestic Service D (baseline region 5)',
    charges: [
      perDay('Base services charge', '0.794'),
      aboutBaseline('Summer', [season(summer.from, summer.to)], {
        below: '0.30214',
        above: '0.40313',
        kwhADay: '17',
      }),
      aboutBaseline('Winter', [season(winter.from, winter.to)], {
        below: '0.30214',
        above: '0.40313',
        kwhADay: '18.4',
      }),
    ],
    source: 'SCE schedule D',
    asOf: '2026-06-01',
  }),
  seedPlan({
    ...sdge,
    planId: 'us-sdge-tou-dr-1',
    name: 'TOU-DR-1 (coastal baseline)',
    charges: [
      perDay('Base services charge', '0.79343'),
      ...touDr1('Summer', longSummer, '9', ['0.68459', '0.46392', '0.37660']),
      ...touDr1('Winter', shortWinter, '9.2', ['0.61014', '0.52843', '0.43767']),
    ],
    source: 'SDG&E schedule TOU-DR1, total rates table',
    asOf: '2026-06-01',
  }),
];

/** Peak 16-21 h; off-peak and super-off-peak differ between working days and others; the baseline credit is 10.663 cents. */
function touDr1(
  name: string,
  when: { readonly from: string; readonly to: string },
  kwhADay: string,
  [peak, offPeak, superOffPeak]: readonly [string, string, string],
): readonly Charge[] {
  const baseline = (above: string): Baseline => ({ below: less(above), above, kwhADay });
  const on = { days: WEEKDAYS, season: when };
  const off = { days: WEEKEND, season: when };
  return [
    aboutBaseline(`${name} peak`, [hours(16, 21, { season: when })], baseline(peak), holidays),
    aboutBaseline(
      `${name} off-peak`,
      [hours(6, 10, on), hours(14, 16, { season: when }), hours(21, 24, { season: when })],
      baseline(offPeak),
      holidays,
    ),
    aboutBaseline(
      `${name} super-off-peak`,
      [hours(0, 6, on), hours(10, 14, on), hours(0, 14, off)],
      baseline(superOffPeak),
      holidays,
    ),
  ];
}

/** The price less the baseline credit; five decimals, as the schedule prints them. */
function less(price: string): string {
  return ((Math.round(Number(price) * 100_000) - 10_663) / 100_000).toFixed(5);
}
