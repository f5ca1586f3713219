import { z } from 'zod';

/** Bounds from here on are no bounds: utilityrate5 writes 1e38 for an open block. */
const OPEN = 1e30;
const UNITS = ['kWh', 'kWh/kW', 'kWh daily', 'kWh/kW daily'] as const;
const MONTHS = 12;

const Matrix = z.array(z.array(z.number()));
const Flag = z.union([z.number(), z.boolean()]).nullish();

/** The inputs of NREL ssc's utilityrate5, as far as they describe a rate. */
const Inputs = z.looseObject({
  ur_ec_tou_mat: Matrix.min(1),
  ur_ec_sched_weekday: Matrix,
  ur_ec_sched_weekend: Matrix,
  ur_dc_enable: Flag,
  ur_dc_tou_mat: Matrix.nullish(),
  ur_dc_sched_weekday: Matrix.nullish(),
  ur_dc_sched_weekend: Matrix.nullish(),
  ur_dc_flat_mat: Matrix.nullish(),
  ur_monthly_fixed_charge: z.number().nullish(),
  ur_monthly_min_charge: z.number().nullish(),
  ur_annual_min_charge: z.number().nullish(),
  ur_metering_option: z.number().nullish(),
  ur_sell_eq_buy: Flag,
});
type Inputs = z.infer<typeof Inputs>;
const Wrapped = z.looseObject({ test: z.string().nullish(), ssc_inputs: Inputs });

/**
 * Rewrites inputs of utilityrate5 (alone, or as `ssc_inputs`) with URDB's field names; what URDB has
 * no field for keeps its `ur_` name. Undefined when the document holds none.
 */
export function fromUtilityrate5(document: unknown): Readonly<Record<string, unknown>> | undefined {
  const wrapped = Wrapped.safeParse(document);
  const bare = Inputs.safeParse(document);
  const inputs = wrapped.success ? wrapped.data.ssc_inputs : bare.data;
  if (inputs === undefined) return undefined;
  const fine = Object.entries(inputs).filter(([name]) => name.startsWith('ur_') && !(name in Inputs.shape));
  return {
    label: wrapped.success ? wrapped.data.test : undefined,
    ...energyOf(inputs),
    ...(isOn(inputs.ur_dc_enable) ? demandOf(inputs) : {}),
    fixedmonthlycharge: inputs.ur_monthly_fixed_charge,
    minmonthlycharge: inputs.ur_monthly_min_charge,
    annualmincharge: inputs.ur_annual_min_charge,
    ssc_metering_option: inputs.ur_metering_option ?? 0,
    ...Object.fromEntries(fine),
    tou_demand_single_peak: inputs['TOU_demand_single_peak'],
  };
}

function energyOf(inputs: Inputs): Readonly<Record<string, unknown>> {
  const periods = periodsOf(inputs.ur_ec_tou_mat);
  return {
    energyratestructure: periods.map((period) =>
      rowsOf(inputs.ur_ec_tou_mat, period).map(([, , max = OPEN, unit = 0, rate = 0, sell = 0]) => ({
        rate,
        sell: isOn(inputs.ur_sell_eq_buy) ? rate : sell,
        unit: UNITS[unit] ?? 'kWh',
        ...(max >= OPEN ? {} : { max }),
      })),
    ),
    energyweekdayschedule: positions(inputs.ur_ec_sched_weekday, periods),
    energyweekendschedule: positions(inputs.ur_ec_sched_weekend, periods),
  };
}

function demandOf(inputs: Inputs): Readonly<Record<string, unknown>> {
  const ladder = (rows: readonly (readonly number[])[]): unknown =>
    rows.map(([, , max = OPEN, rate = 0]) => ({ rate, ...(max >= OPEN ? {} : { max }) }));
  const flat = inputs.ur_dc_flat_mat;
  const tou = inputs.ur_dc_tou_mat ?? [];
  const periods = periodsOf(tou);
  const { ur_dc_sched_weekday: weekday, ur_dc_sched_weekend: weekend } = inputs;
  return {
    ...(flat == null
      ? {}
      : {
          flatdemandstructure: Array.from({ length: MONTHS }, (_, month) => ladder(rowsOf(flat, month))),
          flatdemandmonths: Array.from({ length: MONTHS }, (_, month) => month),
        }),
    ...(weekday == null || weekend == null
      ? {}
      : {
          demandratestructure: periods.map((period) => ladder(rowsOf(tou, period))),
          demandweekdayschedule: positions(weekday, periods),
          demandweekendschedule: positions(weekend, periods),
        }),
  };
}

/** Rows of a period (or month), in the order of their tiers. */
function rowsOf(matrix: readonly (readonly number[])[], period: number): readonly (readonly number[])[] {
  return matrix.filter(([each]) => each === period).toSorted((a, b) => (a[1] ?? 0) - (b[1] ?? 0));
}

function periodsOf(matrix: readonly (readonly number[])[]): readonly number[] {
  return [...new Set(matrix.map(([period = 0]) => period))].toSorted((a, b) => a - b);
}

/** Period numbers as positions; a period without rates is one position too far. */
function positions(
  matrix: readonly (readonly number[])[],
  periods: readonly number[],
): readonly (readonly number[])[] {
  return matrix.map((month) =>
    month.map((period) => (periods.includes(period) ? periods.indexOf(period) : periods.length)),
  );
}

function isOn(flag: number | boolean | null | undefined): boolean {
  return flag === true || flag === 1;
}
