import { DomainError } from '#domain/shared/domain-error';
import type { UsageSeries } from '#domain/energy/usage/readings/reading';

/** Flows that are billed separately: import, export, and a separately switched circuit. */
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
 * when two meters take energy: which of them are the home is for the user to say.
 */
export function flowsOf(series: readonly UsageSeries[]): Flows {
  const withData = series.filter((one) => one.columns.length > 0);
  const taken = takenSeries(withData);
  refuseSeveralMeters(taken);
  const exported = withData.filter((one) => one.channel === 'export');
  const given: readonly FlowSeries[] =
    exported.length > 0 || taken.some((one) => one.channel === 'import')
      ? exported.map((one) => ({ series: one, side: 'taken' }))
      : taken.map((one) => ({ series: one, side: 'given' }));
  return {
    import: taken.map((one) => ({ series: one, side: 'taken' })),
    export: given,
    controlledLoad: withData
      .filter((one) => one.channel === 'controlledLoad')
      .map((one) => ({ series: one, side: 'taken' })),
  };
}

/** The series of energy taken from the grid: import, or net if no import is metered. */
export function takenSeries(series: readonly UsageSeries[]): readonly UsageSeries[] {
  const withData = series.filter((one) => one.columns.length > 0);
  const metered = withData.filter((one) => one.channel === 'import');
  return metered.length > 0 ? metered : withData.filter((one) => one.channel === 'net');
}

/** The part of a reading that belongs to the flow, never negative. */
export function sideOf(energyMilliWh: number, side: FlowSeries['side']): number {
  return Math.max(side === 'taken' ? energyMilliWh : 0 - energyMilliWh, 0);
}

function refuseSeveralMeters(taken: readonly UsageSeries[]): void {
  const meters = new Set(taken.map(({ servicePoint, meter }) => `${servicePoint} ${meter}`.trim()));
  if (meters.size < 2) return;
  throw new DomainError(
    'usage.several-meters',
    `The file holds ${String(meters.size)} meters. Choose the one of this home.`,
    { meters: [...meters].slice(0, 20) },
  );
}
