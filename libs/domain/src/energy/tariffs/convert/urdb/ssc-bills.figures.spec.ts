import { z } from 'zod';
import { arrayLoad } from '#domain/energy/tariffs/array-load';
import type { UsageArray } from '#domain/energy/tariffs/array-load';
import { calendarMonths } from '#domain/energy/tariffs/calendar/cycles';
import { compileCatalogue } from '#domain/energy/tariffs/engine/compile';
import { priceCompiled } from '#domain/energy/tariffs/engine/price-compiled.spec-support';
import type { Load } from '#domain/energy/tariffs/model/load';
import { price } from '#domain/energy/tariffs/reference/price';
import { reduce } from '#domain/energy/tariffs/reduction/reduce';
import type { Reduction } from '#domain/energy/tariffs/reduction/reduce';
import { describeShared, sharedJson } from '#domain/shared/shared-data.spec-support';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { convertUrdb } from './urdb.js';

const FOLDER = 'tariffs/expected';
const DOLLARS_OFF = 0.005;
const EVERY = 15;

interface SscCase {
  readonly id: string;
  readonly tariff: object;
  readonly load: string;
  readonly generation?: string;
  readonly ssc_metering_option?: number;
  readonly ssc_extra?: object;
  readonly expected: { readonly annual_bill: number; readonly monthly_bill: readonly number[] };
}

const arrays = new Map<string, UsageArray>();

function array(path: string): UsageArray {
  const known = arrays.get(path) ?? sharedJson(`${FOLDER}/${path}`, z.custom<UsageArray>());
  arrays.set(path, known);
  return known;
}

const cycles = calendarMonths('UTC', '2018-01-01', '2019-01-01');
const reductions = new Map<string, Reduction>();

function loadOf({ load, generation, ssc_metering_option: option }: SscCase): Load {
  return arrayLoad(array(load), generation === undefined ? undefined : array(generation), option === 4);
}

function reductionOf(each: SscCase): Reduction {
  const key = [each.load, each.generation, each.ssc_metering_option === 4].join();
  const known = reductions.get(key) ?? reduce(loadOf(each), cycles);
  reductions.set(key, known);
  return known;
}

function tariffOf(each: SscCase): Tariff {
  const rate = { ...each.tariff, ssc_metering_option: each.ssc_metering_option };
  const { tariffs, refused } = convertUrdb(JSON.stringify(rate), { asOf: '2026-01-01', source: each.id });
  const [tariff] = tariffs;
  if (tariff === undefined) throw new Error(JSON.stringify(refused));
  return each.ssc_extra === undefined ? tariff : withHourlyPrice(tariff);
}

function withHourlyPrice(tariff: Tariff): Tariff {
  const { values } = sharedJson(`${FOLDER}/arrays/synthetic-hourly-price.json`, z.custom<UsageArray>());
  const start = Date.UTC(2018, 0, 1) / 1000;
  const series = {
    type: 'series',
    starts: values.map((_, hour) => start + hour * 3600),
    end: start + values.length * 3600,
    prices: values.map(String),
  };
  const spot = {
    kind: 'per-kwh',
    id: 'spot',
    label: 'Spot',
    scope: 'bundled',
    flow: 'import',
    price: series,
  };
  return Tariff.parse({ ...tariff, charges: [...tariff.charges, spot] });
}

describeShared('bills of utilityrate5', () => {
  const cases = sharedJson(`${FOLDER}/ssc/index.json`, z.custom<readonly { readonly id: string }[]>()).map(
    ({ id }) => sharedJson(`${FOLDER}/ssc/cases/${id}.json`, z.custom<SscCase>()),
  );

  it.each(cases.map((each) => [each.id, each] as const))(
    '%s comes out within half a cent by the fast path',
    (_, each) => {
      const { cycleMicros } = priceCompiled(compileCatalogue([tariffOf(each)]), reductionOf(each));
      each.expected.monthly_bill.forEach((dollars, month) => {
        expect(Math.abs((cycleMicros[month] ?? NaN) / 1e6 - dollars)).toBeLessThan(DOLLARS_OFF);
      });
      const annual = cycleMicros.reduce((sum, micros) => sum + micros, 0) / 1e6;
      expect(Math.abs(annual - each.expected.annual_bill)).toBeLessThan(DOLLARS_OFF);
    },
  );

  const sampled = cases.filter((_, at) => at % EVERY === 0);
  it.each(sampled.map((each) => [each.id, each] as const))(
    '%s is the same to the micro by the reference',
    (_, each) => {
      const { cycleMicros } = priceCompiled(compileCatalogue([tariffOf(each)]), reductionOf(each));
      const bills = price(tariffOf(each), loadOf(each), cycles);
      expect(bills.map(({ totalMicros }) => totalMicros)).toEqual([...cycleMicros]);
      for (const { lines, totalMicros } of bills)
        expect(lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0)).toBe(totalMicros);
    },
  );
});
