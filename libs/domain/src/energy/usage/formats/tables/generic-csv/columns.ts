import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { SampleColumns } from './sample-columns.js';
import type { WideDays } from './wide-days.js';
import { readStamp } from './stamp-texts.js';
import { unitOf } from './units.js';
import type { UnitWord } from './units.js';

/** A column of values and what its name says. */
export interface ValueColumn {
  readonly column: number;
  readonly channel: ChannelKind;
  readonly unit: UnitWord;
  /** Name hints at a running register. */
  readonly register: boolean;
  /** Its name where it counts a part of the channel (a phase, the night); else empty. */
  readonly part: string;
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
  /** Names of columns that seem to count the same as those read. */
  readonly leftOut: readonly string[];
  /** The stamp's own name: `period end`, `ending at`, `fin`. */
  readonly stampsEnd: boolean;
  readonly stampsStart: boolean;
}

const DAY_S = 86_400;
const VALUE =
  /kwh|\bwh\b|\bmwh\b|\bkw\b|watt|usage|consum|energy|import|export|generat|received|delivered|\bnet\b|value|reading|verbrauch|wert|leistung|energie|bezug|einspeisung|conso|puissance|valeur|consumo|valore|lectura|afname|injectie|forbrug|maengde|mængde|quantity/;
const NOT_VALUE =
  /cost|price|rate|amount|charge|\$|€|£|temp|tier|season|year|month|day|bill|hour$|status|quality|id$/;
const STAMP =
  /date|time|\bts\b|month|monat|mois|maand|stamp|datum|zeit|fecha|hora|horodat|start|from|von|begin|period|interval|when|epoch|unix|tijd|dato|data|ora/;
const END = /(^|\b)(end|ending|to|until|bis|ende|fin|hasta|stop|finish|fine|tot|til)(\b|$)/;

/** A phase or a tariff's hours: one of several columns that add up to the use. */
const PART =
  /\b(l ?[123]|phase ?[123abc]|t ?[1-4]|(rate|tariff?e?|tarief|zone) ?\d|(off|on|mid|super|half)[- ]?peak|peak|shoulder|night|day|nacht|tag|dag|h[pc]|[hn]t|punta|llano|valle|p[1-6]|f[123]|normaal|laag)\b/;
const UNIT_COLUMN = /^(unit|units|uom|einheit|unite|unidad|eenheid|unita)$/;
const METER_COLUMN =
  /^(meter|meter ?(number|id|serial|no\.?)|nmi|esi ?id|mprn|mpan|cups|ean|pod|prm|service ?point( id)?|usage ?point|zahler(nummer)?)$/;

const TIME = /time|hour|zeit|hora|uhr|heure|tijd|start|end|von|bis|from|to\b/;

/**
 * Tells columns by their names and by what the first rows hold. Undefined when there is no time
 * or no value among them.
 */
export function genericColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  decimalComma: boolean,
): GenericColumns | undefined {
  const sample = new SampleColumns(header, rows, decimalComma);
  const clock = timeColumns(sample);
  if (clock === undefined) return undefined;
  const numeric = sample.all.filter((column) => !clock.taken.has(column) && sample.isNumber(column));
  const found = valueColumns(sample.names, numeric);
  const values = onceEach(found);
  if (values.length === 0) return undefined;
  const { stamp, time, end, endTime } = clock;
  const stampName = `${sample.names[stamp] ?? ''} ${time < 0 ? '' : (sample.names[time] ?? '')}`;
  const isTag = (column: number): boolean =>
    sample.holds(column, (cell) => taggedChannel(cell) !== undefined);
  return {
    stamp,
    time,
    end,
    endTime,
    unit: sample.find(UNIT_COLUMN),
    tag: sample.all.find((column) => !numeric.includes(column) && isTag(column)) ?? -1,
    meter: sample.find(METER_COLUMN),
    values,
    // Parts beside their whole are no question.
    leftOut: found
      .filter((value) => value.part === '' && !values.includes(value))
      .map(({ column }) => header[column] ?? ''),
    stampsEnd: END.test(stampName),
    stampsStart: /(^|\b)(start|from|begin|von|desde|debut)(\b|$)/.test(stampName),
  };
}

/** The same for rows of whole days: the date, whose it is, and a unit that some name beside the values says. */
export function wideColumns(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  { wide, decimalComma }: { readonly wide: WideDays; readonly decimalComma: boolean },
): GenericColumns | undefined {
  const sample = new SampleColumns(header, rows, decimalComma);
  const slots = new Set(wide.slots.map(({ column }) => column));
  const beside = sample.all.filter((column) => !slots.has(column));
  const stamp = beside.find((column) => sample.isStamp(column));
  const [first] = wide.slots;
  if (stamp === undefined || first === undefined) return undefined;
  const names = beside.map((column) => sample.names[column] ?? '');
  const isTag = (column: number): boolean =>
    sample.holds(column, (cell) => taggedChannel(cell) !== undefined);
  // "Peak kW" beside the values is no unit of theirs: power counts only where they say so themselves.
  const own = unitOf(sample.names[first.column] ?? '');
  const unitWords = names.map(unitOf).filter((word) => typeof word !== 'object' || !word.power);
  return {
    stamp,
    time: -1,
    end: -1,
    endTime: -1,
    unit: sample.find(UNIT_COLUMN),
    tag: beside.find((column) => !sample.isNumber(column) && isTag(column)) ?? -1,
    meter: sample.find(METER_COLUMN),
    values: [
      {
        column: first.column,
        channel: 'import',
        unit:
          [own, ...unitWords].find((word) => typeof word === 'object') ??
          [own, ...unitWords].find((word) => word === 'gas') ??
          'none',
        register: false,
        part: '',
      },
    ],
    leftOut: [],
    stampsEnd: false,
    stampsStart: true,
  };
}

interface TimeColumns {
  readonly stamp: number;
  readonly time: number;
  readonly end: number;
  readonly endTime: number;
  readonly taken: ReadonlySet<number>;
}

function timeColumns(sample: SampleColumns): TimeColumns | undefined {
  const saysTime = (column: number): boolean => sample.named(column, STAMP) || sample.named(column, END);
  const isEnd = (column: number): boolean => sample.named(column, END);
  const stamps = sample.all.filter(
    (column) => sample.isStamp(column) && (saysTime(column) || !sample.isNumber(column)),
  );
  const stamp = stamps.find((column) => !isEnd(column)) ?? stamps[0];
  if (stamp === undefined) return undefined;
  const written = (column: number): boolean =>
    sample.named(column, TIME) || sample.holds(column, (cell) => cell.includes(':'));
  const times = sample.all.filter((column) => sample.isTime(column) && written(column));
  // "Hour ending" beside a date is its time, and an end; beside a date with a time it is the interval's other end.
  const dated = sample.holds(stamp, isMidnight);
  const time = times.find((column) => !isEnd(column)) ?? (dated ? times[0] : undefined) ?? -1;
  const endTime = times.find((column) => column !== time && isEnd(column)) ?? -1;
  const end = stamps.find((column) => column !== stamp && isEnd(column)) ?? -1;
  return { stamp, time, end, endTime, taken: new Set([...stamps, ...times]) };
}

function isMidnight(cell: string): boolean {
  const stamp = readStamp(cell);
  if (stamp?.is === 'written') return stamp.secondOfDay === 0;
  return stamp?.is === 'instant' && !stamp.zoned && stamp.seconds % DAY_S === 0;
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
      part: PART.test(name) ? name : '',
    };
  });
  const energies = columns.filter(({ unit }) => typeof unit === 'object' && !unit.power);
  return energies.length > 0 ? energies : columns;
}

/** Of one channel the whole, where a column has it, else all its parts; the rest would count twice. */
function onceEach(columns: readonly ValueColumn[]): readonly ValueColumn[] {
  return columns.filter(({ channel, part }, index) => {
    const whole = columns.findIndex((other) => other.channel === channel && other.part === '');
    return whole < 0 ? part !== '' : whole === index;
  });
}

function channelOf(name: string): ChannelKind {
  if (/export|surplus|received|feed.?in|einspeis|injec|sent|return|to grid|invoed/.test(name))
    return 'export';
  if (/controlled|hot water/.test(name)) return 'controlledLoad';
  if (/generat|solar|production|erzeug|pv\b/.test(name)) return 'generation';
  return /\bnet\b|netto/.test(name) ? 'net' : 'import';
}
