import { Decimal } from 'decimal.js';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Schedule, Season } from '#domain/energy/tariffs/model/time-window';
import { decimalText } from '../decimal-text.js';
import { clip } from '../notes.js';
import type { Draft } from './draft.js';
import { holdsOn, onClock, wordsOf } from './draft.js';
import { areDisjoint } from './overlap.js';
import type { CdrFeedIn, CdrRate } from './plan-detail.js';
import { priceOf } from './rates.js';
import { coverYearOnce, seasonsInWords } from './seasons-in-words.js';
import { windowsOf } from './windows.js';

/**
 * Adds what the retailer pays for solar exports (no GST: a household makes no taxable supply). Holders
 * list the parts of one tariff as entries of their own: a block and what follows it, or one entry for
 * each time of day. Other entries are alternatives the home would have to ask for, as are government
 * schemes, which are closed to new homes.
 */
export function addFeedIn(tariffs: readonly CdrFeedIn[], draft: Draft): void {
  const own = tariffs.filter(
    (tariff) =>
      holdsOn(draft.asOf, tariff.startDate, tariff.endDate) && !/^government$/i.test(tariff.payerType ?? ''),
  );
  const priced = partsOf(own);
  for (const tariff of tariffs.filter((each) => !priced.includes(each))) {
    draft.occasional.push(clip(`Other solar feed-in: ${textOf(tariff)}`, 1000));
  }
  const [first, second] = priced;
  const seasons = priced.map(seasonsOf);
  if (priced.length > 1 && seasons.every((each) => each.length > 0)) {
    priced.forEach((tariff, i) => {
      addOne(tariff, i, draft, seasons[i]);
    });
    return;
  }
  if (own.some(speaksOfSeason))
    draft.notes.add(
      'solarFeedInTariff',
      own.map(textOf).join('; '),
      'When in the year each of its prices holds is described in words that are not understood.',
      'export',
    );
  if (first?.singleTariff && second?.singleTariff) {
    const rates = [
      ...first.singleTariff.rates,
      ...second.singleTariff.rates.map((rate) => ({ ...rate, volume: null })),
    ];
    add({ rates, period: periodOf(first) }, { id: 'feed-in', label: labelOf(first) }, undefined, draft);
    return;
  }
  priced.forEach((tariff, i) => {
    addOne(tariff, i, draft);
  });
}

/** The entries that together are one tariff, beginning with the first. */
function partsOf(own: readonly CdrFeedIn[]): readonly CdrFeedIn[] {
  const [first, ...others] = own;
  if (first === undefined) return [];
  const times = own.map(
    (tariff) => tariff.timeVaryingTariffs?.flatMap((varying) => varying.timeVariations) ?? [],
  );
  if (own.length > 1 && times.every((each) => each.length > 0) && areDisjoint(times)) return own;
  if (own.length > 1 && coverYearOnce(own.map(seasonsOf))) return own;
  const rest = isBounded(first)
    ? others.find((tariff) => tariff.singleTariff && !isBounded(tariff))
    : undefined;
  return rest ? [first, rest] : [first];
}

/** The parts of the year that an entry names in words. */
function seasonsOf({ displayName, description }: CdrFeedIn): readonly Season[] {
  return seasonsInWords(wordsOf(displayName, description)).seasons;
}

const speaksOfSeason = ({ displayName, description }: CdrFeedIn): boolean =>
  /\b(?:summer|winter|autumn|spring|seasonal)\b/i.test(wordsOf(displayName, description)) ||
  seasonsInWords(wordsOf(displayName, description)).seasons.length > 0;

/** One rate for the first so many kWh, and none stated above. */
function isBounded({ singleTariff }: CdrFeedIn): boolean {
  const last = singleTariff?.rates.at(-1);
  return last?.volume != null && Number(decimalText(last.volume)) !== 0;
}

function addOne(tariff: CdrFeedIn, part: number, draft: Draft, seasons?: readonly Season[]): void {
  const { singleTariff, timeVaryingTariffs } = tariff;
  if (singleTariff) {
    const nothing: CdrRate[] = isBounded(tariff) ? [{ unitPrice: '0' }] : [];
    if (nothing.length > 0)
      draft.notes.add(
        'solarFeedInTariff',
        textOf(tariff),
        'It states no price above its limit; nothing is counted there.',
        'export',
      );
    else if (
      /\b(?:first|until|up to|limit of)\b[^.]*kwh/i.test(tariff.description ?? '') &&
      singleTariff.rates.length === 1
    ) {
      draft.notes.add(
        'solarFeedInTariff',
        textOf(tariff),
        'A limit of energy is described in words only.',
        'export',
      );
    }
    add(
      { rates: [...singleTariff.rates, ...nothing], period: periodOf(tariff) },
      { id: `feed-in-${part}`, label: labelOf(tariff) },
      seasons && onClock({ windows: [{ seasons: [...seasons] }] }, draft),
      draft,
    );
  }
  for (const [i, varying] of (timeVaryingTariffs ?? []).entries()) {
    const read = windowsOf(varying.timeVariations, seasons);
    if ('unread' in read) {
      draft.notes.add(
        'solarFeedInTariff',
        textOf(tariff),
        `Its times are not understood: ${read.unread}.`,
        'export',
      );
      continue;
    }
    const label = varying.displayName ?? labelOf(tariff);
    const schedule = onClock({ label: clip(label, 80), windows: read.windows }, draft);
    add(varying, { id: `feed-in-${part}-${i}`, label }, schedule, draft);
  }
  if (!singleTariff && !timeVaryingTariffs?.length) {
    draft.notes.add('solarFeedInTariff', textOf(tariff), 'It states no rates that are understood.', 'export');
  }
}

function add(
  part: { readonly rates: readonly CdrRate[]; readonly period?: string | null | undefined },
  { id, label }: { readonly id: string; readonly label: string },
  schedule: Schedule | undefined,
  draft: Draft,
): void {
  const read = priceOf(part.rates, part.period, -1);
  if ('unread' in read) {
    draft.notes.add(
      'solarFeedInTariff',
      `${label} ${JSON.stringify(part.rates)}`,
      `Its price is not understood: ${read.unread}.`,
      'export',
    );
    return;
  }
  if (read.doubt !== undefined) draft.notes.add('solarFeedInTariff', label, read.doubt, 'export');
  const charge: Charge = {
    id,
    label: clip(label, 300),
    scope: 'bundled',
    kind: 'per-kwh',
    flow: 'export',
    ...(schedule && { schedule }),
    price: read.price,
  };
  draft.charges.push(charge);
}

const labelOf = (tariff: CdrFeedIn): string => tariff.displayName ?? 'Solar feed-in';

/** Many holders leave the period at a year and say "per day" in words; the words hold. */
function periodOf(tariff: CdrFeedIn): string | null | undefined {
  const period = tariff.singleTariff?.period;
  const bound = tariff.singleTariff?.rates.reduce(
    (sum, { volume }) => sum.plus(decimalText(volume) ?? 0),
    new Decimal(0),
  );
  const saysDay = /per day|\/ ?day|daily|a day/i.test(wordsOf(tariff.displayName, tariff.description));
  return saysDay && bound?.lessThan(100) ? 'P1D' : period;
}

function textOf(tariff: CdrFeedIn): string {
  const rates = [
    tariff.singleTariff?.rates,
    ...(tariff.timeVaryingTariffs ?? []).map((varying) => varying.rates),
  ];
  return `${wordsOf(tariff.displayName, tariff.description)} ${JSON.stringify(rates.filter(Boolean))}`;
}
