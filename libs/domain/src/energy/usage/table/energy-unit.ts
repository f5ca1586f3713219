/** A unit of energy as its power of ten in milli-watt-hours, in any case; undefined for reactive energy, power, volts. */
export function energyExponent(unit: string): number | undefined {
  switch (unit.toLowerCase()) {
    case 'kwh':
      return 6;
    case 'wh':
      return 3;
    case 'mwh':
      return 9;
    default:
      return undefined;
  }
}
