/**
 * A home's energy, ready for pricing: intervals in time order, without overlap, as columns of
 * equal length. Energies are integer milli-watt-hours (1 kWh = 1,000,000), never negative.
 */
export interface Load {
  /** IANA zone in which the tariff's clock runs. */
  readonly zone: string;
  /** Interval starts, epoch seconds UTC. */
  readonly startUtc: Float64Array;
  readonly durationS: Float64Array;
  readonly importMilliWh: Float64Array;
  /** Absent when the home exports nothing. */
  readonly exportMilliWh?: Float64Array;
  /** Absent when the home has no separately metered controlled load. */
  readonly controlledLoadMilliWh?: Float64Array;
}

/** The column of a meter channel, undefined when the home has none. */
export function flowColumn(
  load: Load,
  flow: 'import' | 'export' | 'controlledLoad',
): Float64Array | undefined {
  switch (flow) {
    case 'import':
      return load.importMilliWh;
    case 'export':
      return load.exportMilliWh;
    case 'controlledLoad':
      return load.controlledLoadMilliWh;
  }
}

/** Whether a home's meter has shown any energy of a flow at all. */
export function hasFlow(load: Load, flow: 'import' | 'export' | 'controlledLoad'): boolean {
  return flowColumn(load, flow)?.some((milliWh) => milliWh > 0) === true;
}

/**
 * Energy of an interval used in its first `elapsedS` seconds, at even power, in whole mWh. Every cut
 * of an interval is a difference of two of these, so that parts always add up to the whole.
 */
export function energyBefore(milliWh: number, durationS: number, elapsedS: number): number {
  if (elapsedS <= 0) return 0;
  if (elapsedS >= durationS) return milliWh;
  return Math.round(milliWh * (elapsedS / durationS));
}

/** Mean power of an interval in whole milliwatts (1 kW = 1,000,000). */
export function meanMilliW(milliWh: number, durationS: number): number {
  return Math.round((milliWh * 3600) / durationS);
}
