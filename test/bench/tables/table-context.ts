import type { TableWords } from './words.js';

/** Seconds of a day. */
export const DAY_S = 86_400;

/** A share from 0 to below 1. */
export type Random = () => number;

/** What a home did in one interval, energies in thousandths of a kWh. */
export interface Interval {
  readonly startUtc: number;
  readonly bought: number;
  readonly sold: number;
  readonly made: number;
}

/** A column's name and its cell for each interval. */
export interface Column {
  readonly name: string;
  readonly cell: (at: number) => string;
}

/** What chance chose for a table. */
export interface Context {
  readonly words: TableWords;
  readonly intervals: readonly Interval[];
  readonly zoneName: string;
  readonly style: {
    readonly comma: boolean;
    readonly unit: 'kWh' | 'Wh' | 'kW' | 'W' | 'MWh';
    readonly stepS: number;
    readonly unitIn: 'name' | 'column' | 'cell' | 'title';
  };
  readonly hasSold: boolean;
  readonly random: Random;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly chance: (share: number) => boolean;
}

/** An energy in thousandths of a kWh as the table writes it. */
export function amount(milliKwh: number, { comma, unit, stepS }: Context['style']): string {
  const hours = stepS / 3600;
  const value = {
    kWh: milliKwh / 1000,
    Wh: milliKwh,
    MWh: milliKwh / 1e6,
    kW: milliKwh / 1000 / hours,
    W: milliKwh / hours,
  }[unit];
  const text =
    unit === 'MWh' ? value.toFixed(6) : unit === 'Wh' || unit === 'W' ? String(value) : value.toFixed(3);
  return comma ? text.replace('.', ',') : text;
}
