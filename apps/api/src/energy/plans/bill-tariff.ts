import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ARRAY_YEAR, UsageArray } from '#domain/energy/tariffs/array-load';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { Tariff } from '#domain/energy/tariffs/tariff';
import { DomainError } from '#domain/shared/domain-error';
import { localSeconds } from '#domain/shared/zone';
import type { BillCase } from './bill-case.js';
import { findFile, parseJson, readJson } from './bill-files.js';

const MAX_LISTED = 20;
const PRICE_ARRAY = /[\w./-]+\.json/;

/** A document that wraps a rate, with fields that say more about it. */
const Wrapped = z.looseObject({ tariff: z.record(z.string(), z.unknown()) });
const Extras = z.looseObject({
  metering: z.unknown().optional(),
  metering_option: z.unknown().optional(),
  ssc_metering_option: z.unknown().optional(),
  ssc_extra: z.looseObject({ ur_ts_buy_rate: z.unknown().optional() }).nullish(),
  ur_ts_buy_rate: z.unknown().optional(),
  prices: z.unknown().optional(),
});
type Extras = z.infer<typeof Extras>;

/** The tariff of a case. Throws DomainError when there is none, several, or it cannot be read. */
export async function tariffOfCase(billCase: BillCase, caseFile: string | undefined): Promise<Tariff> {
  const path = await findFile(billCase.tariff, caseFile);
  const text = await readFile(path, 'utf8');
  const extras = extrasOf(billCase, text);
  const tariff =
    billCase.from == null
      ? ownTariff(text, path, billCase.plan)
      : convertedTariff(billCase, text, path, extras);
  const prices = pricePath(
    billCase.prices ?? extras.prices ?? extras.ssc_extra?.ur_ts_buy_rate ?? extras.ur_ts_buy_rate,
  );
  return prices === undefined ? tariff : withPrices(tariff, await priceArray(prices, [path, caseFile]));
}

/** Fields beside the rate: those of the case win over those of the tariff's file. */
function extrasOf(billCase: BillCase, text: string): Extras {
  const inFile = Extras.safeParse(quietJson(text));
  const inCase = Extras.safeParse(billCase);
  const stated = Object.entries(inCase.success ? inCase.data : {}).filter(([, value]) => value != null);
  return { ...(inFile.success ? inFile.data : {}), ...Object.fromEntries(stated) };
}

function quietJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ownTariff(text: string, path: string, plan: string | null | undefined): Tariff {
  const document = parseJson(text, path);
  const list = z.looseObject({ tariffs: z.array(z.unknown()).min(1) }).safeParse(document);
  const candidates = list.success ? list.data.tariffs : [document];
  const tariffs = candidates.map((each) => {
    const parsed = Tariff.safeParse(each);
    if (parsed.success) return parsed.data;
    throw new DomainError(
      'bill.bad-tariff',
      `"${path}" is no tariff of ours (${z.prettifyError(parsed.error).slice(0, 300)}). Say what format it has with --from.`,
      { file: path },
    );
  });
  return chosen(tariffs, plan, path);
}

function convertedTariff(billCase: BillCase, text: string, path: string, extras: Extras): Tariff {
  const from = billCase.from ?? '';
  const { tariffs, refused } = converterOf(from)(from === 'urdb' ? unwrapped(text, extras) : text, {
    asOf: new Date().toISOString().slice(0, 10),
    source: path,
  });
  if (tariffs.length === 0)
    throw new DomainError('bill.refused-tariff', refused[0]?.reason ?? `"${path}" holds no plan.`, {
      file: path,
      refused,
    });
  return chosen(tariffs, billCase.plan, path);
}

/** A rate out of its wrapping, told how exports are metered. */
function unwrapped(text: string, extras: Extras): string {
  const wrapped = Wrapped.safeParse(quietJson(text));
  const metering = extras.ssc_metering_option ?? extras.metering_option ?? extras.metering;
  if (metering == null) return wrapped.success ? JSON.stringify(wrapped.data.tariff) : text;
  const rate = z
    .record(z.string(), z.unknown())
    .safeParse(wrapped.success ? wrapped.data.tariff : quietJson(text));
  return rate.success ? JSON.stringify({ ...rate.data, ssc_metering_option: metering }) : text;
}

function chosen(tariffs: readonly Tariff[], plan: string | null | undefined, path: string): Tariff {
  const [first, second] = tariffs;
  if (plan != null) {
    const found = tariffs.find(({ id, provenance }) => id === plan || provenance.id === plan);
    if (found !== undefined) return found;
    throw new DomainError('bill.no-such-plan', `"${path}" holds no plan "${plan}".`, {
      plans: idsOf(tariffs),
    });
  }
  if (first !== undefined && second === undefined) return first;
  throw new DomainError(
    'bill.several-plans',
    `"${path}" holds ${tariffs.length} plans; name one with --plan.`,
    { plans: idsOf(tariffs) },
  );
}

function idsOf(tariffs: readonly Tariff[]): readonly string[] {
  return tariffs.slice(0, MAX_LISTED).map(({ id }) => id);
}

/** The file that a price field names, also inside a phrase. */
function pricePath(stated: unknown): string | undefined {
  return typeof stated === 'string' ? PRICE_ARRAY.exec(stated)?.[0] : undefined;
}

async function priceArray(name: string, beside: readonly (string | undefined)[]): Promise<UsageArray> {
  const [first, second] = beside;
  const path = await findFile(name, first).catch(() => findFile(name, second));
  const parsed = UsageArray.safeParse(await readJson(path));
  if (parsed.success) return parsed.data;
  throw new DomainError(
    'bill.bad-prices',
    `"${path}" holds no price array: ${z.prettifyError(parsed.error)}`,
    { file: path },
  );
}

/** The tariff with a price that changes each interval of the array's year, on top of its own. */
function withPrices(tariff: Tariff, { interval_minutes, values }: UsageArray): Tariff {
  const start = localSeconds(ARRAY_YEAR, 1, 1);
  const stepS = interval_minutes * 60;
  return Tariff.parse({
    ...tariff,
    priceBasis: 'spot',
    charges: [
      ...tariff.charges,
      {
        kind: 'per-kwh',
        id: 'spot',
        label: 'Energy at the hourly price',
        scope: 'bundled',
        flow: 'import',
        price: {
          type: 'series',
          starts: values.map((_, at) => start + at * stepS),
          end: start + values.length * stepS,
          prices: values.map((value) => value.toFixed(9)),
        },
      },
    ],
  });
}
