import type { Energy } from '#domain/shared/units';
import { NO_ENERGY } from '#domain/shared/units';
import type { ReadingColumns, ReadingQuality } from './reading.js';
import type { NumberColumn } from './number-column.js';
import { GrowingNumbers } from './number-column.js';
import { QUALITY_CODES, READING_QUALITIES } from './reading.js';

/** One interval on its way into columns. */
export interface NewReading {
  /** Epoch seconds UTC. */
  readonly startUtc: number;
  readonly durationS: number;
  readonly energy: Energy;
  readonly quality: ReadingQuality;
  /** 1-based row or element of the source file. */
  readonly row: number;
  /** When the source stamps revisions: any number that grows with them. Later wins. */
  readonly revision?: number | undefined;
}

/**
 * Readings gathered as columns; `revision` and `rest` take memory only once used. What is worked out
 * later (the clock, the step, the order) is written in place, so that five million readings are never
 * held twice.
 */
export class GrowingColumns {
  startUtc = new GrowingNumbers();
  durationS = new GrowingNumbers();
  private energyMilliWh = new GrowingNumbers();
  private quality = new GrowingNumbers();
  private sourceRow = new GrowingNumbers();
  private rests: GrowingNumbers | undefined;
  private revisions: GrowingNumbers | undefined;

  get length(): number {
    return this.startUtc.length;
  }

  add(reading: NewReading): void {
    const at = this.length;
    this.startUtc.push(reading.startUtc);
    this.durationS.push(reading.durationS);
    this.quality.push(QUALITY_CODES[reading.quality]);
    this.sourceRow.push(reading.row);
    this.setEnergy(at, reading.energy);
    if (reading.revision !== undefined) {
      this.revisions ??= new GrowingNumbers();
      this.revisions.set(at, reading.revision);
    }
  }

  /** Writes the energy of a reading that is there, or is just being added. */
  setEnergy(at: number, { milliWh, restE20Kwh }: Energy): void {
    this.energyMilliWh.set(at, milliWh);
    if (restE20Kwh === 0 && this.rests === undefined) return;
    this.rests ??= new GrowingNumbers();
    this.rests.set(at, restE20Kwh);
  }

  energyAt(at: number): Energy {
    return { milliWh: this.energyMilliWh.at(at), restE20Kwh: this.rests?.at(at) ?? 0 };
  }

  /** A reading without a value: nothing is known of this time. */
  setMissing(at: number): void {
    this.setEnergy(at, NO_ENERGY);
    this.quality.set(at, QUALITY_CODES.missing);
  }

  isMissing(at: number): boolean {
    return this.quality.at(at) === QUALITY_CODES.missing;
  }

  rowAt(at: number): number {
    return this.sourceRow.at(at);
  }

  /** The readings one by one, for the few that must look at each again. */
  *readings(): Iterable<NewReading> {
    for (let at = 0; at < this.length; at += 1) {
      yield {
        startUtc: this.startUtc.at(at),
        durationS: this.durationS.at(at),
        energy: this.energyAt(at),
        quality: READING_QUALITIES[this.quality.at(at)] ?? 'unknown',
        row: this.sourceRow.at(at),
        revision: this.revisions?.at(at),
      };
    }
  }

  /** Views on what is there now: no copy, so do not add afterwards. */
  columns(): ReadingColumns {
    const whole = {
      length: this.length,
      startUtc: this.startUtc.view(),
      durationS: this.durationS.view(),
      energyMilliWh: this.energyMilliWh.view(),
      quality: this.quality.view(),
      sourceRow: this.sourceRow.view(),
    };
    if (this.rests === undefined) return whole;
    this.rests.extend(this.length);
    return { ...whole, restE20Kwh: this.rests.view() };
  }

  /** Revision stamps beside the columns; undefined when the source has none. */
  revision(): NumberColumn | undefined {
    this.revisions?.extend(this.length);
    return this.revisions?.view();
  }

  /** Forgets the revision stamps, which count no more once the readings are chosen. */
  dropRevisions(): void {
    this.revisions = undefined;
  }

  /** Puts the readings of another behind its own; the other is used up. */
  append(other: GrowingColumns): void {
    if (this.length === 0) {
      this.adopt(other);
      return;
    }
    const from = this.length;
    const join = (mine: GrowingNumbers, theirs: GrowingNumbers | undefined): void => {
      mine.extend(from);
      for (let at = 0; at < other.length; at += 1) mine.push(theirs?.at(at) ?? 0);
    };
    if (other.rests !== undefined) this.rests ??= new GrowingNumbers();
    if (other.revisions !== undefined) this.revisions ??= new GrowingNumbers();
    if (this.rests !== undefined) join(this.rests, other.rests);
    if (this.revisions !== undefined) join(this.revisions, other.revisions);
    join(this.durationS, other.durationS);
    join(this.energyMilliWh, other.energyMilliWh);
    join(this.quality, other.quality);
    join(this.sourceRow, other.sourceRow);
    join(this.startUtc, other.startUtc);
  }

  /** Keeps the readings at these indexes, in their order; the memory of the whole is let go. */
  pick(indexes: Uint32Array): void {
    this.rests?.extend(this.length);
    this.revisions?.extend(this.length);
    this.rests?.pick(indexes);
    this.revisions?.pick(indexes);
    this.durationS.pick(indexes);
    this.energyMilliWh.pick(indexes);
    this.quality.pick(indexes);
    this.sourceRow.pick(indexes);
    this.startUtc.pick(indexes);
  }

  private adopt(other: GrowingColumns): void {
    this.startUtc = other.startUtc;
    this.durationS = other.durationS;
    this.energyMilliWh = other.energyMilliWh;
    this.quality = other.quality;
    this.sourceRow = other.sourceRow;
    this.rests = other.rests;
    this.revisions = other.revisions;
  }
}
