import type { Schedule, Season, TimeWindow } from '#domain/energy/tariffs/model/time-window';
import { inSeason } from '#domain/energy/tariffs/calendar/calendar';
import { decimalText } from '../decimal-text.js';
import { clip } from '../notes.js';
import { demandWords } from './demand-words.js';
import type { DemandWords } from './demand-words.js';
import type { Draft } from './draft.js';
import { AEST, GST_PERCENT, onClock, wordsOf } from './draft.js';
import type { CdrDemandCharge } from './plan-detail.js';
import { windowsOf } from './windows.js';

interface Placing {
  readonly where: string;
  readonly id: string;
  readonly season: Season | undefined;
}

/**
 * Adds demand charges. Holders leave fields empty and tell in words when the peak is measured: words that are
 * understood whole fill the fields, and must not speak against them; else the charge is kept as text and flags
 * the plan. Half-hour averages (AEMO metering).
 */
export function demandCharges(demands: readonly CdrDemandCharge[], placing: Placing, draft: Draft): void {
  for (const [i, demand] of demands.entries()) {
    const amount = decimalText(demand.amount);
    if (amount !== undefined && Number(amount) === 0) continue;
    const words = wordsOf(demand.displayName, demand.description);
    const note = (reason: string): void => {
      const text = `${words} (${String(demand.amount)} per ${demand.chargePeriod ?? 'period'})`;
      draft.notes.add(`${placing.where}.demandCharges[${i}]`, text, reason);
    };
    if (amount === undefined) {
      note('Its amount is not a number.');
      continue;
    }
    const read = readingOf(demand, demandWords(words), placing, draft);
    if (typeof read === 'string') {
      note(read);
      continue;
    }
    if (isListed(draft, read.schedule, amount)) {
      note('The same demand is listed twice; it is counted once.');
      continue;
    }
    draft.charges.push({
      id: `${placing.id}-${i}`,
      label: clip(demand.displayName ?? 'Demand', 300),
      scope: 'bundled',
      kind: 'per-kw',
      flow: 'import',
      taxPercent: GST_PERCENT,
      schedule: read.schedule,
      ...(read.eachDay ? { per: 'cycle', peaks: { kind: 'each-day' } } : { per: read.per }),
      windowMinutes: 30,
      price: { type: 'constant', price: amount },
    });
  }
}

/** Whether a charge of the same times and price is there: of another period, whose words name this one's months. */
function isListed({ charges }: Draft, schedule: Schedule, price: string): boolean {
  return charges.some(
    (charge) =>
      charge.kind === 'per-kw' &&
      charge.price.type === 'constant' &&
      charge.price.price === price &&
      JSON.stringify(charge.schedule) === JSON.stringify(schedule),
  );
}

interface DemandReading {
  readonly schedule: Schedule;
  readonly per: 'day' | 'cycle';
  /** Each day's own peak is charged for that day. */
  readonly eachDay: boolean;
}

/** When and per what a charge is measured, or why that is not sure. */
function readingOf(
  demand: CdrDemandCharge,
  words: DemandWords,
  { season }: Placing,
  draft: Draft,
): DemandReading | string {
  if (words.rest !== '') return 'When the demand is measured is described in words only.';
  const period = periodOf(demand, words);
  if (typeof period === 'string') return period;
  const odd = reasonAgainst(demand);
  if (odd !== undefined) return odd;
  const seasons = seasonsOf(words, season);
  if (seasons === 'unsure') return 'Its months in words are not those of its period.';
  const windows = timesOf(demand, words);
  if (typeof windows === 'string') return windows;
  const holidays = words.holidays === 'left-out' ? draft.holidaySet : undefined;
  if (words.holidays === 'left-out' && holidays === undefined)
    return 'It leaves out public holidays, and of which state is not known.';
  const schedule: Schedule = {
    windows: windows.map((window) => ({
      ...window,
      ...(seasons && { seasons: [...seasons] }),
      ...(holidays !== undefined && { holidays: 'never' }),
    })),
    ...(holidays !== undefined && { holidays: { set: holidays, policy: 'as-weekday-it-is' } }),
  };
  if (words.clock === 'aest' && draft.clock === undefined && draft.tariffClock !== AEST)
    return { ...period, schedule: { ...schedule, zone: AEST } };
  if (words.clock === 'local' && (draft.clock ?? draft.tariffClock) === AEST)
    return "Its words speak of a clock with summer time, and the plan's has none.";
  return { ...period, schedule: onClock(schedule, draft) };
}

/**
 * Months in words where the period is the whole year, or has none of them: winter's charge listed in a summer
 * period. Else they must be those of the period.
 */
function seasonsOf(
  { seasons, namesSeason }: DemandWords,
  period: Season | undefined,
): readonly Season[] | undefined | 'unsure' {
  if (period === undefined) return seasons.length > 0 ? seasons : namesSeason ? 'unsure' : undefined;
  const holdsPeriod = seasons.some(({ from, to }) => from === period.from && sameEnd(to, period.to));
  if (seasons.length === 0 || holdsPeriod) return [period];
  return seasons.some((season) => overlap(season, period)) ? 'unsure' : seasons;
}

const overlap = (one: Season, other: Season): boolean =>
  [one.from, one.to].some((day) => inSeason(other, numberOf(day))) || inSeason(one, numberOf(other.from));

/** As `inSeason` takes it: month times 100 plus day. */
const numberOf = (monthDay: string): number => Number(monthDay.replace('-', ''));

const sameEnd = (one: string, other: string): boolean =>
  one === other || (one.startsWith('02-2') && other.startsWith('02-2'));

function periodOf(
  { measurementPeriod, chargePeriod }: CdrDemandCharge,
  { per, measured }: DemandWords,
): Pick<DemandReading, 'per' | 'eachDay'> | string {
  const [measure, charge] = [measurementPeriod, chargePeriod].map((each) => (each ?? '').toUpperCase());
  if (charge !== 'DAY' && charge !== 'MONTH') return 'It is charged neither by the day nor by the month.';
  if (per !== undefined && per.toUpperCase() !== charge)
    return 'Its words and its fields differ in how often it is charged.';
  if (measure === 'MONTH') return { per: charge === 'DAY' ? 'day' : 'cycle', eachDay: false };
  if (measure !== 'DAY' || charge !== 'DAY' || measured === 'month')
    return 'Its demand is not measured by the month.';
  return { per: 'cycle', eachDay: true };
}

/** Days and hours by the fields, by the words where the fields are empty; they must not differ. */
function timesOf(demand: CdrDemandCharge, words: DemandWords): readonly TimeWindow[] | string {
  const isEmpty = (demand.startTime ?? '00:00') === (demand.endTime ?? '00:00');
  const days = demand.days?.length ? demand.days : undefined;
  const read = windowsOf([isEmpty ? { days } : { ...demand, days }]);
  if ('unread' in read) return 'Its times are not understood.';
  const [window = {}] = read.windows;
  if (isEmpty && words.minutes === undefined)
    return 'It states no time of day at which the demand is measured.';
  const [stated] = window.minutes ?? [];
  const told = words.minutes;
  if (!isEmpty && told !== undefined && (stated?.from !== told.from || stated.to !== told.to))
    return 'Its hours in words are not those of its fields.';
  const toldDays = words.days === undefined || words.days.length === 7 ? undefined : [...words.days];
  if (days !== undefined && words.days !== undefined && String(window.days) !== String(toldDays))
    return 'Its days in words are not those of its fields.';
  const { days: _days, ...rest } = window;
  const holding = window.days ?? toldDays;
  return [{ ...rest, ...(holding && { days: holding }), ...(isEmpty && told && { minutes: [told] }) }];
}

function reasonAgainst(demand: CdrDemandCharge): string | undefined {
  if (Number(decimalText(demand.minDemand ?? 0)) !== 0 || demand.maxDemand != null)
    return 'It applies between limits of demand.';
  return /^kwh?$/i.test(demand.measureUnit ?? 'kw')
    ? undefined
    : `It is measured in ${demand.measureUnit ?? ''}.`;
}
