import { existsSync, readFileSync } from 'node:fs';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import type { CandidatePlan } from '#domain/energy/scoring/candidate';
import { localText, zoneOf } from '#domain/shared/zone';
import type { Choice } from './regret/cases.js';
import { choose } from './regret/cases.js';
import type { Home } from './usage-backtest/homes.js';
import { homesOverYears } from './usage-backtest/homes.js';

const DATASETS = '../shared/usage/datasets';
const LIST = '../shared/tariffs/plans/texas-ptc/ptc-2026-08-12-oncor.json';
const KNOWN_MONTHS = [12, 9, 6, 3, 1];
const SIZES = [0.5, 1, 2];
/** A choice is tried at every third month of a home's readings. */
const STEP_MONTHS = 3;
const DECILES = 10;

/**
 * What choosing by us costs homes against choosing with the next year's meter in hand, and whether what was
 * said of it came true: choose on the last months, bill the twelve that follow. Prints one table for each
 * number of known months, and what was said against what was won. The draws are fixed, so two runs agree.
 * `npm run bench:regret`
 */
function main(): void {
  if (!existsSync(DATASETS) || !existsSync(LIST)) {
    process.stderr.write('SKIPPED: the homes or the plans are not there, so nothing was tried.\n');
    return;
  }
  const plans = wholePlans();
  const choices = homesOverYears(DATASETS).flatMap((home) => choicesOf(home, plans));
  for (const size of SIZES) {
    process.stdout.write(`Size ${String(size)} times 13,500 kWh a year, ${String(plans.length)} plans\n`);
    console.table(
      Object.fromEntries(
        KNOWN_MONTHS.map((months) => [
          `${String(months)} months`,
          rowOf(choices.filter((choice) => choice.months === months && choice.size === size)),
        ]),
      ),
    );
  }
  console.table(decilesOf(choices));
}

/** Plans of the list whose bill is whole. */
function wholePlans(): readonly CandidatePlan[] {
  const context = { asOf: '2026-08-12', source: 'Power to Choose' };
  return converterOf('power-to-choose')(readFileSync(LIST, 'utf8'), context)
    .tariffs.filter(({ unpriced }) => unpriced.length === 0)
    .map((tariff) => ({
      ...{ planId: tariff.id, name: tariff.name, retailer: tariff.retailer ?? '', tariff, rating: null },
    }));
}

function choicesOf(home: Home, plans: readonly CandidatePlan[]): readonly Choice[] {
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
    SIZES.flatMap((size) => {
      const found: Choice[] = [];
      for (let cut = first + months + 1; cut + 12 <= last + 1; cut += STEP_MONTHS) {
        const choice = choose(home, plans, { cut, months, size }, yearlyKwh);
        if (choice !== undefined) found.push(choice);
      }
      return found;
    }),
  );
}

/** Means in which every home counts once. */
function rowOf(choices: readonly Choice[]): Readonly<Record<string, string>> {
  const homes = new Map<string, Choice[]>();
  for (const choice of choices) homes.set(choice.home, [...(homes.get(choice.home) ?? []), choice]);
  const mean = (of: (choice: Choice) => number): number => {
    const each = [...homes.values()].map((own) => own.reduce((sum, one) => sum + of(one), 0) / own.length);
    return each.reduce((sum, one) => sum + one, 0) / each.length;
  };
  const claimed = choices.reduce((sum, one) => sum + one.claimed, 0);
  const realised = choices.reduce((sum, one) => sum + one.realised, 0);
  return {
    choices: String(choices.length),
    homes: String(homes.size),
    regret: mean(({ regret }) => regret).toFixed(1),
    'label regret': mean(({ labelRegret }) => labelRegret).toFixed(1),
    'average regret': mean(({ averageRegret }) => averageRegret).toFixed(1),
    'worse off %': (100 * mean((one) => Number(one.realised < 0))).toFixed(1),
    'realised / claimed': (realised / claimed).toFixed(2),
    '80 % band held %': (100 * mean(({ covered }) => Number(covered))).toFixed(0),
    'first: said / won': `${mean(({ odds }) => odds[0]?.said ?? 0).toFixed(2)} / ${mean(({ odds }) => odds[0]?.won ?? 0).toFixed(2)}`,
  };
}

/** Of the plans given some chance, what was said and what was won. */
function decilesOf(choices: readonly Choice[]): readonly Readonly<Record<string, string>>[] {
  const odds = choices.flatMap((choice) => choice.odds).filter(({ said }) => said > 0);
  return Array.from({ length: DECILES }, (_, decile) => {
    const own = odds.filter(({ said }) => Math.min(DECILES - 1, Math.floor(said * DECILES)) === decile);
    const mean = (of: 'said' | 'won'): string =>
      (own.reduce((sum, each) => sum + each[of], 0) / Math.max(1, own.length)).toFixed(3);
    return { cases: String(own.length), said: mean('said'), won: mean('won') };
  });
}

main();
