import { Decimal } from 'decimal.js';
import type { PrintedAmount } from './printed-amounts.js';

/** The kWh of a bill, or why they are not sure, in words for the person whose bill it is. */
export type PrintedUse = { readonly kwh: string } | { readonly unsure: string };

/** Each printed part may be rounded to a whole kWh. */
const ROUNDING = 0.5;
const ZERO = new Decimal(0);

/**
 * The one total on which all amounts of a bill agree: what is called the total or the use, what its steps of price
 * and times of day add up to, and what lies between the stands of the meter.
 */
export function printedUse(amounts: readonly PrintedAmount[]): PrintedUse {
  if (amounts.some(({ kind }) => kind === 'sent'))
    return {
      unsure: 'it also names power that you sent to the grid; please type in the kWh that you bought',
    };
  if (amounts.some(({ kind }) => kind === 'gas'))
    return { unsure: 'it names kWh of gas too; please type in those of electricity' };
  const of = (...kinds: readonly PrintedAmount['kind'][]): readonly Decimal[] =>
    amounts.filter(({ kind }) => kinds.includes(kind)).map(({ kwh }) => kwh);
  const parts = of('part');
  const stood = standsApart(of('stand'));
  const named = distinct(of('total')).length > 0 ? distinct(of('total')) : distinct(of('use'));
  const uses = distinct(of('use'));
  const whole = named.length === 0 ? wholeOfParts(parts, distinct(of('other')), stood) : wholeOf(named);
  if (whole === undefined)
    return { unsure: unsureWords(named.length > 0 ? named : distinct([...parts, ...of('other')])) };
  if (!isExplained([...uses, ...parts], whole) && !isExplained(of('use', 'part', 'other'), whole))
    return {
      unsure: `${text(whole)} kWh is not what its parts (${list(parts.length > 0 ? parts : uses)}) add up to`,
    };
  if (stood !== undefined && parts.length === 0 && stood.minus(whole).abs().gt(1))
    return {
      unsure: `${text(whole)} kWh is not the difference between its meter readings, ${text(stood)}`,
    };
  return { kwh: text(whole) };
}

/** One number, or the one that is the sum of the others. */
function wholeOf(named: readonly Decimal[]): Decimal | undefined {
  if (named.length === 1) return named[0];
  const most = named.reduce((a, b) => Decimal.max(a, b), ZERO);
  return isExplained(
    named.filter((one) => !one.eq(most)),
    most,
  )
    ? most
    : undefined;
}

function wholeOfParts(
  parts: readonly Decimal[],
  others: readonly Decimal[],
  stood: Decimal | undefined,
): Decimal | undefined {
  const [other] = others;
  if (stood !== undefined) return stood;
  if (other !== undefined) return others.length === 1 ? other : undefined;
  const [first] = parts;
  if (first === undefined) return undefined;
  return distinct(parts).length === 1 ? first : parts.reduce((sum, part) => sum.plus(part), ZERO);
}

/** Whether each of these is the whole, or one of several in a row that add up to it. */
function isExplained(parts: readonly Decimal[], whole: Decimal): boolean {
  let sum = ZERO;
  let count = 0;
  for (const part of parts) {
    if (count === 0 && part.minus(whole).abs().lte(ROUNDING)) continue;
    sum = sum.plus(part);
    count += 1;
    if (
      sum
        .minus(whole)
        .abs()
        .lte(count > 1 ? ROUNDING * count : 0)
    ) {
      sum = ZERO;
      count = 0;
    }
  }
  return count === 0;
}

/** What lies between two stands of one meter; undefined where it is not two. */
function standsApart(stands: readonly Decimal[]): Decimal | undefined {
  const [one, other] = distinct(stands);
  if (one === undefined || other === undefined || distinct(stands).length > 2) return undefined;
  return one.minus(other).abs();
}

function distinct(values: readonly Decimal[]): readonly Decimal[] {
  return [...new Map(values.map((value) => [value.toString(), value])).values()];
}

function unsureWords(found: readonly Decimal[]): string {
  if (found.length === 0) return 'we found no kWh that is its use; please type it in';
  return `several numbers could be its use (${list(found)} kWh); please type in the right one`;
}

const MOST_LISTED = 5;

function list(values: readonly Decimal[]): string {
  return values.slice(0, MOST_LISTED).map(text).join(', ');
}

function text(value: Decimal): string {
  return value.toFixed();
}
