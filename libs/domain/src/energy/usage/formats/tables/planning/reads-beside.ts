import type { Candidate } from './candidate.js';
import type { SampleColumns } from './sample-columns.js';

/** Use may stand still for a while; a counter goes on. */
const LEAST_RISES = 3;
/** A read that was estimated may be taken back a little: once in so many, and far above what a step adds. */
const CORRECTED_TIMES = 10;
const HIGH_TIMES = 20;

/**
 * Columns of a register's reads beside the use of the same intervals, of what was bought and of what was sold
 * alike: their names say so, and they never fall. One that stood still is a register where another column has
 * its name but for the word.
 */
export function readsBeside(sample: SampleColumns, chosen: readonly Candidate[]): readonly Candidate[] {
  const isSold = ({ flow }: Candidate): boolean => flow === 'export';
  const isMade = ({ flow }: Candidate): boolean => flow === 'generation';
  const sides = [
    chosen.filter(isSold),
    chosen.filter(isMade),
    chosen.filter((one) => !isSold(one) && !isMade(one)),
  ];
  return sides.flatMap((side) => {
    const named = side.filter(({ register }) => register);
    const others = side.length - named.length;
    const reads = named.filter(
      ({ column }) =>
        neverFalls(sample, column) ||
        (others >= named.length && sample.isConstant(column) && !sample.named(column, /\btotal\b/)),
    );
    return others > 0 ? reads : [];
  });
}

function neverFalls(sample: SampleColumns, column: number): boolean {
  const numbers = sample
    .cells(column)
    .map((cell) => Number(cell.replace(',', '.')))
    .filter((number) => Number.isFinite(number));
  // Before its first read a register shows nothing.
  while (numbers[0] === 0) numbers.shift();
  const steps = numbers.slice(1).map((number, at) => number - (numbers[at] ?? 0));
  const rises = steps.filter((step) => step > 0).length;
  const falls = steps.filter((step) => step < 0).length;
  const against = Math.min(rises, falls);
  const isHigh = (): boolean => Math.min(...numbers) > HIGH_TIMES * Math.max(...steps.map(Math.abs));
  return (
    numbers.length === 0 ||
    (Math.max(rises, falls) >= LEAST_RISES * (1 + CORRECTED_TIMES * against) && (against === 0 || isHigh()))
  );
}
