import { existsSync, readFileSync } from 'node:fs';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import type { CandidatePlan } from '#domain/energy/scoring/candidate';
import { localText, zoneOf } from '#domain/shared/zone';
import type { Choice } from './regret/cases.js';
import { choose } from './regret/cases.js';
import { decilesOf, goalsOf, rowOf } from './regret/report.js';
import type { Home } from './usage-backtest/homes.js';
import { homesOverYears } from './usage-backtest/homes.js';

const DATASETS = '../shared/usage/datasets';
const FOLDER = '../shared/tariffs/plans/texas-ptc';
const QUICK_LISTS = ['ptc-2026-08-12-oncor.json'];
const LISTS = [...QUICK_LISTS, 'ptc-2026-08-12-centerpoint.json'];
const KNOWN_MONTHS = [12, 9, 6, 3, 1];
const QUICK_SIZES = [1];
const SIZES = [0.5, ...QUICK_SIZES, 2];
/** A choice is tried at every third month of a home's readings. */
const STEP_MONTHS = 3;

/**
 * What choosing by us, by cost alone, costs homes against choosing with the next year's meter in hand, and
 * whether what was said of it came true: choose on the last months, bill the twelve that follow. Prints one
 * table for each list and size, then each goal as met or missed; exit code 1 where one is missed. The draws
 * are fixed, so two runs agree. `npm run bench:regret`; with `REGRET=quick` one list and size.
 */
function main(): void {
  if (!existsSync(DATASETS) || !existsSync(FOLDER)) {
    process.stderr.write('SKIPPED: the homes or the plans are not there, so nothing was tried.\n');
    return;
  }
  const quick = process.env['REGRET'] === 'quick';
  const sizes = quick ? QUICK_SIZES : SIZES;
  const homes = homesOverYears(DATASETS);
  const choices = (quick ? QUICK_LISTS : LISTS).flatMap((list) => {
    const plans = wholePlans(`${FOLDER}/${list}`);
    const found = homes.flatMap((home) => choicesOf(home, plans, sizes));
    for (const size of sizes) {
      process.stdout.write(
        `${list}, ${String(plans.length)} plans, ${String(size)} times 13,500 kWh a year\n`,
      );
      const own = found.filter((choice) => choice.size === size);
      console.table(
        Object.fromEntries(
          KNOWN_MONTHS.map((months) => [`${String(months)} months`, rowOf(known(own, months))]),
        ),
      );
    }
    return found;
  });
  const deciles = decilesOf(choices);
  console.table(deciles.map(({ cases, said, won, error }) => ({ cases, said, won, error })));
  const goals = [...KNOWN_MONTHS.flatMap((months) => goalsOf(months, known(choices, months))), ...deciles];
  for (const { goal, seen, met } of goals)
    process.stdout.write(`${met ? 'met   ' : 'MISSED'} ${goal}: ${seen}\n`);
  if (goals.some(({ met }) => !met)) process.exitCode = 1;
}

function known(choices: readonly Choice[], months: number): readonly Choice[] {
  return choices.filter((choice) => choice.months === months);
}

/** Plans of the list whose bill is whole. */
function wholePlans(list: string): readonly CandidatePlan[] {
  const context = { asOf: '2026-08-12', source: 'Power to Choose' };
  return converterOf('power-to-choose')(readFileSync(list, 'utf8'), context)
    .tariffs.filter(({ unpriced }) => unpriced.length === 0)
    .map((tariff) => ({
      ...{ planId: tariff.id, name: tariff.name, retailer: tariff.retailer ?? '', tariff, rating: null },
    }));
}

function choicesOf(home: Home, plans: readonly CandidatePlan[], sizes: readonly number[]): readonly Choice[] {
  const { startUtc, energyMilliWh } = home.series.columns;
  const zone = zoneOf(home.zone);
  const monthAt = (utcS: number): number => {
    const text = localText(zone.localAt(utcS));
    return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
  };
  const [first, last] = [monthAt(startUtc[0] ?? 0), monthAt(startUtc.at(-1) ?? 0)];
  const days = ((startUtc.at(-1) ?? 0) - (startUtc[0] ?? 0)) / 86_400;
  const milliWh = [...energyMilliWh].reduce((sum, each) => sum + each, 0);
  const yearlyKwh = (milliWh / 1e6 / days) * 365;
  return KNOWN_MONTHS.flatMap((months) =>
    sizes.flatMap((size) => {
      const found: Choice[] = [];
      for (let cut = first + months + 1; cut + 12 <= last + 1; cut += STEP_MONTHS) {
        const choice = choose(home, plans, { cut, months, size }, yearlyKwh);
        if (choice !== undefined) found.push(choice);
      }
      return found;
    }),
  );
}

main();
