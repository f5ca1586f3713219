import Papa from 'papaparse';
import { DomainError } from '#domain/shared/domain-error';
import { DayText } from '#domain/shared/quantity';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { ConvertContext, Converted } from '../convert.js';
import { decimalText } from '../decimal-text.js';
import { holdsFigure } from '../known-fields.js';
import { clip, UnpricedNotes } from '../notes.js';
import { OpenQuestion } from '../open-question.js';
import { dayListOf } from './day-list.js';
import type { Colour, DayList } from './day-list.js';

const PARIS = 'Europe/Paris';
/** A day of Tempo begins at six, when its full hours begin; they end at ten in the evening. */
const [SIX, TEN] = [6 * 60, 22 * 60];
const COLOURS: readonly (readonly [Colour, string])[] = [
  ['blue', 'Bleu'],
  ['white', 'Blanc'],
  ['red', 'Rouge'],
];
const HOURS: readonly (readonly ['HP' | 'HC', { from: number; to: number }])[] = [
  ['HP', { from: SIX, to: TEN }],
  ['HC', { from: TEN, to: SIX }],
];
const DATES = ['DATE_DEBUT', 'DATE_FIN', 'P_SOUSCRITE'];

const MOST_A_YEAR = 5_000;
/** A price above it is in another unit. */
const MOST_A_KWH = 5;

type Row = Readonly<Record<string, string>>;

/**
 * Reads the regulated prices of Tempo that the French regulator publishes (CRE, `Option_Tempo.csv`, with all taxes)
 * as they are on `asOf`, with the colours of the days of `context.days`. Throws `OpenQuestion` without these.
 */
export function convertTempo(source: string, context: ConvertContext): Converted {
  const notes = new UnpricedNotes();
  const rows = rowsOf(source, notes).filter((row) => isOn(row, context.asOf));
  const read =
    rows.length === 0 ? `It has no price on ${context.asOf}. Name another day with --as-of.` : pricesOf(rows);
  if (typeof read === 'string') return { tariffs: [], refused: [{ id: 'tempo', reason: read }] };
  if (context.days === undefined) throw whichDays();
  const { steps, perKwh } = read;
  const subscription: Charge = {
    id: 'subscription',
    label: 'Abonnement',
    scope: 'bundled',
    kind: 'per-year',
    amount: steps[0]?.amount ?? '0',
    contracted: { steps: [...steps] },
  };
  return {
    refused: [],
    tariffs: [
      {
        id: 'tempo',
        name: 'Tarif Bleu, option Tempo',
        retailer: 'EDF',
        currency: 'EUR',
        zone: PARIS,
        charges: [
          subscription,
          ...energyCharges((column) => perKwh.get(column) ?? '', dayListOf(context.days)),
        ],
        unpriced: notes.list(),
        priceBasis: 'variable',
        terminationFee: { kind: 'none' },
        eligibility: [],
        discounts: [],
        exportRule: { kind: 'charges' },
        rounding: { decimals: 2, mode: 'half-up' },
        provenance: { source: clip(`CRE, ${context.source}`, 500), asOf: context.asOf, id: 'tempo' },
      },
    ],
  };
}

/** The rows of the list; columns that are not known are noted where they hold figures. */
function rowsOf(source: string, notes: UnpricedNotes): readonly Row[] {
  const { data, meta } = Papa.parse<Record<string, string>>(source.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim(),
  });
  const columns = new Set(meta.fields);
  const needed = [...DATES, 'PART_FIXE_TTC', ...priceColumns()];
  const absent = needed.filter((name) => !columns.has(name));
  if (absent.length > 0)
    throw new DomainError(
      'tariffs.not-tempo',
      `This is no list of Tempo's prices (Option_Tempo.csv of the French regulator): it has no column ${absent.slice(0, 3).join(', ')}.`,
    );
  for (const name of columns) {
    const figures = data.flatMap((row) => (holdsFigure(row[name]) ? [row[name]] : []));
    if (figures.length > 0 && !needed.includes(name) && !name.endsWith('_HT'))
      notes.add(name, figures.join('; '), 'This column is not known, and it holds a figure.');
  }
  return data;
}

interface Prices {
  /** Of the subscription, a year, by contracted power in kVA. */
  readonly steps: readonly { readonly upTo: string; readonly amount: string }[];
  /** By column. */
  readonly perKwh: ReadonlyMap<string, string>;
}

/** The prices of the rows that hold on one day; a text says why they are not sure. */
function pricesOf(rows: readonly Row[]): Prices | string {
  const steps = rows
    .map((row) => ({
      upTo: decimalText(row['P_SOUSCRITE']) ?? '',
      amount: figureOf(row['PART_FIXE_TTC']) ?? '',
    }))
    .toSorted((a, b) => Number(a.upTo) - Number(b.upTo));
  if (steps.some(({ upTo, amount }) => upTo === '' || amount === '')) return 'A subscription has no price.';
  if (new Set(steps.map(({ upTo }) => upTo)).size < rows.length)
    return 'It has two prices of one power on the same day.';
  const perKwh = new Map<string, string>();
  for (const column of priceColumns()) {
    const odd = rows.find((row) => figureOf(row[column], MOST_A_KWH) === undefined);
    if (odd !== undefined) return `${column} is no price in euros per kWh: "${odd[column] ?? ''}".`;
    const [price = '', another] = new Set(rows.flatMap((row) => figureOf(row[column], MOST_A_KWH) ?? []));
    if (another !== undefined) return 'Its prices per kWh differ by power.';
    perKwh.set(column, price);
  }
  return { steps, perKwh };
}

function priceColumns(): readonly string[] {
  return COLOURS.flatMap(([, name]) => HOURS.map(([hours]) => `PART_VARIABLE_${hours}${name}_TTC`));
}

/** A charge for each colour and its full or off-peak hours. */
function energyCharges(priceOf: (column: string) => string, { from, to, days }: DayList): readonly Charge[] {
  return COLOURS.flatMap(([colour, name]) =>
    HOURS.map(([hours, minutes]): Charge => ({
      id: `${colour}-${hours.toLowerCase()}`,
      label: `${name} ${hours}`,
      scope: 'bundled',
      kind: 'per-kwh',
      flow: 'import',
      schedule: {
        label: `${name} ${hours}`,
        windows: [{ minutes: [minutes], announced: 'only' }],
        announced: { from, to, days: [...days[colour]], beginsAt: SIX },
      },
      price: { type: 'constant', price: priceOf(`PART_VARIABLE_${hours}${name}_TTC`) },
    })),
  );
}

/** Whether a row's prices hold on a day; a row without a last day still does. */
function isOn(row: Row, day: string): boolean {
  const from = dayOf(row['DATE_DEBUT']);
  const to = row['DATE_FIN']?.trim() === '' ? undefined : dayOf(row['DATE_FIN']);
  return from <= day && (to === undefined || day <= to);
}

function dayOf(text = ''): string {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text.trim()) ?? [];
  const found = day === undefined ? text.trim() : [year, month, day].join('-');
  if (DayText.safeParse(found).success) return found;
  throw new DomainError(
    'tariffs.not-tempo',
    `"${text.slice(0, 40)}" is no day of the list of Tempo's prices.`,
  );
}

/** A figure with a decimal comma, from zero to what it can be at most, in euros. */
function figureOf(text = '', most = MOST_A_YEAR): string | undefined {
  const figure = /^\d+(?:[.,]\d+)?$/.test(text.trim())
    ? decimalText(text.trim().replace(',', '.'))
    : undefined;
  return figure === undefined || Number(figure) > most ? undefined : figure;
}

function whichDays(): OpenQuestion {
  return new OpenQuestion(
    'needs-days',
    "Tempo's prices hang on the colour of each day. Give a list that covers all days of your usage, as RTE, EDF or api-couleur-tempo.fr publish it: --days FILE.",
    [],
  );
}
