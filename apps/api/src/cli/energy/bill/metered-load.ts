import type { Load } from '#domain/energy/tariffs/model/load';
import { energyBefore } from '#domain/energy/tariffs/model/load';
import { flowsOf, sideOf } from '#domain/energy/usage/annual/metered/flows';
import type { FlowName, FlowSeries } from '#domain/energy/usage/annual/metered/flows';
import { hasValue } from '#domain/energy/usage/annual/metered/metered-flow';
import type { UsageSeries } from '#domain/energy/usage/readings/reading';
import { DomainError } from '#domain/shared/domain-error';

const REST_PER_MILLI_WH = 1e14;

/**
 * The readings of one home's meters, ready for pricing: no gap is filled, missing readings are left out, the
 * registers of a flow are added up, and intervals are cut wherever any of them begins or ends.
 * Throws `usage.several-meters` if two meters import energy, `usage.no-import` if none does.
 */
export function meteredLoad(series: readonly UsageSeries[], zone: string): Load {
  const flows = flowsOf(series);
  if (flows.import.length === 0)
    throw new DomainError(
      'usage.no-import',
      'The file holds no energy bought from the grid; add the import channel.',
    );
  const edges = edgesOf([...flows.import, ...flows.export, ...flows.controlledLoad]);
  const column = (name: FlowName): Float64Array => laidOut(flows[name], edges);
  return {
    zone,
    startUtc: edges.startUtc,
    durationS: edges.durationS,
    importMilliWh: column('import'),
    ...(flows.export.length === 0 ? {} : { exportMilliWh: column('export') }),
    ...(flows.controlledLoad.length === 0 ? {} : { controlledLoadMilliWh: column('controlledLoad') }),
  };
}

interface Edges {
  readonly startUtc: Float64Array;
  readonly durationS: Float64Array;
}

/** The intervals between all starts and ends, without stretches that no reading covers. */
function edgesOf(flows: readonly FlowSeries[]): Edges {
  const changes = new Map<number, number>();
  for (const { series } of flows) {
    for (let at = 0; at < series.columns.length; at += 1) {
      if (!hasValue(series, at)) continue;
      const start = series.columns.startUtc[at] ?? 0;
      const end = start + (series.columns.durationS[at] ?? 0);
      changes.set(start, (changes.get(start) ?? 0) + 1);
      changes.set(end, (changes.get(end) ?? 0) - 1);
    }
  }
  const instants = Float64Array.from(changes.keys()).sort();
  const covered: number[] = [];
  let open = 0;
  instants.forEach((instant, at) => {
    open += changes.get(instant) ?? 0;
    if (open > 0 && at + 1 < instants.length) covered.push(at);
  });
  return {
    startUtc: Float64Array.from(covered, (at) => instants[at] ?? 0),
    durationS: Float64Array.from(covered, (at) => (instants[at + 1] ?? 0) - (instants[at] ?? 0)),
  };
}

function laidOut(flow: readonly FlowSeries[], { startUtc, durationS }: Edges): Float64Array {
  const milliWh = new Float64Array(startUtc.length);
  for (const { series, side } of flow) {
    const { columns } = series;
    let slot = 0;
    let rest = 0;
    for (let at = 0; at < columns.length; at += 1) {
      if (!hasValue(series, at)) continue;
      const start = columns.startUtc[at] ?? 0;
      const length = columns.durationS[at] ?? 0;
      let energy = sideOf(columns.energyMilliWh[at] ?? 0, side);
      rest += sideOf(columns.restE20Kwh?.[at] ?? 0, side);
      if (rest >= REST_PER_MILLI_WH) {
        rest -= REST_PER_MILLI_WH;
        energy += 1;
      }
      while (slot < startUtc.length && (startUtc[slot] ?? 0) < start) slot += 1;
      for (let into = slot; into < startUtc.length && (startUtc[into] ?? 0) < start + length; into += 1) {
        const from = (startUtc[into] ?? 0) - start;
        const part =
          energyBefore(energy, length, from + (durationS[into] ?? 0)) - energyBefore(energy, length, from);
        milliWh[into] = (milliWh[into] ?? 0) + part;
      }
    }
  }
  return milliWh;
}
