import { dateOf, isoWithOffset, kwh, meanPower, table, timeOf } from './written-formats.spec-support.js';
import type { FormatWriter } from './written-formats.spec-support.js';

const LONDON = 'Europe/London';

/** Formats of the United Kingdom and of Ireland. */
export const BRITISH: readonly FormatWriter[] = [
  {
    format: 'octopus-csv',
    zone: LONDON,
    stepsS: [1800],
    hasExport: false,
    quantumMilliWh: 1,
    write: (intervals) =>
      table(
        'Consumption (kWh), Start, End',
        intervals.map(
          ({ startUtc, endUtc, importMilliWh }) =>
            `${kwh(importMilliWh)}, ${isoWithOffset(startUtc, LONDON)}, ${isoWithOffset(endUtc, LONDON)}`,
        ),
      ),
  },
  {
    format: 'octopus-json',
    name: 'a.json',
    zone: LONDON,
    stepsS: [1800],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) =>
      JSON.stringify({
        count: intervals.length,
        next: null,
        previous: null,
        results: intervals.toReversed().map(({ startUtc, endUtc, importMilliWh }) => ({
          consumption: importMilliWh / 1e6,
          interval_start: isoWithOffset(startUtc, LONDON),
          interval_end: isoWithOffset(endUtc, LONDON),
        })),
      }),
  },
  {
    format: 'n3rgy',
    zone: 'UTC',
    stepsS: [1800],
    wholeDays: true,
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) =>
      table(
        'timestamp (UTC),energyConsumption (kWh)',
        intervals.map(({ start, importMilliWh }) => `${start},${kwh(importMilliWh)}`),
      ),
  },
  {
    format: 'powershaper',
    zone: LONDON,
    stepsS: [1800],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) =>
      table(
        'halfhour ending at,usage',
        intervals
          .toReversed()
          .map(
            ({ endUtc, importMilliWh }) =>
              `${isoWithOffset(endUtc, LONDON).replace('T', ' ')},${kwh(importMilliWh)}`,
          ),
      ),
  },
  ...(['kWh', 'kW'] as const).map((unit): FormatWriter => ({
    format: 'esb-hdf',
    layout: unit,
    zone: 'Europe/Dublin',
    stepsS: [1800],
    hasExport: true,
    quantumMilliWh: 1000,
    write: (intervals) =>
      table(
        'MPRN,Meter Serial Number,Read Value,Read Type,Read Date and End Time',
        intervals.toReversed().flatMap(({ end, importMilliWh, exportMilliWh }) =>
          (
            [
              ['Import', importMilliWh],
              ['Export', exportMilliWh],
            ] as const
          ).map(
            ([flow, milliWh]) =>
              `10000000001,000000000030000001,${unit === 'kW' ? meanPower(milliWh, 1800, 1e6) : kwh(milliWh)},Active ${flow} Interval (${unit}),${dateOf(end, 'dmy', '-')} ${timeOf(end)}`,
          ),
        ),
      ),
  })),
];
