import type { Season, Weekday } from '#domain/energy/tariffs/model/time-window';
import { seasonsInWords } from './seasons-in-words.js';

/** What a demand charge's words say; what they do not say is absent. */
export interface DemandWords {
  /** Minutes of the day, `to` exclusive. */
  readonly minutes?: { readonly from: number; readonly to: number };
  readonly days?: readonly Weekday[];
  readonly holidays?: 'counted' | 'left-out';
  readonly seasons: readonly Season[];
  /** Names of seasons without months. */
  readonly namesSeason: boolean;
  readonly clock?: 'aest' | 'local';
  /** How often the price is charged: `$/kW/day`. */
  readonly per?: 'day' | 'month';
  readonly measured?: 'month';
  /** Words that were not understood; empty = all were. */
  readonly rest: string;
}

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const clockTime = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)?`;
const TIMES = new RegExp(
  `(?:between |from )?\\b${clockTime}\\s*(?:to|-|–|and|until)\\s*${clockTime}(?![\\d/])`,
  'i',
);
const dayName = String.raw`(mon|tue|wed|thu|fri|sat|sun)[a-z]*`;
const DAYS = new RegExp(`\\b${dayName}\\s*(?:to|-|–|through)\\s*${dayName}\\b`, 'i');
const WORKDAYS = /\b(?:on )?(?:work(?:ing)? ?days?|bus(?:iness|\.)? days?)\b/gi;
const WEEKDAYS = /\b(?:on )?weekdays?\b/i;
const ALL_DAYS = /\b(?:on )?(?:all|any|every|each) days?\b|\b7 days(?: a week)?\b/i;
const HOLIDAYS_OUT = /\b(?:ex|excl|excluding|except|not)\.?(?: on)? public holidays?\b/i;
const HOLIDAYS_IN = /\b(?:incl?|including)\.? public holidays?\b/i;
const AEST_ONLY = /\baest\b(?!\s*\/)/gi;
const LOCAL_CLOCK = /\b(?:aest\s*\/\s*aedt|local time)\b/gi;
const PER_DAY = /(?:\$|\bc(?:ents?)?)?\s*\/\s*kw\s*(?:\/|per)?\s*(?:day|daily)\b|\bkw\s+daily\b/gi;
const PER_MONTH = /(?:\$|\bc(?:ents?)?)?\s*\/\s*kw\s*(?:(?:\/|per)\s*month|monthly)\b/gi;
const MONTHLY =
  /\bmonthly maximum\b|\b(?:in|during|of) (?:the|each|a) (?:calendar )?(?:month|billing period)\b/gi;
const SEASON_NAMES = /\b(?:non[- ]?)?(?:summer|winter|autumn|spring|high season|low season)\b/gi;
/** Words that say nothing of when, or repeat what the fields say. */
const FILLERS =
  /\b(?:a|all|and|any|applies|apply|are|around|at|based|between|by|calculated|calculation|capacity|cent|charges?|consumption|day|demand|during|each|energy|for|from|half[- ]hourly|highest|in|inclusive|interval|is|kw|kwh|max(?:imum)?|measured|meter|occurring|of|off[- ]peak|on|only|our|over|peak|per|periods?|rates?|reading|readings|recorded|relevant dates|residential|season|the|this|times|to|total|usage|use|used|uses|using|which|will|within|year[- ]round|year)\b/gi;

/**
 * Reads the words of a demand charge: hours, days, holidays, months, clock, and per what it is charged. What
 * is left when all that and what says nothing is taken out stands in `rest`: with it, nothing is sure.
 */
export function demandWords(text: string): DemandWords {
  let rest = text
    .replaceAll(/\b(\d{1,2})-([a-z]{3})\b/gi, '$1 $2')
    .replaceAll(/\b([a-z]{3,9}) 20\d{2}\b/gi, '$1');
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(rest);
    if (found === null) return undefined;
    rest = pattern.flags.includes('g') ? rest.replaceAll(pattern, ' ') : rest.replace(pattern, ' ');
    return found;
  };
  const isLocal = take(LOCAL_CLOCK) !== undefined;
  const isAest = take(AEST_ONLY) !== undefined;
  const perDay = take(PER_DAY) !== undefined;
  const perMonth = take(PER_MONTH) !== undefined;
  const monthly = take(MONTHLY) !== undefined;
  const told = seasonsInWords(rest);
  rest = told.rest;
  const named = take(SEASON_NAMES) !== undefined;
  const left = take(HOLIDAYS_OUT) !== undefined;
  const counted = take(HOLIDAYS_IN) !== undefined;
  const works = take(WORKDAYS) !== undefined;
  const days = daysOf(takeDays(take), works || take(WEEKDAYS) !== undefined, take(ALL_DAYS) !== undefined);
  const minutes = minutesOf(takeTimes(take));
  return {
    ...(minutes !== undefined && { minutes }),
    ...(days !== undefined && { days }),
    ...((left || works) && !counted && { holidays: 'left-out' as const }),
    ...(counted && { holidays: 'counted' as const }),
    seasons: told.seasons,
    namesSeason: named,
    ...(isLocal ? { clock: 'local' as const } : isAest ? { clock: 'aest' as const } : {}),
    ...(perDay !== perMonth && { per: perDay ? ('day' as const) : ('month' as const) }),
    ...(monthly && { measured: 'month' as const }),
    rest: rest
      .replaceAll(FILLERS, ' ')
      .replaceAll(/[^a-z0-9]+/gi, ' ')
      .trim(),
  };
}

/** Every mention of the span of hours is taken out, so that a second, different one stays in the rest. */
function takeTimes(take: (pattern: RegExp) => RegExpExecArray | undefined): RegExpExecArray | undefined {
  const first = take(TIMES);
  if (first === undefined) return undefined;
  const span = first[0].trim().replace(/^(?:between|from) /i, '');
  take(new RegExp(span.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'gi'));
  return first;
}

/** The same for a span of days. */
function takeDays(take: (pattern: RegExp) => RegExpExecArray | undefined): RegExpExecArray | undefined {
  const first = take(DAYS);
  if (first !== undefined) take(new RegExp(`\\b${first[0]}\\b`, 'gi'));
  return first;
}

function daysOf(
  range: RegExpExecArray | undefined,
  works: boolean,
  all: boolean,
): readonly Weekday[] | undefined {
  if (range !== undefined) {
    const [first, last] = [range[1], range[2]].map((name) =>
      WEEK.findIndex((day) => day === name?.toLowerCase()),
    );
    return WEEK.slice(first, (last ?? 0) + 1);
  }
  if (works) return WEEK.slice(0, 5);
  return all ? WEEK : undefined;
}

function minutesOf(found: RegExpExecArray | undefined): DemandWords['minutes'] {
  if (found === undefined) return undefined;
  const [, hour1 = '', minute1 = '0', half1, hour2 = '', minute2 = '0', half2] = found;
  // "3 - 9pm" is in the afternoon at both ends.
  const from = minuteOf(hour1, minute1, half1 ?? half2);
  const to = minuteOf(hour2, minute2, half2);
  return from === undefined || to === undefined || from === to
    ? undefined
    : { from: from % 1440, to: to === 0 ? 1440 : to };
}

function minuteOf(hour: string, minute: string, half: string | undefined): number | undefined {
  const at = Number(hour);
  if (half !== undefined && (at < 1 || at > 12)) return undefined;
  const shifted = half === undefined ? at : (at % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  return shifted > 24 || Number(minute) > 59 ? undefined : shifted * 60 + Number(minute);
}
