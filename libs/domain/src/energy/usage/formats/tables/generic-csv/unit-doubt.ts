import type { GrowingColumns } from '#domain/energy/usage/readings/columns';
import { quotedNames } from '../planning/plan.js';
import type { OpenQuestion, TablePlan, ValueColumn } from '../planning/plan.js';
import { plainWords } from '../words/plain-words.js';
import { kwhADay } from './assumed-exponent.js';
import type { FinishedChannel } from './finish-channel.js';

/** Below it a home has no fridge, above it no street's cable would hold; by megawatt-hours, which no home's meter shows, above it a fuse would blow. */
const KWH_A_DAY = { least: 0.04, most: 1_000_000, mostByMwh: 2_000 } as const;
const MWH_EXPONENT = 9;

/** Values so far below the mean, and more than this share of them with none between, are in another unit. */
const OTHER_UNIT = { times: 200, between: 20, share: 0.1, least: 24 } as const;

/** A unit that makes every day absurdly small or large is asked: headers are wrong more often than homes are. */
export function unitDoubt(plan: TablePlan, channels: readonly FinishedChannel[]): OpenQuestion | undefined {
  const aDay = Math.max(
    0,
    ...channels.filter(({ unit }) => unit !== 'none').map(({ held }) => kwhADay(held)),
  );
  if (plan.confirmed) return undefined;
  const powers = plan.values.filter((value) => isPowerByName(value, plan.header));
  if (powers.length > 0) return powerOrEnergy(plan, powers);
  // Only rows that each name their unit can name a wrong one.
  const isByRow = plan.values.some(({ unit }) => unit === 'none');
  if (
    isByRow &&
    channels.some((one) => one.key.channel === 'import' && one.unit !== 'none' && isOfTwoUnits(one.held))
  )
    return mixedUnits(plan);
  const isByMwh = plan.values.some(({ unit }) => typeof unit === 'object' && unit.exponent >= MWH_EXPONENT);
  const most = isByMwh ? KWH_A_DAY.mostByMwh : KWH_A_DAY.most;
  if (aDay === 0 || (aDay >= KWH_A_DAY.least && aDay <= most)) return undefined;
  const names = quotedNames(
    plan.header,
    plan.values.map(({ column }) => column),
  );
  const by = aDay < KWH_A_DAY.least ? 3 : -3;
  const scaled = plan.values.map((value) =>
    typeof value.unit === 'object'
      ? { ...value, unit: { ...value.unit, exponent: value.unit.exponent + by } }
      : value,
  );
  return {
    code: 'unit-doubt',
    question: `By its unit ${names} counts ${aDay < 1 ? aDay.toPrecision(2) : String(Math.round(aDay))} kWh a day, ${by > 0 ? 'less than a lamp' : 'more than a street of homes'} uses. Is the unit right?`,
    plans: [
      { ...plan, values: scaled, unit: -1, confirmed: true },
      { ...plan, confirmed: true },
    ],
  };
}

/** A heading that is the word power alone, beside a unit of energy: one of the two is wrong. */
function isPowerByName({ column, unit }: ValueColumn, header: readonly string[]): boolean {
  const name = plainWords((header[column] ?? '').replace(/[([{].*$/, ''));
  return typeof unit === 'object' && !unit.power && POWER.test(name);
}

const POWER =
  /^(?:active |mean |average )?(?:power|leistung|wirkleistung|puissance|potencia|potenza|vermogen|effekt|moc|vykon|teho)$/;

function powerOrEnergy(plan: TablePlan, powers: readonly ValueColumn[]): OpenQuestion {
  const names = quotedNames(
    plan.header,
    powers.map(({ column }) => column),
  );
  const asPower = plan.values.map((value) =>
    powers.includes(value) && typeof value.unit === 'object'
      ? { ...value, unit: { ...value.unit, power: true } }
      : value,
  );
  return {
    code: 'unit-doubt',
    question: `The heading ${names} speaks of power, and its unit is one of energy. Are the values the power at each time, or the energy of each interval?`,
    plans: [
      { ...plan, values: asPower, confirmed: true },
      { ...plan, confirmed: true },
    ],
  };
}

/** Whether values lie on two levels a thousandfold apart, with none between: some rows are in another unit. */
function isOfTwoUnits(held: GrowingColumns): boolean {
  let sum = 0;
  let filled = 0;
  const each = (take: (milliWh: number) => void): void => {
    for (let at = 0; at < held.length; at += 1) {
      const { milliWh } = held.energyAt(at);
      if (milliWh > 0 && !held.isMissing(at)) take(milliWh);
    }
  };
  each((milliWh) => {
    sum += milliWh;
    filled += 1;
  });
  if (filled < OTHER_UNIT.least) return false;
  let low = 0;
  let between = 0;
  each((milliWh) => {
    if (milliWh < sum / filled / OTHER_UNIT.times) low += 1;
    else if (milliWh < sum / filled / OTHER_UNIT.between) between += 1;
  });
  return between === 0 && low > filled * OTHER_UNIT.share && low < filled * (1 - OTHER_UNIT.share);
}

function mixedUnits(plan: TablePlan): OpenQuestion {
  const names = quotedNames(
    plan.header,
    plan.values.map(({ column }) => column),
  );
  return {
    code: 'unit-doubt',
    question: `Some values of ${names} are a thousand times smaller than the others, as if in another unit. Are all of them in the unit that the file says?`,
    plans: [{ ...plan, confirmed: true }],
  };
}
