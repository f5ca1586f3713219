import type { Energy } from '#domain/shared/units';
import type { ReadingColumns, ReadingQuality } from './reading.js';
import { QUALITY_CODES } from './reading.js';

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

/** Columns that grow by doubling; `revision` and `rest` take memory only once used. */
export class GrowingColumns {
  length = 0;
  private capacity: number;
  private startUtc: Float64Array;
  private durationS: Float64Array;
  private energyMilliWh: Float64Array;
  private quality: Uint8Array;
  private sourceRow: Uint32Array;
  private restE20Kwh: Float64Array | undefined;
  private revisions: Float64Array | undefined;

  constructor(capacity = 1024) {
    this.capacity = capacity;
    this.startUtc = new Float64Array(capacity);
    this.durationS = new Float64Array(capacity);
    this.energyMilliWh = new Float64Array(capacity);
    this.quality = new Uint8Array(capacity);
    this.sourceRow = new Uint32Array(capacity);
  }

  add(reading: NewReading): void {
    const at = this.length;
    if (at === this.capacity) this.grow();
    this.startUtc[at] = reading.startUtc;
    this.durationS[at] = reading.durationS;
    this.energyMilliWh[at] = reading.energy.milliWh;
    this.quality[at] = QUALITY_CODES[reading.quality];
    this.sourceRow[at] = reading.row;
    if (reading.energy.restE20Kwh !== 0) {
      this.restE20Kwh ??= new Float64Array(this.capacity);
      this.restE20Kwh[at] = reading.energy.restE20Kwh;
    }
    if (reading.revision !== undefined) {
      this.revisions ??= new Float64Array(this.capacity);
      this.revisions[at] = reading.revision;
    }
    this.length = at + 1;
  }

  /** Views on what is there now: no copy, so do not add afterwards. */
  columns(): ReadingColumns {
    const whole = {
      length: this.length,
      startUtc: this.startUtc.subarray(0, this.length),
      durationS: this.durationS.subarray(0, this.length),
      energyMilliWh: this.energyMilliWh.subarray(0, this.length),
      quality: this.quality.subarray(0, this.length),
      sourceRow: this.sourceRow.subarray(0, this.length),
    };
    if (this.restE20Kwh === undefined) return whole;
    return { ...whole, restE20Kwh: this.restE20Kwh.subarray(0, this.length) };
  }

  /** Revision stamps beside the columns; undefined when the source has none. */
  revision(): Float64Array | undefined {
    return this.revisions?.subarray(0, this.length);
  }

  private grow(): void {
    this.capacity *= 2;
    this.startUtc = widen(this.startUtc, this.capacity);
    this.durationS = widen(this.durationS, this.capacity);
    this.energyMilliWh = widen(this.energyMilliWh, this.capacity);
    const quality = new Uint8Array(this.capacity);
    quality.set(this.quality);
    this.quality = quality;
    const sourceRow = new Uint32Array(this.capacity);
    sourceRow.set(this.sourceRow);
    this.sourceRow = sourceRow;
    if (this.restE20Kwh !== undefined) this.restE20Kwh = widen(this.restE20Kwh, this.capacity);
    if (this.revisions !== undefined) this.revisions = widen(this.revisions, this.capacity);
  }
}

function widen(column: Float64Array, capacity: number): Float64Array {
  const wide = new Float64Array(capacity);
  wide.set(column);
  return wide;
}
