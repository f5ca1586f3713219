import type { MeterFile } from './walk.js';

const HEADER =
  'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION';

/**
 * A Smart Meter Texas interval export of our own making: every quarter of an hour from `firstDay` on,
 * more in summer and in the evening. Days of the clock changes are written as ordinary days of 96 rows
 * only where they are none; so pick spans without one.
 */
export function smartMeterTexasFile(firstDay: string, days: number): MeterFile {
  const rows = Array.from({ length: days }, (_, day) => dayRows(firstDay, day)).flat();
  const text = [HEADER, ...rows].join('\n');
  return { name: 'IntervalData.csv', mimeType: 'text/csv', buffer: Buffer.from(`${text}\n`) };
}

function dayRows(firstDay: string, after: number): readonly string[] {
  const day = new Date(`${firstDay}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + after);
  const [year, month, date] = day.toISOString().slice(0, 10).split('-');
  const warm = 1 - Math.abs(day.getUTCMonth() - 6.5) / 6;
  return Array.from({ length: 96 }, (_, quarter) => {
    const evening = quarter >= 64 && quarter < 88 ? 1 : 0;
    const kwh = (0.08 + 0.35 * warm * (0.4 + evening) + 0.06 * evening).toFixed(3);
    return `'10400000000000001,${String(month)}/${String(date)}/${String(year)},,${clock(quarter)},${clock(quarter + 1)},${kwh},A,Consumption`;
  });
}

function clock(quarter: number): string {
  const minutes = (quarter % 96) * 15;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
