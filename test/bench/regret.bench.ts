import { seededRandom } from '#domain/shared/seeded-random';
import type { Choice } from './regret/cases.js';
import { choose, twoYears } from './regret/cases.js';
import { printFit } from './regret/fit.js';
import { printShapes } from './regret/fit-shapes.js';
import type { Forecast } from './regret/forecasts.js';
import { forecastsOf, KNOWN_MONTHS } from './regret/forecasts.js';
import type { MeteredHome } from './regret/homes.js';
import { homesOfYears } from './regret/homes.js';
import type { PlanList } from './regret/lists.js';
import { planLists } from './regret/lists.js';
import type { Goal } from './regret/report.js';
import { goalsOf, homeRows, rowOf, switchDeciles, winDeciles } from './regret/report.js';
import { printSureness } from './regret/sureness.js';

const SEED = 20_261_130;
const QUICK_SIZES = [1];
const SIZES = [0.5, ...QUICK_SIZES, 2];
const MONTHS = 12;
/** A year with three months missing still tells how far a forecast was off, and more homes have one. */
const LEAST_MONTHS_OF_FIT = 9;

/**
 * What choosing by us, by cost alone, costs homes against choosing with the next year's meter in hand, and
 * whether what was said of it came true: choose on the last months, bill the twelve that follow. Prints one
 * table for each list and size, then each goal as met or missed; exit code 1 where one is missed. The draws
 * are fixed, so two runs agree. `REGRET=quick` takes two lists and one size; `REGRET=fit` prints instead how
 * wide the drawn years must be, with each home left out in turn.
 */
async function main(): Promise<void> {
  const mode = process.env['REGRET'];
  const homes = await homesOfYears();
  const lists = mode === 'fit' ? [] : planLists(mode === 'quick');
  if (homes.length === 0 || (mode !== 'fit' && lists.length === 0)) {
    process.stderr.write('SKIPPED: the homes or the plans are not there, so nothing was tried.\n');
    return;
  }
  if (mode === 'fit') {
    printFit(homes.flatMap((home) => forecastsOf(home, { leastCame: LEAST_MONTHS_OF_FIT, stepMonths: 1 })));
    printShapes(homes);
    return;
  }
  const forecasts = homes.flatMap((home) => forecastsOf(home, { leastCame: MONTHS, stepMonths: 3 }));
  printHomes(homes, forecasts);
  const sizes = mode === 'quick' ? QUICK_SIZES : SIZES;
  const choices = lists.flatMap((list) => sizes.flatMap((size) => tried(forecasts, list, size)));
  for (const months of KNOWN_MONTHS) {
    process.stdout.write(`${String(months)} months known, home by home\n`);
    console.table(homeRows(known(choices, months)));
  }
  printSureness(choices);
  const deciles = [...winDeciles(choices), ...switchDeciles(choices)];
  console.table(deciles.map(({ cases, said, won, error }) => ({ cases, said, won, error })));
  printGoals([...KNOWN_MONTHS.flatMap((months) => goalsOf(months, known(choices, months))), ...deciles]);
}

/** Every choice on one list at one size, printed as a table. */
function tried(forecasts: readonly Forecast[], list: PlanList, size: number): readonly Choice[] {
  const random = seededRandom(SEED);
  const choices = forecasts.flatMap((forecast) => {
    const years = twoYears(forecast, size);
    const choice = years === undefined ? undefined : choose(years, list, size, random);
    return choice === undefined ? [] : [choice];
  });
  process.stdout.write(
    `${list.name}, ${String(list.plans.length)} plans, ${String(size)} times 13,500 kWh a year, ${list.currency}\n`,
  );
  console.table(
    Object.fromEntries(
      KNOWN_MONTHS.map((months) => [`${String(months)} months`, rowOf(known(choices, months))]),
    ),
  );
  return choices;
}

function known(choices: readonly Choice[], months: number): readonly Choice[] {
  return choices.filter((choice) => choice.months === months);
}

/** Homes that no choice could be tried on are named, not dropped in silence. */
function printHomes(homes: readonly MeteredHome[], forecasts: readonly Forecast[]): void {
  for (const home of homes) {
    const own = forecasts.filter((forecast) => forecast.home === home).length;
    const why =
      own > 0 ? `${String(own)} choices` : 'left out: no twelve whole months follow one of readings';
    process.stdout.write(`${home.id}: ${String(home.kwh.length)} months, ${why}\n`);
  }
}

function printGoals(goals: readonly Goal[]): void {
  for (const { goal, seen, met } of goals)
    process.stdout.write(`${met ? 'met   ' : 'MISSED'} ${goal}: ${seen}\n`);
  if (goals.some(({ met }) => !met)) process.exitCode = 1;
}

await main();
