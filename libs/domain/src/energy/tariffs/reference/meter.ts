import { billedMilliW } from '../billed-demand.js';
import type { PerKwhCharge } from '../model/charge.js';
import { scheduleTest } from '../calendar/calendar.js';
import { taxed } from '../exact.js';
import { isNetted, netsEnergy, seriesNetted } from '../export-credit.js';
import { ladderOf, poolNameOf, priceOverTime, resetKey } from '../ladder.js';
import type { PriceSeries } from '../model/price.js';
import { heldDays } from '../calendar/held-days.js';
import { inForce } from '../calendar/validity.js';
import { cutsAt, wallClock } from './clock.js';
import type { LocalTime } from './clock.js';
import { piecesOf } from './pieces.js';
import type { Piece } from './pieces.js';
import { peakWatcher } from './peak-watcher.js';
import type { PeakWatcher } from './peak-watcher.js';
import { SeriesCost } from './series-cost.js';
import type { Setting } from './setting.js';
import { TierPool } from './tier-pool.js';
import type { Totals } from './totals.js';
import { energyReader } from './watcher.js';
import type { Watcher } from './watcher.js';

/** Everything that depends on when energy was used, by charge. */
export interface Metered {
  readonly pools: readonly TierPool[];
  /** What was exported while an import charge applied, `[cycle]` whole mWh; by index of the charge. */
  readonly exportedDuring: ReadonlyMap<number, readonly number[]>;
  readonly series: ReadonlyMap<number, SeriesCost>;
  /** Peaks `[cycle]` in whole mW, by index of the charge. */
  readonly peaks: ReadonlyMap<number, readonly number[]>;
}

/** Walks the load once, piece by piece, past every charge that counts energy or power. */
export function meter(setting: Setting, totals: Totals): Metered {
  const pools = new PoolBook(setting, totals);
  const exportedDuring = new Map<number, number[]>();
  const series = new Map<number, SeriesCost>();
  const peaks = new Map<number, PeakWatcher>();
  const watchers: Watcher[] = [];
  setting.charges.forEach((charge, index) => {
    if (charge.kind === 'per-kwh') {
      const overTime = priceOverTime(charge);
      if (overTime !== undefined) {
        if (isNetted(setting.exportRule, charge)) throw seriesNetted(charge.id);
        const rule = {
          taxFactor: taxed('1', charge.taxPercent),
          rounding: charge.rounding ?? setting.rounding,
          roundedEach: charge.roundedEach,
        };
        const cost = new SeriesCost(overTime, rule, setting.cycles.length);
        series.set(index, cost);
        watchers.push(
          energyWatcher(setting, charge, (piece, time, milliWh) => {
            cost.add(piece, time, milliWh);
          }),
        );
      } else {
        const counter = pools.counter(charge, index);
        if (charge.nets === undefined || !netsExports(setting))
          watchers.push(energyWatcher(setting, charge, counter));
      }
      if (isNetted(setting.exportRule, charge)) {
        const exported = setting.cycles.map(() => 0);
        exportedDuring.set(index, exported);
        watchers.push(
          energyWatcher(setting, { ...charge, flow: 'export' }, (piece, _time, milliWh) => {
            exported[piece.cycle] = (exported[piece.cycle] ?? 0) + milliWh;
          }),
        );
      }
    }
    if (charge.kind === 'per-kw') {
      const watcher = peakWatcher(setting, charge);
      peaks.set(index, watcher);
      watchers.push(watcher);
    }
  });
  walk(setting, watchers);
  return { pools: pools.all(), exportedDuring, series, peaks: billedPeaks(setting, peaks) };
}

/** Peaks as they are billed, where earlier cycles help to decide. */
function billedPeaks(
  { charges, cycles }: Setting,
  peaks: ReadonlyMap<number, PeakWatcher>,
): Metered['peaks'] {
  return new Map(
    [...peaks].map(([index, watcher]) => {
      const milliW = watcher.peaks();
      const charge = charges[index];
      const rule = charge?.kind === 'per-kw' ? charge.billedDemand : undefined;
      return [index, rule === undefined ? milliW : billedMilliW(rule, cycles, milliW)];
    }),
  );
}

/** Whether the plan takes exports off imports before pricing. */
export function netsExports({ exportRule }: Setting): boolean {
  return netsEnergy(exportRule);
}

function walk(setting: Setting, watchers: readonly Watcher[]): void {
  const marks = new Map<string, Set<number>>([[setting.zone, new Set()]]);
  for (const watcher of watchers) {
    const ofZone = marks.get(watcher.zone) ?? new Set();
    watcher.marks.forEach((minute) => ofZone.add(minute));
    marks.set(watcher.zone, ofZone);
  }
  const clocks = new Map([...marks.keys()].map((zone) => [zone, wallClock(zone)]));
  const now = new Map<string, LocalTime>();
  for (const piece of piecesOf(setting.load, setting.cycles, cutsAt(marks, seriesStarts(setting)))) {
    for (const [zone, clock] of clocks) now.set(zone, clock(piece.from));
    for (const watcher of watchers) {
      const time = now.get(watcher.zone);
      if (time !== undefined && watcher.test.applies(time.day, time.minute)) watcher.see(piece, time);
    }
  }
}

function seriesStarts({ charges }: Setting): readonly number[] {
  const starts = charges.flatMap((charge) =>
    charge.kind === 'per-kwh' && charge.price.type === 'series' ? instantsOf(charge.price) : [],
  );
  return [...new Set(starts)].sort((a, b) => a - b);
}

function instantsOf({ starts, end }: PriceSeries): readonly number[] {
  return [...starts, end];
}

function energyWatcher(
  setting: Setting,
  charge: PerKwhCharge,
  count: (piece: Piece, time: LocalTime, milliWh: number) => void,
): Watcher {
  const energyOf = energyReader(setting, charge);
  const active = inForce(charge, setting.contractStart);
  const test = scheduleTest(charge.schedule);
  return {
    test,
    zone: charge.schedule?.zone ?? setting.zone,
    marks: test.marks,
    see: (piece, time) => {
      if (!active(time.day)) return;
      const milliWh = energyOf(piece);
      if (milliWh !== 0) count(piece, time, milliWh);
    },
  };
}

/** The pools of a plan: charges that name the same pool share one, every other has its own. */
class PoolBook {
  private readonly byName = new Map<string, TierPool>();

  constructor(
    private readonly setting: Setting,
    private readonly totals: Totals,
  ) {}

  all(): readonly TierPool[] {
    return [...this.byName.values()];
  }

  /** What to do with each piece of a charge's energy. */
  counter(charge: PerKwhCharge, index: number): (piece: Piece, time: LocalTime, milliWh: number) => void {
    const pool = this.poolOf(charge, index);
    const member = pool.members.findIndex((each) => each.charge === index);
    const reset = pool.members[member]?.ladder.reset ?? 'cycle';
    const origin = this.setting.cycles[0]?.start ?? '1970-01-01';
    return ({ cycle, interval }, { day }, milliWh) => {
      pool.add(member, cycle, resetKey(reset, { day, cycle, interval, origin }), milliWh);
    };
  }

  private poolOf(charge: PerKwhCharge, index: number): TierPool {
    const name = poolNameOf(charge) ?? `charge ${index}`;
    const known = this.byName.get(name);
    if (known !== undefined) return known;
    const members = this.setting.charges.flatMap((each, at) => {
      if (each.kind !== 'per-kwh' || (at !== index && poolNameOf(each) !== name)) return [];
      const ladder = ladderOf(each.price);
      return ladder === undefined ? [] : [{ charge: at, ladder }];
    });
    const { cycles } = this.setting;
    const charges = members.flatMap(({ charge: at }) => {
      const each = this.setting.charges[at];
      return each?.kind === 'per-kwh' ? [each] : [];
    });
    const held = heldDays(charges, cycles, this.setting.contractStart);
    const pool = new TierPool(members, { cycles, peakMilliW: this.totals.peakMilliW, held });
    this.byName.set(name, pool);
    return pool;
  }
}
