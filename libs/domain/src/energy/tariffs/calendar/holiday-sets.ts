import type { HolidayName } from './holiday-rules.js';
import type { Observance } from '../model/time-window.js';

/** Holidays kept together, and on which day when they fall on a weekend. */
export interface HolidaySet {
  readonly names: readonly HolidayName[];
  readonly observance: Observance;
}

const AU_NATIONAL = [
  'new-years-day',
  'au-australia-day',
  'good-friday',
  'easter-monday',
  'au-anzac-day',
  'christmas',
  'boxing-day',
] as const satisfies readonly HolidayName[];

const US_FEDERAL = [
  'new-years-day',
  'mlk-day',
  'washingtons-birthday',
  'memorial-day',
  'juneteenth',
  'independence-day',
  'labor-day',
  'columbus-day',
  'veterans-day',
  'thanksgiving',
  'christmas',
] as const satisfies readonly HolidayName[];

/** Sets that a schedule can name. */
export const HOLIDAY_SETS: Readonly<Record<string, HolidaySet>> = {
  /** 5 U.S.C. 6103. */
  'us-federal': { names: US_FEDERAL, observance: 'nearest-weekday' },
  /** The six off-peak days of NERC, which most utilities use. */
  'us-utility': {
    names: ['new-years-day', 'memorial-day', 'independence-day', 'labor-day', 'thanksgiving', 'christmas'],
    observance: 'sunday-to-monday',
  },
  /** Ontario Energy Board, time-of-use holidays. */
  ontario: {
    names: [
      'new-years-day',
      'ca-family-day',
      'good-friday',
      'ca-victoria-day',
      'ca-canada-day',
      'ca-civic-holiday',
      'labor-day',
      'ca-thanksgiving',
      'christmas',
      'boxing-day',
    ],
    observance: 'next-weekday',
  },
  'au-national': { names: AU_NATIONAL, observance: 'next-weekday' },
  'au-nsw': {
    names: [...AU_NATIONAL, 'au-second-monday-june', 'au-first-monday-october'],
    observance: 'next-weekday',
  },
  /** Without the Friday before the AFL final, which no rule dates. */
  'au-vic': {
    names: [...AU_NATIONAL, 'au-second-monday-march', 'au-second-monday-june', 'au-melbourne-cup'],
    observance: 'next-weekday',
  },
  'au-qld': {
    names: [...AU_NATIONAL, 'au-first-monday-may', 'au-first-monday-october'],
    observance: 'next-weekday',
  },
  'au-sa': {
    names: [...AU_NATIONAL, 'au-second-monday-march', 'au-second-monday-june', 'au-first-monday-october'],
    observance: 'next-weekday',
  },
  'au-wa': {
    names: [...AU_NATIONAL, 'au-first-monday-march', 'au-first-monday-june', 'au-last-monday-september'],
    observance: 'next-weekday',
  },
  'au-tas': {
    names: [...AU_NATIONAL, 'au-second-monday-march', 'au-second-monday-june'],
    observance: 'next-weekday',
  },
  'au-act': {
    names: [
      ...AU_NATIONAL,
      'au-second-monday-march',
      'au-reconciliation-day',
      'au-second-monday-june',
      'au-first-monday-october',
    ],
    observance: 'next-weekday',
  },
  'au-nt': {
    names: [...AU_NATIONAL, 'au-first-monday-may', 'au-second-monday-june', 'au-first-monday-august'],
    observance: 'next-weekday',
  },
  'uk-england': {
    names: [
      'new-years-day',
      'good-friday',
      'easter-monday',
      'uk-early-may',
      'uk-spring',
      'uk-summer',
      'christmas',
      'boxing-day',
    ],
    observance: 'next-weekday',
  },
  /** Days that Swedish grid companies name (lag 1989:253 and the eves); each names its own choice of them. */
  sweden: {
    names: [
      'new-years-day',
      'epiphany',
      'maundy-thursday',
      'good-friday',
      'easter-sunday',
      'easter-monday',
      'may-day',
      'ascension',
      'whit-sunday',
      'se-national-day',
      'se-midsummer-eve',
      'se-midsummer-day',
      'se-all-saints',
      'christmas-eve',
      'christmas',
      'boxing-day',
      'new-years-eve',
    ],
    observance: 'actual-day',
  },
};
