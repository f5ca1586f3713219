/**
 * A column to read, an array of whatever width holds its numbers. There is no `map`: it would cut
 * new numbers to the old width.
 */
export interface NumberColumn extends Iterable<number> {
  readonly length: number;
  readonly [index: number]: number;
  at(index: number): number | undefined;
  indexOf(value: number): number;
  entries(): Iterable<[number, number]>;
  some(test: (value: number, index: number) => boolean): boolean;
  every(test: (value: number, index: number) => boolean): boolean;
  filter(test: (value: number, index: number) => boolean): NumberColumn;
  subarray(from: number, to: number): NumberColumn;
}

type Numbers = Uint8Array | Int32Array | Uint32Array | Float64Array;

const FIRST_CAPACITY = 256;
const GROWTH = 1.5;
/** From narrow to wide. Seconds and a home's milli-watt-hours fit in four bytes. */
const KINDS = [Uint8Array, Int32Array, Uint32Array, Float64Array] as const;

/**
 * A column that grows and widens when a number does not fit: five million starts take 20 MB, not 40.
 * Memory outgrown is handed back at once, not when the garbage collector comes by.
 */
export class GrowingNumbers {
  private values: Numbers = new Uint8Array(0);
  private used = 0;

  get length(): number {
    return this.used;
  }

  at(index: number): number {
    return this.values[index] ?? 0;
  }

  push(value: number): void {
    this.set(this.used, value);
  }

  /** Beyond the end the numbers between are 0. */
  set(index: number, value: number): void {
    if (index >= this.used) this.extend(index + 1);
    this.values[index] = value;
    if (this.values[index] !== value) this.values = widened(this.values, index, value);
  }

  /** Makes it longer with zeros; never shorter. */
  extend(length: number): void {
    if (length > this.values.length)
      this.values = resized(
        this.values,
        Math.max(length, Math.ceil(this.values.length * GROWTH), FIRST_CAPACITY),
      );
    this.used = Math.max(this.used, length);
  }

  /** A view on what is there now: no copy, and empty once something is added or picked. */
  view(): NumberColumn {
    return this.values.subarray(0, this.used);
  }

  /** Keeps the numbers at these indexes, in their order. */
  pick(indexes: Uint32Array): void {
    const picked = emptyLike(this.values, indexes.length);
    for (let at = 0; at < indexes.length; at += 1) picked[at] = this.at(indexes[at] ?? 0);
    resized(this.values, 0);
    this.values = picked;
    this.used = indexes.length;
  }
}

/** The same numbers with one more, in the narrowest kind that holds all. */
function widened(narrow: Numbers, index: number, value: number): Numbers {
  if (narrow instanceof Float64Array) return narrow;
  narrow[index] = 0;
  const Kind = KINDS.find((kind) => fits(kind, value) && narrow.every((held) => fits(kind, held)));
  const wide = new (Kind ?? Float64Array)(narrow.length);
  wide.set(narrow);
  wide[index] = value;
  return wide;
}

function fits(Kind: (typeof KINDS)[number], value: number): boolean {
  switch (Kind) {
    case Uint8Array:
      return value >>> 0 === value && value <= 255;
    case Int32Array:
      return (value | 0) === value;
    case Uint32Array:
      return value >>> 0 === value;
    default:
      return true;
  }
}

function emptyLike(values: Numbers, length: number): Numbers {
  const Kind = KINDS.find((kind) => values instanceof kind) ?? Float64Array;
  return new Kind(length);
}

/** The same numbers with room for more; the old array is empty afterwards. */
function resized(values: Numbers, capacity: number): Numbers {
  const Kind = KINDS.find((kind) => values instanceof kind) ?? Float64Array;
  // Node has `transfer` (ES2024) since 22; the compiler's library is that of ES2023.
  const buffer = values.buffer as ArrayBuffer & { transfer(bytes: number): ArrayBuffer };
  return new Kind(buffer.transfer(capacity * Kind.BYTES_PER_ELEMENT));
}
