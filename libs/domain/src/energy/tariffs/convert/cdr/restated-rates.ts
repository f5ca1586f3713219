import { decimalText } from '../decimal-text.js';
import type { CdrRate, PlanDetail } from './plan-detail.js';

const GST = 1.1;
/** Texts are rounded to a tenth of a cent. */
const DOLLARS_OFF = 0.000_51;

/**
 * Whether a text only repeats prices per kWh that the plan's own rates hold (with or without GST), such
 * as a feed-in rate or a time of free use, so that nothing is missing from the price.
 */
export function restatesRates(text: string, contract: PlanDetail['electricityContract']): boolean {
  const stated = pricesIn(text);
  const speaksOfMore =
    /\$\s?\d+(?:\.\d+)?(?!\d|\.|\s?\/ ?kwh)|voucher|\/ ?day|credit back|waived|rebate/i.test(
      text.replace(/\$\s?\d+\.\d+\s?(?:\/ ?kwh|per kwh|for consumption)/gi, ''),
    );
  if (stated.length === 0 || speaksOfMore) return false;
  const own = ratesOf(contract);
  return stated.every((dollars) =>
    own.some(
      (rate) => Math.abs(rate - dollars) < DOLLARS_OFF || Math.abs(rate * GST - dollars) < DOLLARS_OFF,
    ),
  );
}

/** Dollars per kWh that a text states; free energy is 0. */
function pricesIn(text: string): readonly number[] {
  const cents = [...text.matchAll(/(\d+(?:\.\d+)?)\s?(?:c|cents?)\s?(?:\/|per )\s?kwh/gi)];
  const dollars = [...text.matchAll(/\$\s?(\d+\.\d+)\s?(?:\/ ?kwh|per kwh|for consumption)/gi)];
  const free = /\bfree (?:electricity|energy|usage|\d)\b/i.test(text) ? [0] : [];
  return [
    ...cents.map(([, each]) => Number(each) / 100),
    ...dollars.map(([, each]) => Number(each)),
    ...free,
  ];
}

function ratesOf({ tariffPeriod, solarFeedInTariff }: PlanDetail['electricityContract']): readonly number[] {
  const rates: readonly (readonly CdrRate[])[] = [
    ...tariffPeriod.flatMap(({ singleRate, timeOfUseRates }) => [
      singleRate?.rates ?? [],
      ...(timeOfUseRates ?? []).map((each) => each.rates),
    ]),
    ...(solarFeedInTariff ?? []).flatMap(({ singleTariff, timeVaryingTariffs }) => [
      singleTariff?.rates ?? [],
      ...(timeVaryingTariffs ?? []).map((each) => each.rates),
    ]),
  ];
  return rates.flat().map(({ unitPrice }) => Number(decimalText(unitPrice) ?? Number.NaN));
}
