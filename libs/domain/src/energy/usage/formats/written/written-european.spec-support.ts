import {
  byDay,
  comma,
  dateOf,
  isoUtc,
  kwh,
  meanPower,
  table,
  timeOf,
} from './written-formats.spec-support.js';
import type { FormatWriter, WrittenInterval } from './written-formats.spec-support.js';

const SPAIN = 'Europe/Madrid';

/** Hours and the hour number that each ends with, counted from the day's midnight. */
function numbered(intervals: readonly WrittenInterval[]): readonly (readonly [WrittenInterval, number])[] {
  return [...byDay(intervals).values()].flatMap((day) =>
    day.map((interval, index): readonly [WrittenInterval, number] => [interval, index + 1]),
  );
}

/** Formats of Europe. */
export const EUROPEAN: readonly FormatWriter[] = [
  {
    format: 'spain-csv',
    zone: SPAIN,
    stepsS: [3600],
    wholeDays: true,
    hasExport: true,
    quantumMilliWh: 1000,
    write: (intervals) =>
      table(
        'CUPS;Fecha;Hora;AE_kWh;AS_KWh;AE_AUTOCONS_kWh;REAL/ESTIMADO',
        numbered(intervals).map(
          ([{ start, importMilliWh, exportMilliWh }, hour]) =>
            `ES0021000000000001AA;${dateOf(start, 'dmy', '/')};${String(hour)};${comma(importMilliWh)};${comma(exportMilliWh)};;R`,
        ),
      ),
  },
  {
    format: 'datadis-json',
    name: 'a.json',
    zone: SPAIN,
    stepsS: [3600],
    wholeDays: true,
    hasExport: true,
    quantumMilliWh: 1000,
    write: (intervals) =>
      JSON.stringify(
        intervals.map(({ start, importMilliWh, exportMilliWh }) => ({
          cups: 'ES0021000000000001AA',
          date: dateOf(start, 'ymd', '/'),
          time: `${String(Number(start.slice(11, 13)) + 1).padStart(2, '0')}:00`,
          consumptionKWh: importMilliWh / 1e6,
          obtainMethod: 'Real',
          surplusEnergyKWh: exportMilliWh / 1e6,
        })),
      ),
  },
  {
    format: 'i-de-json',
    name: 'a.json',
    zone: SPAIN,
    stepsS: [3600],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) =>
      JSON.stringify({
        fechaPeriodo: `${dateOf(intervals[0]?.start ?? '', 'dmy', '-')}00:00:00`,
        y: { data: [intervals.map(({ importMilliWh }) => ({ valor: String(importMilliWh / 1000) }))] },
      }),
  },
  {
    format: 'eloverblik-csv',
    zone: 'Europe/Copenhagen',
    stepsS: [900, 3600, 86_400],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) => {
      const stamp = (text: string): string => `${dateOf(text, 'dmy', '-')} ${timeOf(text)}:00`;
      return `\ufeff${table(
        'MålepunktsID;Fra_dato;Til_dato;Mængde;Måleenhed;Kvalitet;Type',
        intervals.map(
          ({ start, end, importMilliWh }) =>
            `571313000000000001;${stamp(start)};${stamp(end)};${comma(importMilliWh)};KWH;Målt;Tidsserie`,
        ),
      )}`;
    },
  },
  {
    format: 'eloverblik-json',
    name: 'a.json',
    zone: 'Europe/Copenhagen',
    stepsS: [900, 3600],
    wholeDays: true,
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals, stepS) =>
      JSON.stringify({
        result: [
          {
            MyEnergyData_MarketDocument: {
              TimeSeries: [
                {
                  businessType: 'A04',
                  'measurement_Unit.name': 'KWH',
                  Period: [...byDay(intervals).values()].map((day) => ({
                    resolution: stepS === 900 ? 'PT15M' : 'PT1H',
                    timeInterval: {
                      start: isoUtc(day[0]?.startUtc ?? 0),
                      end: isoUtc(day.at(-1)?.endUtc ?? 0),
                    },
                    Point: day.map(({ importMilliWh }, index) => ({
                      position: String(index + 1),
                      'out_Quantity.quantity': kwh(importMilliWh),
                      'out_Quantity.quality': 'A04',
                    })),
                  })),
                },
              ],
            },
          },
        ],
      }),
  },
  {
    format: 'fluvius',
    zone: 'Europe/Brussels',
    stepsS: [900, 3600],
    hasExport: true,
    quantumMilliWh: 1000,
    write: (intervals) =>
      `\ufeff${table(
        'Van datum;Van tijdstip;Tot datum;Tot tijdstip;EAN;Meter;Metertype;Register;Volume;Eenheid;Validatiestatus',
        intervals.flatMap(({ start, end, importMilliWh, exportMilliWh }) => {
          const tariff = timeOf(start) >= '07:00' && timeOf(start) < '22:00' ? 'Dag' : 'Nacht';
          return (
            [
              [`Afname ${tariff}`, importMilliWh],
              [`Injectie ${tariff}`, exportMilliWh],
            ] as const
          ).map(
            ([register, milliWh]) =>
              `${dateOf(start, 'dmy', '-')};${timeOf(start)}:00;${dateOf(end, 'dmy', '-')};${timeOf(end)}:00;="541400000000000001";1SAG1;Digitale Meter;${register};${comma(milliWh)};kWh;Uitgelezen`,
          );
        }),
      )}`,
  },
  {
    format: 'e-redes',
    zone: 'Europe/Lisbon',
    stepsS: [900],
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals, stepS) =>
      table(
        'Data;Hora;Consumo registado (kW);Estado',
        intervals.map(
          ({ end, importMilliWh }) =>
            `${dateOf(end, 'ymd', '/')};${timeOf(end)};${meanPower(importMilliWh, stepS, 1e6).replace('.', ',')};Real`,
        ),
      ),
  },
  {
    format: 'enel-wide',
    zone: 'Europe/Rome',
    stepsS: [900],
    wholeDays: true,
    only24Hours: true,
    hasExport: false,
    quantumMilliWh: 1000,
    write: (intervals) => {
      const days = [...byDay(intervals).values()];
      const columns = (days[0] ?? []).map(({ start, end }) => `${timeOf(start)}-${timeOf(end)}`);
      return table(
        ['Giorno', ...columns].join(';'),
        days.map(
          (day) =>
            `"${dateOf(day[0]?.start ?? '', 'dmy', '/')}";${day.map(({ importMilliWh }) => `"${comma(importMilliWh)}";`).join('')}`,
        ),
      );
    },
  },
  {
    format: 'liander',
    zone: 'Europe/Amsterdam',
    stepsS: [86_400],
    hasExport: false,
    quantumMilliWh: 100_000,
    write: (intervals) => {
      let register = 15_000_000_000;
      const reads = [{ start: intervals[0]?.start ?? '', register }];
      for (const { end, importMilliWh } of intervals) {
        register += importMilliWh;
        reads.push({ start: end, register });
      }
      return table(
        'eancodeasn,meternummer,meterreadingdate,reading1,usage1,reading2,usage2',
        reads.map(
          ({ start, register: read }) => `871687000000000001,E1,${dateOf(start, 'dmy', '-')},${kwh(read)},,,`,
        ),
      );
    },
  },
  {
    format: 'energie-manager',
    zone: 'Europe/Amsterdam',
    stepsS: [900, 3600],
    hasExport: true,
    quantumMilliWh: 1_000,
    write: (intervals) => {
      const rows: string[] = [];
      const stands = { ellm: 35_000_000, eltm: 1_000_000 };
      const write = (code: 'ellm' | 'eltm', moment: number, milliWh: number): void => {
        stands[code] += milliWh / 1_000;
        const factor = code === 'ellm' ? '0.001' : '-0.001';
        rows.push(`Home;8717;${code};${String(moment)};;${String(stands[code])};${factor};0`);
      };
      const first = intervals[0]?.startUtc ?? 0;
      for (const code of ['ellm', 'eltm'] as const) write(code, first, 0);
      for (const { endUtc, importMilliWh, exportMilliWh } of intervals) {
        write('ellm', endUtc, importMilliWh);
        write('eltm', endUtc, exportMilliWh);
      }
      return table('name;ean;code;moment;moment-date;value;factor;type', rows);
    },
  },
];
