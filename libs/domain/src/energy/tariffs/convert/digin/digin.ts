import { Decimal } from 'decimal.js';
import { DomainError } from '#domain/shared/domain-error';
import type { Charge } from '#domain/energy/tariffs/model/charge';
import type { Peaks } from '#domain/energy/tariffs/model/peaks';
import type { Tariff } from '#domain/energy/tariffs/model/tariff';
import type { ConvertContext, Converted, RefusedPlan } from '../convert.js';
import { decimalText } from '../decimal-text.js';
import { noteUnknownFields } from '../known-fields.js';
import { clip, UnpricedNotes } from '../notes.js';
import { Collections, KNOWN, KNOWN_AROUND } from './grid-tariff-document.js';
import type { GridTariff } from './grid-tariff-document.js';

const OSLO = 'Europe/Oslo';
/** Power is counted in whole milliwatts. */
const SMALLEST_KW = '0.000001';

/**
 * Reads the answer of a Norwegian grid company's tariff API (DIGIN 1.0, `gridTariffCollections`): the energy
 * price of each hour it covers, and the capacity price by the step in which the mean of the highest hours
 * on so many days lies. Prices are those with taxes. Energy beyond the hours covered cannot be priced.
 */
export function convertDigin(source: string, context: ConvertContext): Converted {
  const read = Collections.safeParse(parse(source));
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new DomainError(
      'tariffs.not-digin',
      `This is no answer of the DIGIN grid tariff API: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    );
  }
  const results = read.data.gridTariffCollections.map(({ gridTariff }) => {
    const notes = new UnpricedNotes();
    noteUnknownFields(read.data, KNOWN_AROUND, '', notes);
    return tariffOf(gridTariff, notes, context);
  });
  return {
    tariffs: results.flatMap((each) => ('reason' in each ? [] : [each])),
    refused: results.flatMap((each) => ('reason' in each ? [each] : [])),
  };
}

function tariffOf(grid: GridTariff, notes: UnpricedNotes, context: ConvertContext): Tariff | RefusedPlan {
  const { tariffType, tariffPrice } = grid;
  const id = clip(tariffType.tariffKey, 200);
  noteUnknownFields(grid, KNOWN, '', notes);
  const energy = energyCharge(tariffPrice.hours);
  if (typeof energy === 'string') return { id, reason: energy };
  const fixed = capacityCharges(grid, notes);
  if (typeof fixed === 'string') return { id, reason: fixed };
  const currencies = new Set(
    [
      ...tariffPrice.priceInfo.fixedPrices.flatMap(({ priceLevel }) => priceLevel),
      ...tariffPrice.priceInfo.energyPrices,
    ].flatMap(({ currency }) => currency ?? []),
  );
  const [currency, another] = currencies;
  if (currency === undefined || another !== undefined || !/^[A-Z]{3}$/.test(currency))
    return { id, reason: 'It does not name one currency.' };
  return {
    id,
    name: clip(tariffType.title ?? tariffType.tariffKey, 300),
    networks: [clip(tariffType.companyName, 120)],
    currency,
    zone: OSLO,
    charges: [...fixed, energy],
    unpriced: notes.list(),
    priceBasis: 'variable',
    terminationFee: { kind: 'none' },
    eligibility: tariffType.description == null ? [] : [clip(tariffType.description, 2000)],
    discounts: [],
    exportRule: { kind: 'charges' },
    rounding: { decimals: 2, mode: 'half-up' },
    provenance: {
      source: clip(`${tariffType.companyName}, grid tariff API, ${context.source}`, 500),
      asOf: /^\d{4}-\d{2}-\d{2}/.exec(tariffType.lastUpdated ?? '')?.[0] ?? context.asOf,
      id,
    },
  };
}

/** The price of each hour; a text says why there is none. */
function energyCharge(hours: GridTariff['tariffPrice']['hours']): Charge | string {
  const spans = hours
    .map(({ startTime, expiredAt, energyPrice }) => ({
      start: Date.parse(startTime) / 1000,
      end: Date.parse(expiredAt) / 1000,
      price: decimalText(energyPrice?.total),
    }))
    .toSorted((a, b) => a.start - b.start);
  const prices = spans.flatMap(({ price }) => price ?? []);
  if (spans.length === 0 || prices.length < spans.length) return 'An hour has no energy price.';
  if (prices.some((price) => Number(price) < 0)) return 'An hour has an energy price below zero.';
  const broken = spans.find(({ start, end }, at) => !(start < end) || (spans[at + 1]?.start ?? end) !== end);
  if (broken !== undefined)
    return `Its hours have a gap or overlap at ${new Date(broken.end * 1000).toISOString()}.`;
  return {
    id: 'energy',
    label: 'Grid energy',
    scope: 'delivery',
    kind: 'per-kwh',
    flow: 'import',
    price: {
      type: 'series',
      starts: spans.map(({ start }) => start),
      end: spans.at(-1)?.end ?? 0,
      prices,
    },
  };
}

/** The monthly price of each level of capacity, or the one fixed price; a text says why it cannot be told. */
function capacityCharges(
  { tariffType, tariffPrice: { priceInfo } }: GridTariff,
  notes: UnpricedNotes,
): readonly Charge[] | string {
  if ((priceInfo.powerPrices ?? []).length > 0)
    notes.add(
      'powerPrices',
      JSON.stringify(priceInfo.powerPrices),
      'A price per kW of another kind is not priced.',
    );
  const [level, another] = priceInfo.fixedPrices;
  if (level === undefined) return 'It states no fixed price.';
  if (another !== undefined) return 'It states several fixed prices; ask for a time in which one holds.';
  const steps = level.priceLevel
    .map(({ valueMax, monthlyTotal }) => ({ upTo: boundOf(valueMax), amount: decimalText(monthlyTotal) }))
    .toSorted((a, b) => Number(a.upTo ?? Infinity) - Number(b.upTo ?? Infinity));
  const whole = steps.flatMap(({ upTo, amount }) =>
    upTo === undefined || amount === undefined ? [] : [{ upTo, amount }],
  );
  if (whole.length < steps.length || whole.length === 0) return 'A level has no monthly price.';
  const basis = tariffType.fixedPriceConfiguration?.basis ?? 'fixed';
  const [only] = whole;
  if (basis === 'fixed' && whole.length === 1 && only !== undefined)
    return [{ id: 'fixed', label: 'Fixed price', scope: 'delivery', kind: 'per-month', amount: only.amount }];
  const peaks = peaksOf(tariffType.fixedPriceConfiguration);
  if (peaks === undefined)
    return `Which hours decide its level is not understood: ${JSON.stringify(tariffType.fixedPriceConfiguration)}.`;
  return [
    {
      id: 'capacity',
      label: 'Capacity',
      scope: 'delivery',
      kind: 'per-kw',
      flow: 'import',
      per: 'cycle',
      windowMinutes: tariffType.resolution ?? 60,
      peaks,
      price: { type: 'steps', steps: whole },
    },
  ];
}

/** A level ends just before the next begins: 2 kW lie in the level from 2 kW on. */
function boundOf(valueMax: string | number | null | undefined): string | null | undefined {
  if (valueMax == null) return null;
  const figure = decimalText(valueMax);
  return figure === undefined ? undefined : new Decimal(figure).minus(SMALLEST_KW).toFixed();
}

/** The hours of a month whose mean decides the level; undefined for a rule of another kind. */
function peaksOf(rule: GridTariff['tariffType']['fixedPriceConfiguration']): Peaks | undefined {
  if (rule?.basis !== 'monthlymax' || rule.months !== 1 || rule.allDaysPerMonth === true) return undefined;
  const { maxhoursPerDay, daysPerMonth, maxhoursPerMonth } = rule;
  if (maxhoursPerDay === 1 && daysPerMonth != null && maxhoursPerMonth == null)
    return { kind: 'highest', count: daysPerMonth, onDifferentDays: true };
  if (maxhoursPerMonth != null && maxhoursPerDay == null && daysPerMonth == null)
    return { kind: 'highest', count: maxhoursPerMonth, onDifferentDays: false };
  return undefined;
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch {
    throw new DomainError('tariffs.not-json', 'The file is not JSON. Give the answer of a grid tariff API.');
  }
}
