import type { MeasuredHome } from '#domain/energy/tariffs/engine/measured-home';
import { measureHome } from '#domain/energy/tariffs/engine/measured-home';
import type { PricedCatalogue } from '#domain/energy/tariffs/engine/price-compiled';
import { priceMeasured } from '#domain/energy/tariffs/engine/price-compiled';
import type { CompiledCatalogue } from '#domain/energy/tariffs/engine/program';
import type { Measure } from '#domain/energy/tariffs/reduction/measure';
import type { Reduction } from '#domain/energy/tariffs/reduction/reduce';
import { reduce } from '#domain/energy/tariffs/reduction/reduce';
import type { HomeUsage } from '../home-usage.js';
import { yearCycles } from '../home-usage.js';

/** Bills of every tariff of a catalogue, with each month's energy multiplied by its factor. */
export type PriceAt = (factors: readonly number[]) => PricedCatalogue;

/** Bills of any catalogue on one home. */
export type HomePrices = (catalogue: CompiledCatalogue) => PriceAt;

/**
 * Lays a home out once and returns bills for any catalogue at any scale of use. Import and controlled load are
 * scaled, in every window and at their peak; export is not. Blocks by the day or in time order keep their shares,
 * and a price series keeps its mean price; at a factor of 1 everything is exact.
 */
export function homePrices(usage: HomeUsage): HomePrices {
  const home = reduce(usage.load, yearCycles(usage));
  return (catalogue) => {
    const measured = measureHome(catalogue, home);
    return (factors) =>
      priceMeasured(catalogue, scaledHome(home, factors), scaledMeasures(catalogue, measured, factors));
  };
}

function scaledMeasures(
  { measures }: CompiledCatalogue,
  { values, failures }: MeasuredHome,
  factors: readonly number[],
): MeasuredHome {
  const scaled = values.slice();
  const cycles = factors.length;
  measures.forEach((measure, at) => {
    if (!growsWithUse(measure)) return;
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const place = at * cycles + cycle;
      scaled[place] = Math.round((values[place] ?? 0) * (factors[cycle] ?? 1));
    }
  });
  return { values: scaled, failures };
}

function growsWithUse(measure: Measure): boolean {
  switch (measure.kind) {
    case 'energy':
    case 'peak':
      return measure.flow !== 'export';
    case 'blocks':
      return measure.pool.members[measure.member]?.flow !== 'export';
    case 'series-micros':
      return measure.charge.flow !== 'export';
    case 'days':
    case 'at-start':
    case 'once':
    case 'each-year':
    case 'held':
      return false;
  }
}

function scaledHome(home: Reduction, factors: readonly number[]): Reduction {
  const { load, cycles, contractStart, totals } = home;
  const grown = (values: readonly number[]): readonly number[] =>
    values.map((value, cycle) => Math.round(value * (factors[cycle] ?? 1)));
  const milliWh = {
    import: grown(totals.milliWh.import),
    export: totals.milliWh.export,
    controlledLoad: grown(totals.milliWh.controlledLoad),
  };
  return {
    load,
    cycles,
    contractStart,
    totals: { milliWh, peakMilliW: grown(totals.peakMilliW) },
    measure: (measure) => home.measure(measure),
  };
}
