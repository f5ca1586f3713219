import type { BillCase } from './bill-case.js';

/** What a try must come to: the n-th figure of the case's words, a flag (or a question), or no flag. */
export type Wanted =
  | { readonly kind: 'total' | 'supply' | 'line' | 'flagged-total'; readonly at: number }
  | { readonly kind: 'flagged' | 'read' };

/** One try of a field case, as a person would call `bill` or `tariff convert`. */
export interface Try extends Pick<BillCase, 'zone' | 'cycles' | 'plan' | 'from' | 'asOf' | 'currency'> {
  /** The number with which the case's id begins. */
  readonly id: string;
  readonly file: string;
  /** Absent = the tariff is only converted. */
  readonly usage?: string;
  readonly expect: Wanted;
  /** Fields that the file, written before the form had them, cannot have; merged into its tariff. */
  readonly with?: object;
  /** Fields merged into its charges, by id. */
  readonly charges?: Readonly<Record<string, object>>;
}

const total = (at = 0): Wanted => ({ kind: 'total', at });
const flagged: Wanted = { kind: 'flagged' };
/** A price of energy alone is flagged, as a bill needs delivery too. */
const supplyAlone: Wanted = { kind: 'flagged-total', at: 0 };
const read: Wanted = { kind: 'read' };
const own = (id: string, name: string, usage: string, more: Partial<Try>): Try => ({
  id,
  file: `${name}.tariff.json`,
  usage: `${usage}.usage.csv`,
  expect: total(),
  ...more,
});
const spot = (id: string, name: string, wanted: Wanted, more: Partial<Try> = {}): Try => ({
  id,
  file: name,
  from: 'spot',
  expect: wanted,
  ...more,
});

const sydney = 'Australia/Sydney';
const brisbane = 'Australia/Brisbane';
const london = 'Europe/London';
const madrid = 'Europe/Madrid';
const cdr = (id: string, name: string, more: Partial<Try>): Try => ({
  id,
  file: `${name}.cdr.json`,
  from: 'cdr',
  zone: brisbane,
  expect: total(),
  ...more,
});

/** Every case of the field, tried. */
export const FIELD_TRIES: readonly Try[] = [
  { id: '01', file: 'uk-agile-product.json', from: 'octopus', expect: flagged },
  {
    id: '02',
    file: 'uk-go-product.json',
    from: 'octopus',
    usage: 'uk-go.usage.csv',
    zone: london,
    expect: flagged,
  },
  {
    id: '03',
    file: 'uk-svt-rates.json',
    from: 'octopus',
    usage: 'uk-chg.usage.csv',
    zone: london,
    plan: 'octopus-unit-rates-direct_debit',
    cycles: ['2026-03-31', '2026-04-02'],
    expect: { kind: 'flagged-total', at: 0 },
  },
  {
    id: '04',
    file: 'uk-flat.json',
    from: 'octopus',
    usage: 'uk-hh.usage.csv',
    zone: london,
    expect: { kind: 'flagged-total', at: 0 },
  },
  spot('06', 'spot-mixed-60-15.csv', supplyAlone, {
    usage: 'spot-mixed.usage.csv',
    zone: 'UTC',
    cycles: ['2025-09-30', '2025-10-03'],
  }),
  spot('07', 'spot-entsoe-seq.csv', flagged),
  spot('09', 'comed-5min.json', supplyAlone, {
    usage: 'comed.usage.csv',
    zone: 'America/Chicago',
    cycles: ['2025-06-30', '2025-07-02'],
  }),
  spot('11', 'spot-low.csv', flagged),
  spot('11', 'spot-cents-nounit.csv', flagged),
  own('12', 'fr-tempo', 'fr-tempo', { zone: 'Europe/Paris' }),
  own('13', 'es-20td', 'es', { zone: madrid, cycles: ['2026-03-30', '2026-04-06'] }),
  own('14', 'es-excedentes', 'es-exc', { zone: madrid, expect: total(1) }),
  own('14', 'es-excedentes2', 'es-exc2', { zone: madrid, expect: total(3) }),
  own('15', 'es-balance', 'es-bn', { zone: madrid, with: { nettingMinutes: 60 } }),
  own('17', 'nem2-nbc', 'nem', { zone: 'America/Los_Angeles', charges: { nbc: { netted: false } } }),
  own('22', 'be-captar', 'be', {
    zone: 'Europe/Brussels',
    charges: {
      cap: {
        billedDemand: {
          ownPercents: Array.from({ length: 12 }, () => '100'),
          earlierPercents: Array.from({ length: 12 }, () => '0'),
          earlierCycles: 0,
          minimumKw: '2.5',
          meanCycles: 12,
        },
      },
    },
  }),
  own('23', 'csu-daily-demand', 'csu', {
    zone: 'America/Denver',
    charges: { d: { per: 'cycle', peaks: { kind: 'each-day' } } },
  }),
  own('31', 'kr2', 'kr', {
    zone: 'Asia/Seoul',
    with: { rounding: { decimals: 0, mode: 'half-up' } },
    charges: { fam: { atMost: '16000' }, fund: { rounding: { decimals: 0, step: 10, mode: 'down' } } },
  }),
  own('19', 'mi-sam180', 'mi', { zone: 'America/Detroit' }),
  own('25', 'qc-flexd', 'qc-jan', { zone: 'America/Toronto' }),
  { id: '27', file: 'oeb-row.xml', from: 'oeb', expect: read },
  own('29', 'de-14a', 'de', { zone: 'Europe/Berlin' }),
  cdr('33', 'au-tz-period-local', { usage: 'au-nsw.usage.csv', zone: sydney }),
  cdr('33', 'au-tz-period-aest-contract-local', {
    usage: 'au-nsw.usage.csv',
    zone: sydney,
    expect: total(1),
  }),
  cdr('35', 'au-fit-season-prose', { usage: 'au-exp-jul.usage.csv' }),
  cdr('37', 'au-supply-band', { expect: flagged }),
  cdr('38', 'au-cl1-cl2', { expect: flagged }),
  cdr('39', 'au-demand-month-day', { usage: 'au-dem.usage.csv' }),
  {
    id: '41',
    file: 'urdb-demand-tiers.urdb.json',
    from: 'urdb',
    usage: 'us-dtier.usage.csv',
    zone: 'America/Chicago',
    expect: total(),
  },
  { id: '43', file: 'urdb-uneven.urdb.json', from: 'urdb', expect: flagged },
  { id: '44', file: 'reopt-wrap.json', from: 'urdb', expect: read },
  { id: '50', file: 'tx-reason-codes.json', from: 'power-to-choose', expect: flagged },
  {
    id: '51',
    file: 'tx-oncor.csv',
    from: 'power-to-choose',
    usage: 'tx-febmar.usage.csv',
    zone: 'America/Chicago',
    asOf: '2026-02-15',
    expect: total(),
  },
  { id: '52', file: 'ohio-contradiction.xml', from: 'ohio', expect: flagged },
  { id: '52', file: 'ohio-contradiction2.xml', from: 'ohio', expect: flagged },
  own('54', 'midcycle-perday', 'mc', { zone: 'America/Chicago' }),
  own('54', 'midcycle-pooled', 'mc', { zone: 'America/Chicago' }),
  own('55', 'oeb-tiered', 'on', {
    zone: 'America/Toronto',
    cycles: ['2026-10-15', '2026-11-15'],
    expect: { kind: 'supply', at: 0 },
  }),
  own('56', 'payout-rounding', 'payout', { zone: 'America/Chicago' }),
  cdr('57', 'au-membership-monthly', { usage: 'au-jan.usage.csv' }),
  own('60', 'ca-climate', 'ca-spring', { zone: 'America/Los_Angeles', expect: { kind: 'line', at: 0 } }),
  spot('62', 'spot-tibber.json', read, { currency: 'SEK' }),
  ...['nordpool.json', 'energidataservice.json', 'pvpc.json', 'awattar.json', 'elprisetjustnu.json'].map(
    (name) => spot('62', `spot-${name}`, read),
  ),
  spot('62', 'spot-entsoe-gui.csv', read),
];
