import type { Advice, Choice, Odds } from './cases.js';
import { byHome, homeMean, total } from './home-mean.js';
import { MANY_MONTHS, MOST_WORSE } from './sureness.js';

const DECILES = 10;
const LEAST_CASES = 50;
const BAND_SHARE = 0.8;
/** Choices are tried every so many months. */
const STEP_YEARS = 3 / 12;

/** What the bench asks of a table, and whether it was met. */
export interface Goal {
  readonly goal: string;
  readonly seen: string;
  readonly met: boolean;
}

/** Plans that were given a chance within one tenth, together; `error` is the standard error taken by home. */
export interface Decile extends Goal {
  readonly cases: string;
  readonly said: string;
  readonly won: string;
  readonly error: string;
}

/**
 * One row of the table: money a year in currency units, shares in percent; `±` is the standard error, in which homes and
 * not years count. */
export function rowOf(choices: readonly Choice[]): Readonly<Record<string, string>> {
  const mean = (of: (choice: Choice) => number): number => homeMean(choices, of);
  return {
    choices: String(choices.length),
    switches: String(switches(choices).length),
    'held back': String(choices.flatMap(({ advices }) => advices).filter(({ heldBack }) => heldBack).length),
    homes: String(byHome(choices).size),
    regret: mean(({ regret }) => regret).toFixed(1),
    'mean of draws': mean(({ meanRegret }) => meanRegret).toFixed(1),
    label: mean(({ labelRegret }) => labelRegret).toFixed(1),
    'monthly average': mean(({ averageRegret }) => averageRegret).toFixed(1),
    'worse off %': (100 * worseOff(choices)).toFixed(1),
    'realised / claimed': `${claimKept(choices).toFixed(2)} ± ${claimError(choices).toFixed(2)}`,
    '80 % band held %': `${(100 * mean(held)).toFixed(0)} ± ${(100 * bandError(choices)).toFixed(0)}`,
    'first: said / won': `${mean(({ odds }) => odds[0]?.said ?? 0).toFixed(2)} / ${mean(({ odds }) => odds[0]?.won ?? 0).toFixed(2)}`,
  };
}

/** What is asked of the choices on so many months. */
export function goalsOf(months: number, choices: readonly Choice[]): readonly Goal[] {
  const coverage = homeMean(choices, held);
  const error = bandError(choices);
  const worse = worseOff(choices);
  const most = months >= MANY_MONTHS ? MOST_WORSE.many : MOST_WORSE.few;
  const kept = claimKept(choices);
  const [regret, byMean] = [
    homeMean(choices, (one) => one.regret),
    homeMean(choices, (one) => one.meanRegret),
  ];
  const known = `${String(months)} months: `;
  return [
    {
      goal: `${known}80 % band holds 75 to 85 %, or within two errors of 80`,
      seen: `${coverage.toFixed(2)} ± ${error.toFixed(2)}`,
      met: Math.abs(coverage - BAND_SHARE) <= Math.max(0.05, 2 * error),
    },
    {
      goal: `${known}worse off below ${String(most * 100)} %`,
      seen: `${(100 * worse).toFixed(1)} %`,
      met: worse < most,
    },
    {
      goal: `${known}realised over claimed 0.95 to 1.05`,
      seen: `${kept.toFixed(2)} ± ${claimError(choices).toFixed(2)}`,
      met: kept >= 0.95 && kept <= 1.05,
    },
    {
      goal: `${known}regret at or below the mean of the draws`,
      seen: `${regret.toFixed(1)} / ${byMean.toFixed(1)}`,
      met: regret <= byMean + 0.05,
    },
  ];
}

/** Home by home: choices, share of years in their bands, and what was realised of what was claimed. */
export function homeRows(
  choices: readonly Choice[],
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    [...byHome(choices)].map(([home, own]) => {
      const [claimed, realised] = [
        total(switches(own), (one) => one.claimed),
        total(switches(own), (one) => one.realised),
      ];
      return [
        home,
        {
          choices: String(own.length),
          'band held %': ((100 * total(own, held)) / own.length).toFixed(0),
          'worse off': String(switches(own).filter((one) => one.realised < 0).length),
          'realised / claimed': (realised / claimed).toFixed(2),
        },
      ];
    }),
  );
}

/** Of the plans given some chance to be the cheapest, what was said and what was won, by tenths of what was said. */
export function winDeciles(choices: readonly Choice[]): readonly Decile[] {
  return decilesOf(
    'cheapest',
    choices.flatMap(({ home, odds }) => odds.filter(({ said }) => said > 0).map((one) => ({ ...one, home }))),
  );
}

/** The same of switches that were said to beat staying. */
export function switchDeciles(choices: readonly Choice[]): readonly Decile[] {
  const all = switches(choices);
  return decilesOf(
    'beats staying',
    all.flatMap(({ home, odds }) => (odds === null ? [] : [{ ...odds, home }])),
  );
}

function decilesOf(what: string, odds: readonly (Odds & { readonly home: string })[]): readonly Decile[] {
  return Array.from({ length: DECILES }, (_, decile) => {
    const own = odds.filter((one) => inDecile(one, decile));
    const [said, won] = [total(own, (one) => one.said), total(own, (one) => one.won)];
    const gap = Math.abs(won - said) / Math.max(1, own.length);
    const error = errorByHome(own, (won - said) / Math.max(1, own.length));
    return {
      cases: String(own.length),
      said: (said / Math.max(1, own.length)).toFixed(3),
      won: (won / Math.max(1, own.length)).toFixed(3),
      error: error.toFixed(3),
      goal: `${what}, said ${String(decile * 10)} to ${String(decile * 10 + 10)} %: within 5 points, or two errors`,
      seen: own.length < LEAST_CASES ? `${String(own.length)} cases, too few to tell` : gap.toFixed(3),
      met: own.length < LEAST_CASES || gap <= Math.max(0.05, 2 * error),
    };
  });
}

function inDecile({ said }: Odds, decile: number): boolean {
  return Math.min(DECILES - 1, Math.floor(said * DECILES)) === decile;
}

/** Standard error of a mean gap when the cases of one home err together. */
function errorByHome(odds: readonly (Odds & { readonly home: string })[], gap: number): number {
  const squares = [...byHome(odds).values()].map((own) => total(own, (one) => one.won - one.said - gap) ** 2);
  return Math.sqrt(squares.reduce((sum, one) => sum + one, 0)) / Math.max(1, odds.length);
}

interface SwitchedHome extends Advice {
  readonly home: string;
}

/** Every switch that was advised. */
function switches(choices: readonly Choice[]): readonly SwitchedHome[] {
  return choices.flatMap(({ home, advices }) =>
    advices.filter(({ switched }) => switched).map((advice) => ({ ...advice, home })),
  );
}

function claimKept(choices: readonly Choice[]): number {
  const all = switches(choices);
  return homeMean(all, ({ realised }) => realised) / homeMean(all, ({ claimed }) => claimed);
}

/** Standard error of that ratio, from leaving out each home in turn. */
function claimError(choices: readonly Choice[]): number {
  const homes = [...byHome(choices).keys()];
  const each = homes.map((home) => claimKept(choices.filter((one) => one.home !== home)));
  const mean = total(each, (one) => one) / each.length;
  return Math.sqrt(((each.length - 1) / each.length) * total(each, (one) => (one - mean) ** 2));
}

/** Of the switches advised, those that cost more than staying. */
function worseOff(choices: readonly Choice[]): number {
  return homeMean(switches(choices), ({ realised }) => Number(realised < 0));
}

/**
 * How far chance alone may move the share held from 80 %: so few homes are there, and years that overlap, as those of one
 * home do, are no more than the time they cover. (What homes differ by says less: all five of a row may be at 100 %.)
 */
function bandError(choices: readonly Choice[]): number {
  const homes = [...byHome(choices).values()];
  const variance = total(homes, (own) => {
    const cuts = new Set(own.map(({ cut }) => cut)).size;
    return (BAND_SHARE * (1 - BAND_SHARE)) / Math.max(1, cuts * STEP_YEARS);
  });
  return Math.sqrt(variance) / homes.length;
}

function held({ covered }: Choice): number {
  return Number(covered);
}
