import { Exact } from '../../exact.js';

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
