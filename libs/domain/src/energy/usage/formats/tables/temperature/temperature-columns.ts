import { columnOf, plainName } from '#domain/energy/usage/table/read-table';

/** Where a table of temperatures has its cells; `time` is -1 when the stamp holds the time as well. */
export interface TemperatureColumns {
  readonly stamp: number;
  readonly time: number;
  readonly value: number;
  /** Undefined when the name does not say. */
  readonly unit: 'C' | 'F' | undefined;
}

const TEMPERATURE = /^(air |outdoor |outside |hourly ?)?(temp(erature)?|t2m|dry ?bulb|celsius|fahrenheit)/;
const ENERGY =
  /kwh|\bwh\b|\bkw\b|usage|consum|import|export|energ|generat|\bvalue|reading|verbrauch|\bwert|conso|afname|forbrug/;

/** The columns of a header that names a time and a temperature, and no energy; else undefined. */
export function temperatureColumns(cells: readonly string[]): TemperatureColumns | undefined {
  const names = cells.map(plainName);
  if (names.some((name) => ENERGY.test(name))) return undefined;
  const value = names.findIndex((name) => TEMPERATURE.test(name));
  const stamp = columnOf(names, /^(date ?_?time|timestamp|time ?stamp|valid|dt)/, /^date/, /^(time|datum)/);
  if (value < 0 || stamp < 0 || stamp === value) return undefined;
  const time = names.findIndex((name, at) => at !== stamp && at !== value && /^(hour|time)\b/.test(name));
  return { stamp, time, value, unit: unitOf(names[value] ?? '') };
}

function unitOf(name: string): TemperatureColumns['unit'] {
  if (/fahrenheit|°f|[_ (]f\)?$|tempf$/.test(name)) return 'F';
  return /celsius|°c|[_ (]c\)?$|tempc$/.test(name) ? 'C' : undefined;
}
