import type { Bill } from '../model/bill.js';
import type { Cycle } from '../calendar/cycles.js';
import type { Load } from '../model/load.js';
import type { PricingOptions } from '../model/pricing-options.js';
import type { Tariff } from '../model/tariff.js';
import { Biller } from './biller.js';
import { meter } from './meter.js';
import { applyNetMetering } from './net-metering.js';
import { settingOf } from './setting.js';
import { totalsOf } from './totals.js';

/**
 * Prices a load under a tariff, interval by interval: one bill a cycle, a line for everything that
 * is paid for, in the order of the tariff's charges. This is the reference that the fast path must
 * equal. Cycles rise without overlap; energy outside them is not billed.
 * Throws DomainError for what the tariff leaves undefined (`tariffs.price-series-short`,
 * `tariffs.holidays-unknown`, `tariffs.net-metering-blocks`).
 */
export function price(
  tariff: Tariff,
  load: Load,
  cycles: readonly Cycle[],
  options: PricingOptions = {},
): readonly Bill[] {
  const setting = settingOf(tariff, load, cycles, options);
  const totals = totalsOf(setting);
  const metered = meter(setting, totals);
  applyNetMetering(setting, metered);
  const biller = new Biller(setting, totals, metered);
  return cycles.map((_, at) => biller.bill(at));
}
