/**
 * The power a home used, as pricing reads it: intervals in time order, without overlap, columns of
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
