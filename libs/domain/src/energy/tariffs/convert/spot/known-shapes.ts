import { localSeconds, zoneOf } from '#domain/shared/zone';
import { decimalText } from '../decimal-text.js';
import { isRecord, recordsOf, stampOf, textOf } from './price-document.js';
import type { PriceDocument, PriceRow, PriceSeriesRows } from './price-document.js';
import { unitIn } from './units.js';
import type { StatedUnit } from './units.js';

type Json = Readonly<Record<string, unknown>>;
/** A document of one publisher's shape, or undefined when it is not of that shape. */
type Shape = (value: unknown) => PriceDocument | undefined;

const HOUR_S = 3600;
const nothing = { fields: {}, unread: [] };

/** Nord Pool data portal: `multiAreaEntries[].entryPerArea`, per MWh in `currency`. */
const nordPool: Shape = (value) => {
  if (!isRecord(value) || !Array.isArray(value['multiAreaEntries'])) return undefined;
  const entries = recordsOf(value['multiAreaEntries']);
  const areas = [
    ...new Set(
      entries.flatMap(({ entryPerArea }) => Object.keys(isRecord(entryPerArea) ? entryPerArea : {})),
    ),
  ];
  const unit = { ...unitIn(textOf(value['currency'])), perKwh: 1000 };
  return {
    ...nothing,
    series: areas.map((name) => ({
      name,
      unit,
      rows: entries.map((entry, at) => ({
        ...rowOf(
          entry['deliveryStart'],
          at,
          isRecord(entry['entryPerArea']) ? entry['entryPerArea'][name] : undefined,
        ),
        end: stampOf(entry['deliveryEnd']),
      })),
    })),
  };
};

/** Tibber: `priceInfo` of each home, what is paid per kWh (`total`, taxes in it). */
const tibber: Shape = (value) => {
  const homes = homesIn(value);
  if (homes.length === 0) return undefined;
  const many = homes.length > 1;
  const series = homes.flatMap((home, at): PriceSeriesRows[] => {
    const info = inner(inner(home, 'currentSubscription'), 'priceInfo');
    const nodes = recordsOf(inner(info, 'range')['nodes']);
    const prices = [...nodes, ...recordsOf(info['today']), ...recordsOf(info['tomorrow'])];
    const words = prices.map((price) => textOf(price['currency'])).find(Boolean) ?? textOf(info['currency']);
    const rows = prices.map((price, row) => rowOf(price['startsAt'], row, price['total']));
    if (rows.length === 0) return [];
    return [{ name: many ? `home ${at + 1}` : '', unit: { ...unitIn(words), perKwh: 1 }, rows }];
  });
  return series.length === 0 ? undefined : { ...nothing, series };
};

function homesIn(value: unknown): readonly Json[] {
  const viewer = inner(inner(isRecord(value) ? value : {}, 'data'), 'viewer');
  return isRecord(viewer['home']) ? [viewer['home']] : recordsOf(viewer['homes']);
}

/** Energi Data Service: `Elspotprices` and `DayAheadPrices`, per MWh in kroner and euro, by `PriceArea`. */
const energiDataService: Shape = (value) => {
  const records = isRecord(value) ? recordsOf(value['records']) : [];
  const [first] = records;
  const prefix = ['SpotPrice', 'DayAheadPrice'].find((name) => first !== undefined && `${name}DKK` in first);
  if (first === undefined || prefix === undefined) return undefined;
  const stamp = 'HourUTC' in first ? 'HourUTC' : 'TimeUTC';
  const rowsIn = (area: string, currency: string): PriceRow[] =>
    records.flatMap((record, at) =>
      textOf(record['PriceArea']) === area
        ? [rowOf(`${textOf(record[stamp])}Z`, at, record[`${prefix}${currency}`])]
        : [],
    );
  return { ...nothing, series: byArea(records, 'PriceArea', ['DKK', 'EUR'], rowsIn) };
};

function byArea(
  records: readonly Json[],
  field: string,
  currencies: readonly string[],
  rowsIn: (area: string, currency: string) => PriceRow[],
): readonly PriceSeriesRows[] {
  const areas = [...new Set(records.map((record) => textOf(record[field])))];
  return areas.flatMap((name) =>
    currencies.map((currency) => ({ name, unit: { currency, perKwh: 1000 }, rows: rowsIn(name, currency) })),
  );
}

/** aWATTar: `marketprice` of `data[]`, its unit beside it. */
const awattar: Shape = (value) => {
  const records = isRecord(value) ? recordsOf(value['data']) : [];
  const [first] = records;
  if (first === undefined || !('marketprice' in first)) return undefined;
  const rows = records.map((record, at) => ({
    ...rowOf(record['start_timestamp'], at, record['marketprice']),
    ...(record['end_timestamp'] !== undefined && { end: stampOf(record['end_timestamp']) }),
  }));
  return { ...nothing, series: [{ name: '', unit: unitIn(textOf(first['unit'])), rows }] };
};

/** Red Eléctrica's archive 70: `PVPC[]` with day, hours and a price per MWh for each system. */
const pvpc: Shape = (value) => {
  const records = isRecord(value) ? recordsOf(value['PVPC']) : [];
  const systems = ['PCB', 'CYM'].filter((name) => records.some((record) => name in record));
  if (systems.length === 0) return undefined;
  const unit: StatedUnit = { currency: 'EUR', perKwh: 1000 };
  const starts = madridHours(records);
  const series = systems.map((name) => ({
    name,
    unit,
    rows: records.map((record, at) => rowOf(starts[at], at, commaFigure(record[name]))),
  }));
  return { ...nothing, series };
};

/**
 * Instants of rows that name a day `DD/MM/YYYY` and an hour `02-03`. A whole day of 23 or 25 hours counts
 * them from midnight, in order; others are on the clock.
 */
function madridHours(records: readonly Json[]): readonly number[] {
  const clock = zoneOf('Europe/Madrid');
  const byDay = new Map<string, Json[]>();
  for (const record of records) {
    const day = textOf(record['Dia']);
    byDay.set(day, [...(byDay.get(day) ?? []), record]);
  }
  return records.map((record) => {
    const day = textOf(record['Dia']);
    const hours = byDay.get(day) ?? [];
    const [date, month, year] = day.split('/').map(Number);
    const startOf = (hour: number): number =>
      localSeconds(year ?? Number.NaN, month ?? 1, date ?? 1, hour * HOUR_S);
    const counts = hours.length === 23 || hours.length === 25;
    if (counts && hours.every((each, at) => at === 0 || hourOf(hours[at - 1]) <= hourOf(each)))
      return clock.earlier(startOf(0)) + hours.indexOf(record) * HOUR_S;
    return clock.earlier(startOf(hourOf(record)));
  });
}

const hourOf = (record: Json | undefined): number => Number(textOf(record?.['Hora']).slice(0, 2));

/** Red Eléctrica's REData: `included[]` of `attributes`, each a series of euro per MWh with its title. */
const reData: Shape = (value) => {
  const included = isRecord(value) ? recordsOf(value['included']) : [];
  const series = included.flatMap((each): PriceSeriesRows[] => {
    const attributes = inner(each, 'attributes');
    const rows = recordsOf(attributes['values']).map((row, at) => rowOf(row['datetime'], at, row['value']));
    const name = textOf(attributes['title']);
    return rows.length === 0 ? [] : [{ name, unit: { currency: 'EUR', perKwh: 1000 }, rows }];
  });
  return series.length === 0 || !series.every(({ name }) => /pvpc|precio|spot/i.test(name))
    ? undefined
    : { ...nothing, series };
};

/** Red Eléctrica's e·sios indicators: `indicator.values[]`, euro per MWh, by `geo_name`. */
const esios: Shape = (value) => {
  const indicator = inner(isRecord(value) ? value : {}, 'indicator');
  const values = recordsOf(indicator['values']);
  if (values.length === 0 || !values.every((each) => 'value' in each && 'datetime' in each)) return undefined;
  const places = [...new Set(values.map((each) => textOf(each['geo_name'])))];
  const unit: StatedUnit = { currency: 'EUR', perKwh: 1000 };
  const series = places.map((name) => ({
    name,
    unit,
    rows: values.flatMap((each, at) =>
      textOf(each['geo_name']) === name ? [rowOf(each['datetime'], at, each['value'])] : [],
    ),
  }));
  return { ...nothing, series };
};

/** ComEd Hourly Pricing's five-minute feed: `millisUTC` and US cents per kWh, newest first. */
const comEd: Shape = (value) => {
  const records = recordsOf(value);
  if (records.length === 0 || !records.every((each) => 'millisUTC' in each && 'price' in each))
    return undefined;
  const rows = records.map((each, at) => rowOf(textOf(each['millisUTC']), at, each['price']));
  return { ...nothing, series: [{ name: '', unit: { currency: 'USD', perKwh: 100 }, rows }] };
};

/** elprisetjustnu.se and hvakosterstrommen.no: the same price per kWh in the country's money and in euro. */
const nordicDay: Shape = (value) => {
  const records = recordsOf(value);
  const [first] = records;
  if (first === undefined || !records.every((each) => 'time_start' in each)) return undefined;
  const columns = Object.keys(first).filter((name) => /^[A-Z]{3}_per_kWh$/.test(name));
  if (columns.length === 0) return undefined;
  const ownFirst = columns.toSorted((a, b) => Number(a.startsWith('EUR')) - Number(b.startsWith('EUR')));
  return {
    ...nothing,
    series: ownFirst.map((column) => ({
      name: '',
      unit: unitIn(column),
      rows: records.map((each, at) => ({
        ...rowOf(each['time_start'], at, each[column]),
        ...(each['time_end'] !== undefined && { end: stampOf(each['time_end']) }),
      })),
    })),
  };
};

const SHAPES: readonly Shape[] = [
  nordPool,
  tibber,
  energiDataService,
  awattar,
  pvpc,
  reData,
  esios,
  comEd,
  nordicDay,
];

/** The prices of a JSON document in a shape that a publisher uses; undefined when it is none of them. */
export function knownShape(value: unknown): PriceDocument | undefined {
  for (const shape of SHAPES) {
    const found = shape(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function rowOf(start: unknown, at: number, price: unknown): PriceRow {
  return { start: stampOf(start), price: decimalText(price), row: at + 1 };
}

/** Spain writes a comma before the decimals. */
function commaFigure(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('.', '').replace(',', '.') : value;
}

function inner(value: Json, field: string): Json {
  const found = value[field];
  return isRecord(found) ? found : {};
}
