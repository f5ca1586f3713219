import { hasFlow } from './load.js';
import type { Load } from './load.js';
import type { Tariff } from './tariff.js';

/** A tariff with what is not priced of the bills of one home: what its meter never shows is not missed. */
export function asHomePays(tariff: Tariff, load: Load): Tariff {
  const unpriced = tariff.unpriced.filter(
    ({ onlyWith }) => onlyWith === undefined || hasFlow(load, onlyWith),
  );
  return unpriced.length === tariff.unpriced.length ? tariff : { ...tariff, unpriced };
}
