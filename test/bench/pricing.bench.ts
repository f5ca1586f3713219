import { compileCatalogue } from '#domain/energy/tariffs/engine/compile';
import { measureHome } from '#domain/energy/tariffs/engine/measured-home';
import { priceMeasured } from '#domain/energy/tariffs/engine/price-compiled';
import type { CompiledCatalogue } from '#domain/energy/tariffs/engine/program';
import { price } from '#domain/energy/tariffs/reference/price';
import { reduce } from '#domain/energy/tariffs/reduction/reduce';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { BenchRow } from './bench-row.js';
import { printTable } from './table.js';
import { australia, homeOf, ohio, plansAreThere, texas, utilities } from './pricing/sets.js';

/**
 * What pricing costs, in CPU time of one core, on the real plans of the shared data.
 * `node dist/test/bench/pricing.bench.js`
 */
const ZONE = 'America/Chicago';
const QUARTER_HOURS = 35_040;
const ROUNDS = 8;
const REFERENCE_PLANS = 40;

/** The least CPU time in ms of a few runs: what the work costs when nothing else disturbs it. */
function leastMs<Result>(work: () => Result): { readonly ms: number; readonly result: Result } {
  let ms = Number.POSITIVE_INFINITY;
  let result = work();
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    result = work();
    const { user, system } = process.cpuUsage(before);
    ms = Math.min(ms, (user + system) / 1000);
  }
  return { ms, result };
}

interface SetCost {
  readonly reduceMs: number;
  readonly measureMs: number;
  readonly priceMs: number;
}

/** What it costs to price a whole set for one home, the catalogue being compiled. */
function costOf(catalogue: CompiledCatalogue, zone: string, intervals: number): SetCost {
  const { load, cycles } = homeOf(zone, intervals);
  const reduced = leastMs(() => reduce(load, cycles));
  const measured = leastMs(() => measureHome(catalogue, reduced.result));
  const priced = leastMs(() => priceMeasured(catalogue, reduced.result, measured.result));
  return { reduceMs: reduced.ms, measureMs: measured.ms, priceMs: priced.ms };
}

function wholeMs({ reduceMs, measureMs, priceMs }: SetCost): number {
  return reduceMs + measureMs + priceMs;
}

/** Evenly chosen plans priced interval by interval, plan-years a CPU second. */
function referenceRate(tariffs: readonly Tariff[]): number {
  const { load, cycles } = homeOf(ZONE, QUARTER_HOURS);
  const every = Math.max(1, Math.floor(tariffs.length / REFERENCE_PLANS));
  const chosen = tariffs.filter((_, at) => at % every === 0).slice(0, REFERENCE_PLANS);
  const before = process.cpuUsage();
  for (const tariff of chosen) price(tariff, load, cycles);
  const { user, system } = process.cpuUsage(before);
  return chosen.length / ((user + system) / 1e6);
}

/** Megabytes of a compiled catalogue: its arrays, and its measures and prices as text. */
function compiledMb(catalogue: CompiledCatalogue): number {
  const arrays = Object.values(catalogue).reduce<number>(
    (sum, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0),
    0,
  );
  const { measures, priceTexts, exports } = catalogue;
  return (arrays + 2 * JSON.stringify([measures, priceTexts, exports]).length) / 1e6;
}

function rows(): readonly BenchRow[] {
  const market = australia().tariffs;
  const labels = texas().tariffs;
  const mixed = [...market, ...labels, ...utilities().tariffs, ...ohio().tariffs];
  const catalogue = compileCatalogue(market);
  const mixedCatalogue = compileCatalogue(mixed);
  const mixedCost = costOf(mixedCatalogue, ZONE, QUARTER_HOURS);
  const fast = mixed.length / (mixedCost.priceMs / 1000);
  const wholeRun = mixed.length / (wholeMs(mixedCost) / 1000);
  const reference = referenceRate(mixed);
  const marketCost = costOf(catalogue, 'Australia/Sydney', QUARTER_HOURS);
  const texasCost = costOf(compileCatalogue(labels), ZONE, QUARTER_HOURS);
  const few = market.filter((_, at) => at % 10 === 0);
  const fewCost = costOf(compileCatalogue(few), 'Australia/Sydney', QUARTER_HOURS);
  const coarse = costOf(catalogue, 'Australia/Sydney', QUARTER_HOURS / 10);
  return [
    {
      name: `Fast path, ${mixed.length} real plans, home measured`,
      value: fast,
      unit: 'plan-years/s',
      goal: '>= 300000',
    },
    {
      name: 'the same with reducing and measuring the home',
      value: wholeRun,
      unit: 'plan-years/s',
      ratio: wholeRun / fast,
    },
    {
      name: `Reference path, ${REFERENCE_PLANS} of them; the fast path is so many times as fast`,
      value: reference,
      unit: 'plan-years/s',
      ratio: fast / reference,
    },
    {
      name: `Australia, ${market.length} plans, one 15-minute home, reduced, measured and priced`,
      value: wholeMs(marketCost),
      unit: 'ms',
      goal: '<= 150',
    },
    {
      name: '  of that: reducing the home',
      value: marketCost.reduceMs,
      unit: 'ms',
      ratio: marketCost.reduceMs / wholeMs(marketCost),
    },
    {
      name: '  of that: measuring it for the plans',
      value: marketCost.measureMs,
      unit: 'ms',
      ratio: marketCost.measureMs / wholeMs(marketCost),
    },
    {
      name: '  of that: pricing',
      value: marketCost.priceMs,
      unit: 'ms',
      ratio: marketCost.priceMs / wholeMs(marketCost),
    },
    {
      name: `Texas, ${labels.length} rows, one 15-minute home, reduced, measured and priced`,
      value: wholeMs(texasCost),
      unit: 'ms',
      goal: '<= 15',
    },
    {
      name: '  of that: measuring and pricing',
      value: texasCost.measureMs + texasCost.priceMs,
      unit: 'ms',
      ratio: (texasCost.measureMs + texasCost.priceMs) / wholeMs(texasCost),
    },
    { name: 'Compiled Australian catalogue in memory', value: compiledMb(catalogue), unit: 'MB' },
    {
      name: 'All plans against every tenth of them',
      value: wholeMs(marketCost),
      unit: 'ms',
      ratio: wholeMs(marketCost) / wholeMs(fewCost),
    },
    {
      name: 'Ten times the intervals against once',
      value: wholeMs(marketCost),
      unit: 'ms',
      ratio: wholeMs(marketCost) / wholeMs(coarse),
    },
  ];
}

if (plansAreThere()) printTable(rows());
else process.stderr.write('SKIPPED: the plan data is not there, so nothing was priced.\n');
