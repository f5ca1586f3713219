import { DomainError } from '#domain/shared/domain-error';
import type { UsageSeries } from '../reading.js';

/** What is billed apart: energy taken, energy given back, and a separately switched circuit. */
export type FlowName = 'import' | 'export' | 'controlledLoad';

/** A series and which part of it belongs to a flow: a net series gives its sign's half to each. */
export interface FlowSeries {
  readonly series: UsageSeries;
  readonly side: 'taken' | 'given';
}

export type Flows = Readonly<Record<FlowName, readonly FlowSeries[]>>;

/**
 * Sorts the series of one home into flows. Net series serve only where no import is metered;
 * gross generation is no flow, it never passes the billing meter. Throws `usage.several-meters`
 * when two service points take energy: which one is the home is for the user to say.
 */
export function flowsOf(series: readonly UsageSeries[]): Flows {
  const withData = series.filter((one) => one.columns.length > 0);
  const metered = withData.filter((one) => one.channel === 'import');
  const net = withData.filter((one) => one.channel === 'net');
  const taken = metered.length > 0 ? metered : net;
  refuseSeveralMeters(taken);
  const exported = withData.filter((one) => one.channel === 'export');
  const given: readonly FlowSeries[] =
    exported.length > 0 || metered.length > 0
      ? exported.map((one) => ({ series: one, side: 'taken' }))
      : net.map((one) => ({ series: one, side: 'given' }));
  return {
    import: taken.map((one) => ({ series: one, side: 'taken' })),
    export: given,
    controlledLoad: withData
      .filter((one) => one.channel === 'controlledLoad')
      .map((one) => ({ series: one, side: 'taken' })),
  };
}

/** The part of a reading that belongs to the flow, never negative. */
export function sideOf(energyMilliWh: number, side: FlowSeries['side']): number {
  return Math.max(side === 'taken' ? energyMilliWh : 0 - energyMilliWh, 0);
}

function refuseSeveralMeters(taken: readonly UsageSeries[]): void {
  const servicePoints = [...new Set(taken.map((one) => one.servicePoint))];
  if (servicePoints.length < 2) return;
  throw new DomainError(
    'usage.several-meters',
    `The file holds ${String(servicePoints.length)} meters. Choose the one that is this home.`,
    { servicePoints: servicePoints.slice(0, 20) },
  );
}
