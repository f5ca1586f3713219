import { boundsOf } from '../ladder.js';
import type { BoundHome, BoundsOf } from '../ladder.js';
import type { TierLadder } from '../model/price.js';

/** Energy of one reset period inside one cycle: whole mWh of each member. */
export interface Segment {
  readonly cycle: number;
  readonly key: number;
  readonly milliWh: number[];
}

/** One charge that fills the pool's blocks. */
export interface PoolMember {
  /** Index of the charge. */
  readonly charge: number;
  readonly ladder: TierLadder;
}

/** Charges whose energy fills the same blocks, and how much each puts into which block. */
export class TierPool {
  private segments: Segment[] = [];
  private readonly chronological: boolean;
  private readonly boundsOf: readonly BoundsOf[];
  private used = 0;
  private usedKey = Number.NaN;
  /** `[member][cycle][tier]` whole mWh. */
  private readonly filled: number[][][];

  constructor(
    readonly members: readonly PoolMember[],
    home: BoundHome,
  ) {
    this.chronological = members[0]?.ladder.scope === 'pooled-chronological';
    this.boundsOf = members.map(({ ladder }) => boundsOf(ladder, home));
    this.filled = members.map(({ ladder }) => home.cycles.map(() => ladder.tiers.map(() => 0)));
  }

  /** Adds energy in the order of time; `key` is the reset period it falls in. */
  add(member: number, cycle: number, key: number, milliWh: number): void {
    if (this.chronological) {
      this.addInOrder(member, cycle, key, milliWh);
      return;
    }
    let segment = this.segments.at(-1);
    if (segment?.cycle !== cycle || segment.key !== key) {
      segment = { cycle, key, milliWh: this.members.map(() => 0) };
      this.segments.push(segment);
    }
    segment.milliWh[member] = (segment.milliWh[member] ?? 0) + milliWh;
  }

  /** Energy of a member by cycle, before it is put into blocks; for pools that start again each cycle. */
  byCycle(member: number): readonly number[] {
    const sums = (this.filled[member] ?? []).map(() => 0);
    for (const { cycle, milliWh } of this.segments) sums[cycle] = (sums[cycle] ?? 0) + (milliWh[member] ?? 0);
    return sums;
  }

  /** Puts other energy, `[member][cycle]`, in the place of what was added. */
  replace(milliWh: readonly (readonly number[])[]): void {
    const cycles = milliWh[0]?.length ?? 0;
    this.segments = Array.from({ length: cycles }, (_, cycle) => ({
      cycle,
      key: cycle,
      milliWh: milliWh.map((ofMember) => ofMember[cycle] ?? 0),
    }));
  }

  /** What each member puts into each block, `[member][cycle][tier]` whole mWh. Call once, when everything was added. */
  blocks(): readonly (readonly (readonly number[])[])[] {
    let used = 0;
    let usedKey = Number.NaN;
    for (const segment of this.segments) {
      if (segment.key !== usedKey) used = 0;
      usedKey = segment.key;
      const total = segment.milliWh.reduce((sum, each) => sum + each, 0);
      segment.milliWh.forEach((milliWh, member) => {
        this.share(segment, member, { milliWh, used, total });
      });
      used += total;
    }
    return this.filled;
  }

  /** Gives a member its part, by energy, of what the pool puts into each block. */
  private share(
    segment: Segment,
    member: number,
    { milliWh, used, total }: { readonly milliWh: number; readonly used: number; readonly total: number },
  ): void {
    if (milliWh === 0) return;
    let before = 0;
    this.bounds(member, segment.cycle, segment.key).forEach((bound, tier) => {
      const fill = Math.min(Math.max(bound - used, 0), total);
      const upTo = dividedRound(milliWh, fill, total);
      this.put(member, segment.cycle, tier, upTo - before);
      before = upTo;
    });
  }

  private addInOrder(member: number, cycle: number, key: number, milliWh: number): void {
    if (key !== this.usedKey) this.used = 0;
    this.usedKey = key;
    let from = this.used;
    const to = this.used + milliWh;
    this.bounds(member, cycle, key).forEach((bound, tier) => {
      const stop = Math.min(Math.max(bound, from), to);
      this.put(member, cycle, tier, stop - from);
      from = stop;
    });
    this.used = to;
  }

  private put(member: number, cycle: number, tier: number, milliWh: number): void {
    const blocks = this.filled[member]?.[cycle];
    if (blocks !== undefined) blocks[tier] = (blocks[tier] ?? 0) + milliWh;
  }

  private bounds(member: number, cycle: number, key: number): readonly number[] {
    return this.boundsOf[member]?.(cycle, key) ?? [];
  }
}

/** a times b over c, rounded half up, exact for whole numbers of any size. */
function dividedRound(a: number, b: number, c: number): number {
  if (b === c) return a;
  const divisor = BigInt(c);
  return Number((2n * BigInt(a) * BigInt(b) + divisor) / (2n * divisor));
}
