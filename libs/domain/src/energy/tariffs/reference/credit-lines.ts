import type { BillLine } from '../model/bill.js';
import { ofMicros } from './lines.js';
import type { LineSource } from './lines.js';

/** Whole micros of some lines. */
export function sumMicros(lines: readonly BillLine[]): number {
  return lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0);
}

/** A line that moves export credit: positive when it is carried forward, negative when it is used or paid out. */
export function creditLine(
  { cycle }: LineSource,
  kind: 'credit-carried' | 'credit-paid' | 'rounding',
  label: string,
  micros: number,
): BillLine {
  return {
    cycle: cycle.start,
    charge: kind,
    label,
    scope: 'bundled',
    kind,
    quantity: '1',
    unit: 'credit',
    price: ofMicros(micros).toFixed(),
    amountMicros: micros,
  };
}
