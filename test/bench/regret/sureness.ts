import type { Advice, Choice, Saver } from './cases.js';
import { byHome, homeMean } from './home-mean.js';

/** Below so few known months a choice may go wrong more often. */
export const MANY_MONTHS = 6;
/** Most switches, of those on many and on few months, that may cost more than staying. */
export const MOST_WORSE = { many: 0.02, few: 0.04 };
/** What being surer may cost of all that homes save. */
const MOST_GIVEN_UP = 0.01;
/** Shares of drawn years in which a switch might have to pay. */
const SHARES = [0, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95];

interface AskedHome extends Advice {
  readonly home: string;
  readonly months: number;
}

/**
 * Prints what asking of a switch that it pays in so many of the drawn years does to homes. The share in use is as
 * sure as can be had for `MOST_GIVEN_UP` of what homes save; it is learned without each home in turn, and tried on it.
 */
export function printSureness(choices: readonly Choice[]): void {
  const asked = choices.flatMap(({ home, months, advices }) =>
    advices.map((advice) => ({ ...advice, home, months })),
  );
  console.table(
    Object.fromEntries(SHARES.map((share) => [`pays in ${String(100 * share)} %`, rowOf(asked, share)])),
  );
  const learned = new Map(
    [...byHome(asked).keys()].map(
      (home) => [home, surestShare(asked.filter((one) => one.home !== home))] as const,
    ),
  );
  console.table([...learned].map(([home, share]) => ({ 'learned without': home, share })));
  const shareOf = ({ home }: AskedHome): number => learned.get(home) ?? 1;
  const worse = (few: boolean, share: (one: AskedHome) => number): string =>
    `${(100 * worseOff(asked.filter(isOn(few)), share)).toFixed(1)} %`;
  for (const few of [false, true])
    process.stdout.write(
      `Worse off on ${few ? '1 and 3' : '6 to 12'} months: ${worse(few, () => 0)} of homes told of every saving, ${worse(few, shareOf)} with the share learned without them\n`,
    );
}

function rowOf(asked: readonly AskedHome[], share: number): Readonly<Record<string, string>> {
  const first = asked.filter(({ savers }) => savers.length > 0);
  const told = first.map((one) => ({ one, plan: chosen(one, share) }));
  const worse = (few: boolean): string => (100 * worseOff(asked.filter(isOn(few)), () => share)).toFixed(1);
  return {
    'held back': `${String(told.filter(({ plan }) => plan === undefined).length)} of ${String(first.length)}`,
    'another plan': String(
      told.filter(({ one, plan }) => plan !== undefined && plan !== one.savers[0]).length,
    ),
    'worse off %, 6 to 12 months': worse(false),
    'worse off %, 1 and 3': worse(true),
    'saved, 6 to 12 months': saved(asked.filter(isOn(false)), share).toFixed(0),
    'saved, 1 and 3': saved(asked.filter(isOn(true)), share).toFixed(0),
  };
}

/** The greatest share that gives up little enough of what homes save, on many months and on few. */
function surestShare(asked: readonly AskedHome[]): number {
  const parts = [asked.filter(isOn(false)), asked.filter(isOn(true))];
  return Math.max(
    ...SHARES.filter((share) =>
      parts.every((part) => saved(part, share) >= (1 - MOST_GIVEN_UP) * saved(part, 0)),
    ),
  );
}

/** What the advice saves a home on average, nothing where none is given; every home counts once. */
function saved(asked: readonly AskedHome[], share: number): number {
  return homeMean(asked, (one) => chosen(one, share)?.realised ?? 0);
}

function isOn(few: boolean): (one: AskedHome) => boolean {
  return ({ months }) => months < MANY_MONTHS === few;
}

/** The first plan that pays in this share of the drawn years. */
function chosen({ savers }: Advice, share: number): Saver | undefined {
  return savers.find(({ said }) => said >= share);
}

/** Of the homes that switch, those that pay more than by staying; every home counts once. */
function worseOff(asked: readonly AskedHome[], shareOf: (one: AskedHome) => number): number {
  const switched = asked.flatMap((one) => {
    const plan = chosen(one, shareOf(one));
    return plan === undefined ? [] : [{ home: one.home, plan }];
  });
  return switched.length === 0 ? 0 : homeMean(switched, ({ plan }) => Number(plan.realised < 0));
}
