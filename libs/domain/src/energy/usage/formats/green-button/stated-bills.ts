import { kwhText, scaleEnergy } from '#domain/shared/units';
import type { StatedTotal } from '../../format.js';
import type { EnergyBlock } from './choose-flows.js';
import type { GreenButtonFeed } from './feed.js';
import { WATT_HOURS, WH_TO_MILLI_WH } from './unit.js';
import type { UsageSummary } from './usage-summary.js';
import { totalsOf } from './usage-summary.js';

/**
 * What the summaries of a feed say was used, for each usage point. Where a point also sends energy
 * nobody can tell whether a bill counts delivered or net: its bills are not held against the rows.
 */
export function statedBills(feed: GreenButtonFeed, blocks: readonly EnergyBlock[]): readonly StatedTotal[] {
  return feed.summaries.flatMap((summary, index) => {
    const ofPoint = blocksOf(summary, blocks);
    const [first] = ofPoint;
    if (first === undefined || ofPoint.some(({ measured }) => measured.flow !== first.measured.flow))
      return [];
    const { flow } = first.measured;
    return totalsOf(summary)
      .filter(({ uom }) => uom === WATT_HOURS)
      .map(({ value, powerOfTenMultiplier, startUtc, endUtc }): StatedTotal => ({
        key: {
          servicePoint: first.servicePoint,
          channel: flow === 'total' ? 'import' : flow,
          register: '',
        },
        kwh: kwhText(scaleEnergy(value, WH_TO_MILLI_WH + powerOfTenMultiplier)),
        row: index + 1,
        period: { startUtc, endUtc },
      }));
  });
}

/** The blocks of the usage point that a summary belongs to: by link, or the only point there is. */
function blocksOf({ entry }: UsageSummary, blocks: readonly EnergyBlock[]): readonly EnergyBlock[] {
  const linked = blocks.filter(({ usagePoint }) => {
    const point = usagePoint?.entry.self ?? '';
    return point !== '' && (entry.up.startsWith(`${point}/`) || entry.self.startsWith(`${point}/`));
  });
  if (linked.length > 0) return linked;
  return new Set(blocks.map(({ servicePoint }) => servicePoint)).size === 1 ? blocks : [];
}
