import type { TableMappingView } from '#projections/energy/usage-upload/usage-question.view';
import { day } from '#web/shared/format/dates';
import { kwh } from '#web/shared/format/energy';
import type { Channel, Column, MappingQuestion } from './question.js';

/** One option of a list, and its words. */
export type Choice = { readonly value: string; readonly words: string };

const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  import: 'Electricity bought',
  export: 'Electricity sold',
  net: 'Bought minus sold',
  generation: 'Solar production',
  controlledLoad: 'Controlled load, such as hot water',
};
const SHORT_WORDS: Readonly<Record<Channel, string>> = {
  import: 'bought',
  export: 'sold',
  net: 'bought minus sold',
  generation: 'made by your panels',
  controlledLoad: 'used by the controlled load',
};
const ROLE_WORDS: Readonly<Record<Exclude<Column['role'], 'value'>, string>> = {
  start: 'Time: start of the reading',
  end: 'Time: end of the reading',
  time: 'Time of day',
  endTime: 'Time of day it ends',
  offset: 'Offset from UTC',
  unit: 'Unit',
  label: 'Label, such as a device or tariff',
  meter: 'Meter number',
  multiplier: 'Factor to multiply by',
  left: 'Not needed',
};

const VALUE = 'value:';
const channels = Object.entries(CHANNEL_WORDS);

/** Roles that a column can have. */
export const ROLES: readonly Choice[] = [
  ...channels.map(([channel, words]) => ({ value: `${VALUE}${channel}`, words })),
  ...Object.entries(ROLE_WORDS).map(([value, words]) => ({ value, words })),
];

/** Channels that one label of a column can stand for. */
export const LABEL_ROLES: readonly Choice[] = [
  ...channels.map(([value, words]) => ({ value, words })),
  { value: 'left', words: 'Not needed' },
];

export const UNITS: readonly Choice[] = [
  { value: '', words: 'As the file says' },
  ...['kWh', 'Wh', 'MWh'].map((value) => ({ value, words: value })),
  ...['kW', 'W', 'MW'].map((value) => ({ value, words: `${value} (power)` })),
];

export const REGISTERS: readonly Choice[] = [
  { value: '', words: 'Usage or meter readings?' },
  { value: 'no', words: 'Usage in each interval' },
  { value: 'yes', words: 'Running meter readings' },
];

/** The value in `ROLES` for a column. */
export function roleOf({ role, channel }: Column): string {
  return role === 'value' ? `${VALUE}${channel ?? 'import'}` : role;
}

/** Gives a column another role; fields that only value columns have are dropped. */
export function withRole(column: Column, chosen: string): Column {
  const { name, unit, register } = column;
  if (chosen.startsWith(VALUE)) {
    // Every option begins with a channel listed above.
    const channel = chosen.slice(VALUE.length) as Channel;
    return {
      ...{ name, role: 'value', channel },
      ...(unit === undefined ? {} : { unit }),
      ...(register === undefined ? {} : { register }),
    };
  }
  return { name, role: chosen as Column['role'] };
}

/**
 * Completes a mapping after an edit: columns that share a channel become its parts, and labels stay only
 * while their column is a label column.
 */
export function completed({ columns, labels, ...rest }: TableMappingView): TableMappingView {
  const count = (channel: string | undefined): number =>
    columns.filter((column) => column.role === 'value' && column.channel === channel).length;
  const labelled = labels !== undefined && columns[labels.column]?.role === 'label';
  return {
    ...rest,
    columns: columns.map(({ part, ...column }) =>
      column.role === 'value' && count(column.channel) > 1
        ? { ...column, part: part ?? column.name }
        : column,
    ),
    ...(labelled ? { labels } : {}),
  };
}

/** A proposal in one line: the channel of each column, and the first day's energy by this reading. */
export function proposalWords({ mapping, preview }: MappingQuestion['proposals'][number]): string {
  const [first] = preview;
  if (first === undefined) return countedAs(mapping);
  const amounts = preview
    .filter((one) => one.day === first.day)
    .map((one) => `${kwh(one.kwh)} ${shortOf(one.channel)}`);
  return `${countedAs(mapping)}. On ${day(first.day)}: ${amounts.join(', ')}.`;
}

/** `bought`, `sold`, … */
export function shortOf(channel: Channel): string {
  return SHORT_WORDS[channel];
}

const MOST_NAMED = 4;

function countedAs({ columns, labels, dateOrder }: TableMappingView): string {
  const groups = new Map<string, string[]>();
  const add = (kind: string, name: string): void => {
    groups.set(kind, [...(groups.get(kind) ?? []), name === '' ? 'the unnamed column' : `“${name}”`]);
  };
  const values = columns.filter(({ role }) => role === 'value');
  const [first] = values;
  if (labels === undefined) {
    for (const { channel = 'import', name, unit, register } of values)
      add(`${SHORT_WORDS[channel]}${said(unit, register)}`, name);
  } else {
    for (const [label, channel] of Object.entries(labels.channels))
      if (channel !== 'left') add(`${SHORT_WORDS[channel]}${said(first?.unit, undefined)}`, label);
  }
  const words = [...groups].map(([kind, names]) => `${kind}: ${named(names)}`);
  const dates = dateOrder === undefined ? [] : [ORDER_WORDS[dateOrder]];
  const line = [...words, ...dates].join('; ');
  return `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`;
}

const ORDER_WORDS = { dmy: 'day before month', mdy: 'month before day', ymd: 'year first' } as const;

export const DATE_ORDERS: readonly Choice[] = [
  { value: '', words: 'As the file shows' },
  { value: 'dmy', words: 'Day first: 31/01/2026' },
  { value: 'mdy', words: 'Month first: 01/31/2026' },
  { value: 'ymd', words: 'Year first: 2026-01-31' },
];

export const DECIMALS: readonly Choice[] = [
  { value: '', words: 'As the file shows' },
  { value: 'point', words: 'A point: 1.5' },
  { value: 'comma', words: 'A comma: 1,5' },
];

function said(unit: string | undefined, register: string | undefined): string {
  const counted =
    register === 'yes' ? ', as running meter readings' : register === 'no' ? ', in each interval' : '';
  return `${unit === undefined ? '' : `, in ${unit}`}${counted}`;
}

function named(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${String(more)} more` : shown.join(' and ');
}
