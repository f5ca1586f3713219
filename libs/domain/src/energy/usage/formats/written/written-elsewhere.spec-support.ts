import { byDay, dateOf, isoUtc, isoWithOffset, kwh, table, timeOf } from './written-formats.spec-support.js';
import type { FormatWriter, WrittenInterval } from './written-formats.spec-support.js';

/** The Australian market's clock: never any daylight saving. */
const MARKET = 'Australia/Brisbane';

const compact = (text: string): string => text.slice(0, 10).replaceAll('-', '');

/** Formats of Australia, of home monitors and of nobody in particular. */
export const ELSEWHERE: readonly FormatWriter[] = [
  {
    format: 'nem12',
    zone: MARKET,
    stepsS: [300, 900, 1800],
    wholeDays: true,
    hasExport: true,
    quantumMilliWh: 1000,
    write: (intervals, stepS) => {
      const register = (
        suffix: string,
        milliWhOf: (interval: WrittenInterval) => number,
      ): readonly string[] => [
        `200,NMI0000001,E1B1,1,${suffix},N1,METER1,kWh,${String(stepS / 60)},`,
        ...[...byDay(intervals)].map(
          ([day, rows]) =>
            `300,${compact(day)},${rows.map((row) => kwh(milliWhOf(row))).join(',')},A,,,20300101000000,`,
        ),
      ];
      return table('100,NEM12,203001010000,MDP1,RET1', [
        ...register('E1', ({ importMilliWh }) => importMilliWh),
        ...register('B1', ({ exportMilliWh }) => exportMilliWh),
        '900',
      ]);
    },
  },
  {
    format: 'nem13',
    zone: MARKET,
    stepsS: [86_400],
    hasExport: false,
    quantumMilliWh: 100_000,
    write: (intervals) =>
      table('100,NEM13,203001010000,MDP1,RET1', [
        ...intervals.map(({ start, end, importMilliWh }) => {
          const stamp = (text: string): string => `${compact(text)}000000`;
          return `250,NMI0000001,11,01,11,11,METER1,E,1,${stamp(start)},A,,,2,${stamp(end)},A,,,${kwh(importMilliWh)},kWh,,20300101000000,`;
        }),
        '900',
      ]),
  },
  {
    format: 'au-distributor-wide',
    zone: MARKET,
    stepsS: [900, 1800],
    wholeDays: true,
    hasExport: true,
    quantumMilliWh: 1000,
    write: (intervals) => {
      const days = [...byDay(intervals)];
      const columns = (days[0]?.[1] ?? []).map(({ start, end }) => `${timeOf(start)} - ${timeOf(end)}`);
      return table(
        ['NMI,METER SERIAL NUMBER,CON/GEN,DATE,ESTIMATED?', ...columns].join(','),
        days.flatMap(([day, rows]) => [
          `6000000001,1,Consumption,${day},No,${rows.map(({ importMilliWh }) => kwh(importMilliWh)).join(',')}`,
          `6000000001,1,Generation,${day},No,${rows.map(({ exportMilliWh }) => kwh(exportMilliWh)).join(',')}`,
        ]),
      );
    },
  },
  {
    format: 'au-retailer-long',
    zone: 'Australia/Melbourne',
    stepsS: [1800],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) =>
      table(
        'AccountNumber,NMI,DeviceNumber,DeviceType,RegisterCode,RateTypeDescription,StartDate,EndDate,ProfileReadValue,RegisterReadValue,QualityFlag',
        intervals.map(({ start, importMilliWh }) => {
          const last = `${timeOf(start).slice(0, 3)}${timeOf(start).endsWith('00') ? '29' : '59'}`;
          return `1,6000000001,1,COMMS4D,6000000001#E1,Usage,${dateOf(start, 'dmy', '/')} ${timeOf(start)},${dateOf(start, 'dmy', '/')} ${last},${kwh(importMilliWh)},0,A`;
        }),
      ),
  },
  {
    format: 'cdr-usage',
    name: 'a.json',
    zone: MARKET,
    stepsS: [300, 1800],
    wholeDays: true,
    hasExport: true,
    quantumMilliWh: 1000,
    write: (intervals, stepS) => {
      const reads = (suffix: string, milliWhOf: (interval: WrittenInterval) => number) =>
        [...byDay(intervals)].map(([readStartDate, rows]) => ({
          servicePointId: 'sp-1',
          registerSuffix: suffix,
          unitOfMeasure: 'KWH',
          readStartDate,
          readUType: 'intervalRead',
          intervalRead: {
            readIntervalLength: stepS / 60,
            intervalReads: rows.map((row) => milliWhOf(row) / 1e6),
          },
        }));
      return JSON.stringify({
        data: {
          reads: [
            ...reads('E1', ({ importMilliWh }) => importMilliWh),
            ...reads('B1', ({ exportMilliWh }) => 0 - exportMilliWh),
          ],
        },
      });
    },
  },
  {
    format: 'home-assistant-energy',
    zone: 'Europe/Berlin',
    given: 'Europe/Berlin',
    stepsS: [3600, 86_400],
    hasExport: true,
    quantumMilliWh: 1,
    write: (intervals) =>
      table(['entity_id,type,unit', ...intervals.map(({ startUtc }) => isoUtc(startUtc))].join(','), [
        `sensor.in,grid_consumption,kWh,${intervals.map(({ importMilliWh }) => kwh(importMilliWh)).join(',')}`,
        `sensor.out,grid_return,kWh,${intervals.map(({ exportMilliWh }) => kwh(exportMilliWh)).join(',')}`,
      ]),
  },
  {
    format: 'generic-csv',
    zone: 'America/Denver',
    given: 'America/Denver',
    stepsS: [900, 1800, 3600],
    wholeDays: true,
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) =>
      table(
        'start,usage (kWh)',
        intervals.map(({ start, importMilliWh }) => `${start},${kwh(importMilliWh)}`),
      ),
  },
  {
    format: 'json-table',
    name: 'a.json',
    zone: 'America/Denver',
    given: 'America/Denver',
    stepsS: [900, 1800, 3600],
    wholeDays: true,
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) =>
      JSON.stringify({
        meters: [
          {
            readings: intervals.map(({ startUtc, importMilliWh }) => ({
              start: isoWithOffset(startUtc, 'America/Denver'),
              kWh: importMilliWh / 1e6,
            })),
          },
        ],
      }),
  },
];
