import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { arrayLoad } from '#domain/energy/tariffs/array-load';
import type { UsageArray } from '#domain/energy/tariffs/array-load';
import { calendarMonths } from '#domain/energy/tariffs/calendar/cycles';
import { compileCatalogue } from '#domain/energy/tariffs/engine/compile';
import { priceCompiled } from '#domain/energy/tariffs/engine/price-compiled.spec-support';
import type { Load } from '#domain/energy/tariffs/model/load';
import { price } from '#domain/energy/tariffs/reference/price';
import { reduce } from '#domain/energy/tariffs/reduction/reduce';
import { describeShared, sharedJson } from '#domain/shared/shared-data.spec-support';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import { convertUrdb } from './urdb.js';

const FOLDER = 'tariffs/expected';
const DOLLARS_OFF = 0.005;
const BUY_ALL_SELL_ALL = 4;

type ArrayName = { readonly $array: string };

interface OwnTest {
  readonly test: string;
  readonly ssc_inputs: {
    readonly load: ArrayName;
    readonly gen: ArrayName;
    readonly ur_metering_option: number;
    readonly ur_ts_buy_rate?: ArrayName;
    readonly ur_ts_sell_rate?: ArrayName;
  };
  readonly ssc_outputs_year1: {
    readonly utility_bill_w_sys_year1: number;
    readonly utility_bill_wo_sys_year1: number;
  };
}

/** The test that expects to be refused, and the one whose inputs were written down after they were set back. */
const REFUSED = 'Test_Residential_TOU_Rates_w_tiers_exception';
const NET_BILLED_INSTEAD = 'Test_Commercial_Energy_Tiers_net_billing';

function array({ $array }: ArrayName): UsageArray {
  return sharedJson(`${FOLDER}/${$array}`, z.custom<UsageArray>());
}

function prices(name: ArrayName | undefined): readonly number[] | undefined {
  return name !== undefined && '$array' in name ? array(name).values : undefined;
}

function own(name: string): OwnTest {
  return sharedJson(`${FOLDER}/ssc/own_tests/${name}.json`, z.custom<OwnTest>());
}

function converted({ test, ssc_inputs: inputs }: OwnTest, metering: number): ReturnType<typeof convertUrdb> {
  const document = {
    test,
    ssc_inputs: {
      ...inputs,
      ur_metering_option: metering,
      ur_ts_buy_rate: prices(inputs.ur_ts_buy_rate),
      ur_ts_sell_rate: prices(inputs.ur_ts_sell_rate),
    },
  };
  return convertUrdb(JSON.stringify(document), { asOf: '2026-01-01', source: 'own test' });
}

function only({ tariffs, refused }: ReturnType<typeof convertUrdb>): Tariff {
  const [tariff] = tariffs;
  if (tariff === undefined) throw new Error(JSON.stringify(refused));
  return tariff;
}

describeShared('tests of utilityrate5 itself', () => {
  const cycles = calendarMonths('UTC', '2018-01-01', '2019-01-01');
  const names = readdirSync(`../shared/${FOLDER}/ssc/own_tests`).map((file) => file.replace('.json', ''));

  const reference = (tariff: Tariff, load: Load): number =>
    price(tariff, load, cycles).reduce((sum, { totalMicros }) => sum + totalMicros, 0) / 1e6;
  const fast = (tariff: Tariff, load: Load): number =>
    (priceCompiled(compileCatalogue([tariff]), reduce(load, cycles)).totalMicros[0] ?? NaN) / 1e6;

  it.each(names.filter((name) => name !== REFUSED))('%s', (name) => {
    const test = own(name);
    const { ssc_inputs: inputs, ssc_outputs_year1: recorded } = test;
    const expected = { ...inputs, ...recorded };
    const metering = name === NET_BILLED_INSTEAD ? 2 : inputs.ur_metering_option;
    const gross = metering === BUY_ALL_SELL_ALL;
    const withSystem = only(converted(test, metering));
    const load = arrayLoad(array(inputs.load), array(inputs.gen), gross);
    expect(Math.abs(reference(withSystem, load) - expected.utility_bill_w_sys_year1)).toBeLessThan(
      DOLLARS_OFF,
    );
    expect(fast(withSystem, load)).toBe(reference(withSystem, load));
    const withoutSystem = only(converted(test, gross ? metering : 2));
    expect(
      Math.abs(fast(withoutSystem, arrayLoad(array(inputs.load))) - expected.utility_bill_wo_sys_year1),
    ).toBeLessThan(DOLLARS_OFF);
  });

  it('refuses what utilityrate5 refuses: other blocks in another period of the month', () => {
    const { tariffs, refused } = converted(own(REFUSED), 0);
    expect(tariffs).toEqual([]);
    expect(refused[0]?.reason).toContain('period 1 has other blocks (13 kWh daily, open)');
  });
});
