import { DomainError } from './domain-error.js';

const MOST_BYTES_PER_VALUE = 8;

/**
 * Packs integers (up to 2^52 in size, in steps of no more than that) as the difference to the one
 * before, zigzag, in groups of seven bits. Regular columns shrink to about a byte a value.
 */
export function packIntegers(values: ArrayLike<number>): Uint8Array {
  let bytes = new Uint8Array(Math.max(16, values.length * 2));
  let length = 0;
  let before = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    if (!Number.isSafeInteger(value)) throw new RangeError(`value ${String(index)} is no safe integer`);
    const step = value - before;
    before = value;
    if (length + MOST_BYTES_PER_VALUE > bytes.length) {
      const wider = new Uint8Array(bytes.length * 2);
      wider.set(bytes);
      bytes = wider;
    }
    let rest = step >= 0 ? step * 2 : -step * 2 - 1;
    while (rest >= 128) {
      bytes[length] = (rest % 128) + 128;
      length += 1;
      rest = Math.floor(rest / 128);
    }
    bytes[length] = rest;
    length += 1;
  }
  return bytes.subarray(0, length);
}

/** The integers that `packIntegers` packed. Throws `usage.damaged-columns` when the bytes are not whole. */
export function unpackIntegers(bytes: Uint8Array, count: number): Float64Array {
  const values = new Float64Array(count);
  let at = 0;
  let before = 0;
  for (let index = 0; index < count; index += 1) {
    let zigzag = 0;
    let scale = 1;
    let byte = 128;
    while (byte >= 128) {
      const next = bytes[at];
      if (next === undefined)
        throw new DomainError('usage.damaged-columns', 'Stored readings are cut short.');
      byte = next;
      at += 1;
      zigzag += (byte % 128) * scale;
      scale *= 128;
    }
    before += zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2;
    values[index] = before;
  }
  if (at !== bytes.length) throw new DomainError('usage.damaged-columns', 'Stored readings are too long.');
  return values;
}
