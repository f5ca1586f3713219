import type { ChannelKind } from '../../reading.js';
import { plainName } from '../../table/read-table.js';
import { plainNumber } from '#domain/shared/csv';
import { parseEnergy } from '#domain/shared/units';
import { readStamp, readTime } from './stamp-texts.js';
import { unitOf } from './units.js';
import type { UnitWord } from './units.js';

/** A column of values and what its name says. */
export interface ValueColumn {
  readonly column: number;
  readonly channel: ChannelKind;
  readonly unit: UnitWord;
  /** Name hints at a running register. */
  readonly register: boolean;
}

/** Which column is what; -1 when there is none. */
export interface GenericColumns {
  readonly stamp: number;
  readonly time: number;
  readonly end: number;
  readonly endTime: number;
  readonly unit: number;
  /** Says per row what was counted (`delivered`, `generated`). */
  readonly tag: number;
  readonly meter: number;
  readonly values: readonly ValueColumn[];
  /** The stamp's own name: `period end`, `ending at`, `fin`. */
  readonly stampsEnd: boolean;
  readonly stampsStart: boolean;
}

const VALUE =
  /kwh|\bwh\b|\bmwh\b|\bkw\b|watt|usage|consum|energy|import|export|generat|received|delivered|\bnet\b|value|reading|verbrauch|wert|leistung|energie|bezug|einspeisung|conso|puissance|valeur|consumo|valore|lectura|afname|injectie|forbrug|maengde|mængde|quantity/;
const NOT_VALUE =
  /cost|price|rate|amount|charge|\$|€|£|temp|tier|season|year|month|day|bill|hour$|status|quality|id$/;
const STAMP =
  /date|time|stamp|datum|zeit|fecha|hora|horodat|start|from|von|begin|period|interval|when|epoch|unix|tijd|dato|data|ora/;
const END = /(^|\b)(end|ending|to|until|bis|ende|fin|hasta|stop|finish|fine|tot|til)(\b|$)/;

/** A wrong cell among the first rows must not hide a column: its row is named when it is read. */
const MOST_CELLS = 0.6;

/**
 * Tells columns by their names and by what the first rows hold. Undefined when there is no time
 * or no value among them.
 */
export function genericColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  decimalComma: boolean,
): GenericColumns | undefined {
  const names = header.map((cell) =>
    plainName(cell.replace(/([a-z]{2})([A-Z][a-z])/g, '$1 $2').replaceAll('_', ' ')),
  );
  const holds = (column: number, test: (cell: string) => boolean): boolean => {
    const cells = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter(test).length >= cells.length * MOST_CELLS;
  };
  const isStamp = (column: number): boolean => holds(column, (cell) => readStamp(cell) !== undefined);
  const isTime = (column: number): boolean =>
    holds(column, (cell) => readTime(cell) !== undefined) && !isStamp(column);
  const isNumber = (column: number): boolean =>
    holds(column, (cell) => parseEnergy(plainNumber(cell, decimalComma), 6) !== undefined);
  const columns = names.map((_, column) => column);
  const stamps = columns.filter(
    (column) =>
      isStamp(column) &&
      (STAMP.test(names[column] ?? '') || END.test(names[column] ?? '') || !isNumber(column)),
  );
  const starts = stamps.filter((column) => !END.test(names[column] ?? ''));
  const stamp = starts[0] ?? stamps[0] ?? -1;
  if (stamp < 0) return undefined;
  const times = columns.filter(
    (column) =>
      isTime(column) &&
      (/time|hour|zeit|hora|uhr|heure|tijd|start|end|von|bis|from|to\b/.test(names[column] ?? '') ||
        holds(column, (cell) => cell.includes(':'))),
  );
  const time = times.find((column) => !END.test(names[column] ?? '')) ?? -1;
  const endTime = times.find((column) => column !== time && END.test(names[column] ?? '')) ?? -1;
  const end = stamps.find((column) => column !== stamp && END.test(names[column] ?? '')) ?? -1;
  const taken = new Set([stamp, time, end, endTime, ...stamps, ...times]);
  const numeric = columns.filter((column) => !taken.has(column) && isNumber(column));
  const values = valueColumns(names, numeric);
  if (values.length === 0) return undefined;
  const stampName = `${names[stamp] ?? ''} ${time < 0 ? '' : (names[time] ?? '')}`;
  return {
    stamp,
    time,
    end,
    endTime,
    unit:
      columns.find((column) => /^(unit|units|uom|einheit|unite|unidad|eenheid)$/.test(names[column] ?? '')) ??
      -1,
    tag:
      columns.find(
        (column) => !numeric.includes(column) && holds(column, (cell) => taggedChannel(cell) !== undefined),
      ) ?? -1,
    meter:
      columns.find((column) =>
        /^(meter|meter (number|id|serial)|nmi|esiid|mprn|mpan|cups|ean|service point)$/.test(
          names[column] ?? '',
        ),
      ) ?? -1,
    values,
    stampsEnd: END.test(stampName),
    stampsStart: /(^|\b)(start|from|begin|von|desde|debut)(\b|$)/.test(stampName),
  };
}

/** The channel a tag cell names. */
export function taggedChannel(cell: string): ChannelKind | undefined {
  const tag = cell.trim().toLowerCase();
  if (/^(delivered|import(ed)?|consumption|consumed|usage|used|from grid|consommation|bezug)$/.test(tag))
    return 'import';
  if (
    /^(received|export(ed)?|generated|generation|sent|to grid|surplus( generation)?|production|einspeisung)$/.test(
      tag,
    )
  )
    return 'export';
  return /^net$/.test(tag) ? 'net' : undefined;
}

function valueColumns(names: readonly string[], numeric: readonly number[]): readonly ValueColumn[] {
  const named = numeric.filter(
    (column) =>
      VALUE.test(names[column] ?? '') && !NOT_VALUE.test((names[column] ?? '').replace(/kwh|kw/g, '')),
  );
  const chosen = named.length > 0 ? named : numeric.length === 1 ? numeric : [];
  const columns = chosen.map((column): ValueColumn => {
    const name = names[column] ?? '';
    return {
      column,
      channel: channelOf(name),
      unit: unitOf(name),
      register: /regist|total|index|cumul|meter reading|stand\b|reading$/.test(name),
    };
  });
  const energies = columns.filter(({ unit }) => typeof unit === 'object' && !unit.power);
  const usable = energies.length > 0 ? energies : columns;
  return usable.filter(
    ({ channel }, index) => usable.findIndex((other) => other.channel === channel) === index,
  );
}

function channelOf(name: string): ChannelKind {
  if (/export|surplus|received|feed.?in|einspeis|injec|sent|return|to grid|invoed/.test(name))
    return 'export';
  if (/generat|solar|production|erzeug|pv\b/.test(name)) return 'generation';
  return /\bnet\b|netto/.test(name) ? 'net' : 'import';
}
