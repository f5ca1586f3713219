import { zoneOf } from '#domain/shared/zone';
import { dateOf, halfDayTime, isoWithOffset, kwh, table, timeOf } from './written-formats.spec-support.js';
import type { FormatWriter, WrittenInterval } from './written-formats.spec-support.js';
import { greenButtonFeed, SMT_HEADER, smtRow } from './written-usage.spec-support.js';

const TEXAS = 'America/Chicago';
const CALIFORNIA = 'America/Los_Angeles';
const NBSP = '\u00a0';

/** The last minute that belongs to an interval: `00:14`. */
function lastMinute(interval: WrittenInterval, zone: string): string {
  const local = zoneOf(zone).localAt(interval.endUtc - 60);
  return new Date(local * 1000).toISOString().slice(11, 16);
}

/** Formats of North America. */
export const AMERICAN: readonly FormatWriter[] = [
  {
    format: 'smart-meter-texas',
    layout: '15 minutes',
    zone: TEXAS,
    stepsS: [900],
    hasExport: true,
    quantumMilliWh: 1000,
    write: (intervals) =>
      table(
        SMT_HEADER,
        intervals.flatMap(({ start, end, importMilliWh, exportMilliWh }) =>
          (
            [
              ['Consumption', importMilliWh],
              ['Surplus Generation', exportMilliWh],
            ] as const
          ).map(([channel, milliWh]) =>
            smtRow(dateOf(start, 'mdy', '/'), timeOf(start), timeOf(end), { kwh: kwh(milliWh), channel }),
          ),
        ),
      ),
  },
  {
    format: 'smart-meter-texas',
    layout: 'days',
    zone: TEXAS,
    stepsS: [86_400],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) =>
      table(
        'ESIID,USAGE_DATE,REVISION_DATE,START_READ,END_READ,USAGE_KWH',
        intervals.map(
          ({ start, importMilliWh }) =>
            `'1040000000000,${dateOf(start, 'mdy', '/')},,,,${kwh(importMilliWh)}`,
        ),
      ),
  },
  {
    format: 'green-button',
    name: 'a.xml',
    zone: CALIFORNIA,
    stepsS: [900, 1800, 3600],
    hasExport: true,
    quantumMilliWh: 1,
    write: (intervals, stepS) => {
      const block = (milliWhOf: (interval: WrittenInterval) => number) => [
        intervals.map((interval) => ({
          start: interval.startUtc,
          value: String(milliWhOf(interval)),
        })),
      ];
      return greenButtonFeed({
        tzOffset: -28_800,
        stepS,
        meters: [
          { flow: 1, multiplier: -3, blocks: block(({ importMilliWh }) => importMilliWh) },
          { flow: 19, multiplier: -3, blocks: block(({ exportMilliWh }) => exportMilliWh) },
        ],
      });
    },
  },
  {
    format: 'opower-csv',
    zone: CALIFORNIA,
    stepsS: [900, 3600, 86_400],
    hasExport: true,
    quantumMilliWh: 10_000,
    write: (intervals) =>
      `Name,A HOME\nAddress,"1 MAIN ST, OAKLAND CA 94601"\nAccount Number,1\nService,Service 1\n\n${table(
        'TYPE,DATE,START TIME,END TIME,IMPORT (kWh),EXPORT (kWh),COST,NOTES',
        intervals.map(
          (interval) =>
            `Electric usage,${interval.start.slice(0, 10)},${timeOf(interval.start)},${lastMinute(interval, CALIFORNIA)},${kwh(interval.importMilliWh)},${kwh(interval.exportMilliWh)},$0.12,`,
        ),
      )}`,
  },
  {
    format: 'opower-json',
    name: 'a.json',
    zone: 'America/New_York',
    stepsS: [900, 1800, 3600, 86_400],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) =>
      JSON.stringify({
        reads: intervals.map(({ startUtc, endUtc, importMilliWh }) => ({
          startTime: isoWithOffset(startUtc, 'America/New_York'),
          endTime: isoWithOffset(endUtc, 'America/New_York'),
          value: importMilliWh / 1e6,
          readType: 'ACTUAL',
        })),
      }),
  },
  {
    format: 'sce-csv',
    zone: CALIFORNIA,
    stepsS: [900, 3600],
    hasExport: true,
    quantumMilliWh: 10_000,
    write: (intervals) => {
      const section = (name: string, milliWhOf: (interval: WrittenInterval) => number): string =>
        `"Data for period starting: 2024-01-01 00:00:00 for 24 hours"\n${table(
          `Energy ${name} time period,Usage(Real energy in kilowatt-hours),Reading quality`,
          intervals.map(
            (interval) =>
              `"${interval.start}:00${NBSP} to ${interval.end}:00","${kwh(milliWhOf(interval))}",""`,
          ),
        )}`;
      return `Energy Usage Information\n"For location: 1 MAIN ST"\n\nDetailed Usage\n${section('Delivered', ({ importMilliWh }) => importMilliWh)}\n${section('Received', ({ exportMilliWh }) => exportMilliWh)}`;
    },
  },
  {
    format: 'sce-columns-csv',
    zone: CALIFORNIA,
    stepsS: [900, 3600],
    wholeDays: true,
    hasExport: true,
    quantumMilliWh: 10_000,
    write: (intervals) => {
      const stamp = (text: string): string =>
        `${dateOf(text, 'mdy', '/')} ${halfDayTime(text).replace(' ', '')} `;
      return table(
        'Date,Energy Consumption time Period Start,Energy Consumption time Period End,Delivered,Received',
        intervals.map(
          ({ start, end, importMilliWh, exportMilliWh }) =>
            `${dateOf(start, 'mdy', '/')},${stamp(start)},${stamp(end)},${kwh(importMilliWh)},${kwh(exportMilliWh)}`,
        ),
      );
    },
  },
  {
    format: 'sdge-csv',
    zone: CALIFORNIA,
    stepsS: [900, 3600],
    hasExport: true,
    quantumMilliWh: 100,
    write: (intervals, stepS) =>
      `Name,A HOME\nUOM,kWh\n${table(
        'Meter Number,Date,Start Time,Duration,Consumption,Generation,Net',
        intervals.map(({ start, importMilliWh, exportMilliWh }) =>
          [
            '12341234',
            dateOf(start, 'mdy', '/'),
            halfDayTime(start),
            stepS === 900 ? '15' : '01:00:00',
            kwh(importMilliWh),
            kwh(exportMilliWh),
            kwh(importMilliWh - exportMilliWh),
          ]
            .map((cell) => `"${cell}"`)
            .join(','),
        ),
      )}`,
  },
  {
    format: 'ameren-csv',
    zone: TEXAS,
    stepsS: [900, 3600],
    hasExport: false,
    quantumMilliWh: 10_000,
    write: (intervals, stepS) =>
      table(
        'Start Interval Date/Time,Meter Id,Usage,Units,Interval',
        intervals.map(
          ({ start, importMilliWh }) =>
            `${dateOf(start, 'mdy', '/')} ${timeOf(start)},7,${kwh(importMilliWh)},kwh,${String(stepS / 60)}min`,
        ),
      ),
  },
  {
    format: 'nisc-csv',
    zone: 'America/Denver',
    given: 'America/Denver',
    stepsS: [3600, 86_400],
    hasExport: false,
    quantumMilliWh: 10_000,
    write: (intervals) =>
      `${'='.repeat(40)}\n Type of readings: Electricity, Energy Consumption, Real energy in kilowatt-hours \n ${table(
        'Energy consumption time period,Usage(Real energy in kilowatt-hours),Events occurred',
        intervals.map(({ start, end, importMilliWh }) => ` ${start} to ${end},${kwh(importMilliWh)},,`),
      )}`,
  },
  {
    format: 'emporia',
    zone: 'America/New_York',
    stepsS: [900, 3600],
    hasExport: false,
    quantumMilliWh: 1,
    write: (intervals) =>
      table(
        'Time Bucket (America/New_York),Panel-Mains_A (kWhs),Panel-Mains_B (kWhs),Panel-Dryer (kWhs)',
        intervals.map(
          ({ start, importMilliWh }) =>
            `${dateOf(start, 'mdy', '/')} ${timeOf(start)}:00,${kwh(importMilliWh - 1)},${kwh(1)},No CT`,
        ),
      ),
  },
  {
    format: 'sense',
    zone: TEXAS,
    given: TEXAS,
    stepsS: [3600],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) =>
      `# Totals may differ.\n${table(
        'DateTime,Device ID,Name,Device Type,Device Make,Device Model,Device Location,Avg Wattage,kWh',
        intervals.map(
          ({ start, importMilliWh }) => `${start}:00,mains,Total Usage,,,,,1,${kwh(importMilliWh)}`,
        ),
      )}`,
  },
];
