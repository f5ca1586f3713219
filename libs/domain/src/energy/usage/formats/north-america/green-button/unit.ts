import type { ReadingType, UsagePoint } from './resources.js';

/** What a block counts, by its ReadingType and UsagePoint. */
export type Measured =
  | { readonly is: 'energy'; readonly exponent: number; readonly cumulative: boolean; readonly flow: Flow }
  | { readonly is: 'gas' | 'water' | 'power' | 'other' | 'unknown' };

/** Direction of the energy; `total` is forward and reverse together. */
export type Flow = 'import' | 'export' | 'net' | 'total';

/** Unit of measure (UnitSymbol). */
export const WATT_HOURS = 72;
const POWER_UOMS = [38, 61, 63];
const GAS_UOMS = [169, 119, 132];
const CUBIC_METRES = 42;
const GALLONS = 128;
/** ESPI commodities: 7 natural gas, 8 propane, 9 potable water, 10 and 11 steam and waste water. */
const GAS_COMMODITIES = [7, 8];
const WATER_COMMODITIES = [9, 10, 11];
/** Demand and power (MeasurementKind). */
const POWER_KINDS = [8, 37, 38];
/** AccumulationBehaviour: bulk, continuous cumulative, cumulative, summation read like a register. */
const CUMULATIVE = [1, 2, 3, 9];
/** Indicating and instantaneous: no energy of an interval. */
const MOMENTARY = [6, 12];
/** UnitMultiplier of REQ.21: pico to tera, and PG&E's 10^-8. */
const KNOWN_MULTIPLIERS: ReadonlySet<number> = new Set([
  -12, -9, -8, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 6, 9,
]);
/** Powers of ten from Wh to mWh. */
export const WH_TO_MILLI_WH = 3;

/**
 * Reads ESPI codes (REQ.21). The type decides; a usage point only speaks where the type is silent,
 * or by link. A type without unit under a service without kind is National Grid's gas.
 */
export function measuredBy(type: ReadingType, point: UsagePoint | undefined, pointLinked: boolean): Measured {
  const pointIs = point?.kind === 1 ? 'gas' : point?.kind === 2 ? 'water' : undefined;
  const { uom, commodity, kind, accumulationBehaviour } = type;
  if (commodity !== undefined && GAS_COMMODITIES.includes(commodity)) return { is: 'gas' };
  if (commodity !== undefined && WATER_COMMODITIES.includes(commodity)) return { is: 'water' };
  if (uom !== undefined && GAS_UOMS.includes(uom)) return { is: 'gas' };
  if (uom === GALLONS) return { is: 'water' };
  if (uom === CUBIC_METRES) return { is: pointIs ?? 'gas' };
  if (pointIs !== undefined && (pointLinked || uom !== WATT_HOURS)) return { is: pointIs };
  const multiplier = type.powerOfTenMultiplier ?? 0;
  if (uom === undefined && point?.kindBlank === true) return { is: 'gas' };
  if (uom === undefined || uom === 0 || !KNOWN_MULTIPLIERS.has(multiplier)) return { is: 'unknown' };
  if (POWER_UOMS.includes(uom)) return { is: 'power' };
  if (uom !== WATT_HOURS) return { is: 'other' };
  if (kind !== undefined && POWER_KINDS.includes(kind)) return { is: 'power' };
  if (accumulationBehaviour !== undefined && MOMENTARY.includes(accumulationBehaviour))
    return { is: 'other' };
  const flow = flowOf(type.flowDirection);
  if (flow === undefined) return { is: 'other' };
  return {
    is: 'energy',
    exponent: WH_TO_MILLI_WH + multiplier,
    cumulative: accumulationBehaviour !== undefined && CUMULATIVE.includes(accumulationBehaviour),
    flow,
  };
}

/** FlowDirection: 1 forward is delivered to the home, 19 reverse is sent back, 4 net, 20 total; 0 is not said. */
function flowOf(code: number | undefined): Flow | undefined {
  switch (code) {
    case undefined:
    case 0:
    case 1:
      return 'import';
    case 19:
      return 'export';
    case 4:
      return 'net';
    case 20:
      return 'total';
    default:
      return undefined;
  }
}
