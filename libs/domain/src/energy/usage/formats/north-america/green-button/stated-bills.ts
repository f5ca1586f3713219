import { kwhText, scaleEnergy } from '#domain/shared/units';
import type { StatedTotal } from '#domain/energy/usage/formats/format';
import type { EnergyBlock } from './choose-flows.js';
import type { GreenButtonFeed } from './feed.js';
import type { Flow } from './unit.js';
import { WATT_HOURS, WH_TO_MILLI_WH } from './unit.js';
import type { UsageSummary } from './usage-summary.js';
import { totalsOf } from './usage-summary.js';

/** Ten years of months: more are not compared. */
const MOST_BILLS = 120;

/**
 * What the summaries of a feed say was used, for each usage point. Where a point also sends energy
 * nobody can tell whether a bill counts delivered or net: its bills are not held against the rows.
 */
export function statedBills(feed: GreenButtonFeed, blocks: readonly EnergyBlock[]): readonly StatedTotal[] {
  const points = metersOf(blocks);
  return feed.summaries.slice(0, MOST_BILLS).flatMap((summary, index) => {
    const meter = meterOf(summary, points);
    if (meter?.flow === undefined) return [];
    const { flow, servicePoint } = meter;
    return totalsOf(summary)
      .filter(({ uom }) => uom === WATT_HOURS)
      .map(({ value, powerOfTenMultiplier, startUtc, endUtc }): StatedTotal => ({
        key: {
          servicePoint,
          channel: flow === 'total' ? 'import' : flow,
          register: '',
        },
        kwh: kwhText(scaleEnergy(value, WH_TO_MILLI_WH + powerOfTenMultiplier)),
        row: index + 1,
        period: { startUtc, endUtc },
      }));
  });
}

/** One usage point and its flow; undefined where it has several. */
interface Meter {
  readonly href: string;
  readonly servicePoint: string;
  flow: Flow | undefined;
}

function metersOf(blocks: readonly EnergyBlock[]): readonly Meter[] {
  const meters = new Map<string, Meter>();
  for (const { usagePoint, servicePoint, measured } of blocks) {
    const known = meters.get(servicePoint);
    if (known === undefined)
      meters.set(servicePoint, { href: usagePoint?.entry.self ?? '', servicePoint, flow: measured.flow });
    else if (known.flow !== measured.flow) known.flow = undefined;
  }
  return [...meters.values()];
}

/** The usage point that a summary belongs to: by link, or the only point there is. */
function meterOf({ entry }: UsageSummary, meters: readonly Meter[]): Meter | undefined {
  const linked = meters.find(
    ({ href }) => href !== '' && (entry.up.startsWith(`${href}/`) || entry.self.startsWith(`${href}/`)),
  );
  return linked ?? (meters.length === 1 ? meters[0] : undefined);
}
