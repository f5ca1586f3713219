import type { Charge } from '../model/charge.js';
import type { Cycle } from '../calendar/cycles.js';
import type { Load } from '../model/load.js';
import { nettedLoad } from '../model/netted-load.js';
import { pricedCharges } from '../model/pricing-options.js';
import type { PricingOptions } from '../model/pricing-options.js';
import type { Rounding } from '../model/rounding.js';
import type { ExportRule, Tariff } from '../model/tariff.js';

/** Everything one pricing run of the reference path looks at. */
export interface Setting {
  readonly exportRule: ExportRule;
  readonly rounding: Rounding;
  readonly billRounding?: Rounding | undefined;
  /** Charges in bill order, discounts that apply at the end. */
  readonly charges: readonly Charge[];
  readonly load: Load;
  readonly cycles: readonly Cycle[];
  readonly contractStart: string;
  /** IANA zone of the tariff's clock. */
  readonly zone: string;
}

/** Puts a run together; `cycles` must rise without overlap. */
export function settingOf(
  tariff: Tariff,
  load: Load,
  cycles: readonly Cycle[],
  options: PricingOptions,
): Setting {
  return {
    exportRule: tariff.exportRule,
    rounding: tariff.rounding,
    billRounding: tariff.billRounding,
    charges: pricedCharges(tariff, options),
    load: tariff.nettingMinutes === undefined ? load : nettedLoad(load, tariff.nettingMinutes),
    cycles,
    contractStart: options.contractStart ?? cycles[0]?.start ?? '1970-01-01',
    zone: tariff.zone ?? load.zone,
  };
}
