import { Exact } from '#domain/energy/tariffs/exact';

const DECIMALS = 12;

/** Plain decimal text of a figure; 12 decimals, which takes the noise of binary floats away. */
export function decimalOf(figure: string | number | null | undefined): string {
  return new Exact(figure ?? 0).toDecimalPlaces(DECIMALS).toFixed();
}

/** Exact sum of figures as plain decimal text. */
export function sumOf(...figures: readonly (string | number | null | undefined)[]): string {
  return figures
    .reduce<Exact>((sum, figure) => sum.plus(figure ?? 0), new Exact(0))
    .toDecimalPlaces(DECIMALS)
    .toFixed();
}

/** Whether a figure is there and not zero. */
export function isSet(figure: string | number | null | undefined): boolean {
  return figure != null && Number(figure) !== 0;
}

/** Bounds from here on are no bounds; tools write 1e37, 1e38 or so for an open block. */
const OPEN = 1e30;

/** An upper bound as decimal text; null when the block is open. */
export function boundOf(max: string | number | null | undefined): string | null {
  return max == null || Number(max) >= OPEN ? null : decimalOf(max);
}

const UNITS = ['kWh', 'kWh daily', 'kWh/kW', 'kWh/kW daily'] as const;

/** The unit of a block as URDB writes it, however its letters and blanks are set; kWh when absent. */
export function unitOf({ unit }: { readonly unit?: string | null | undefined }): string {
  const plain = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
  return UNITS.find((known) => plain(known) === plain(unit ?? 'kWh')) ?? unit ?? 'kWh';
}
