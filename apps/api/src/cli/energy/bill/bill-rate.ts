import { z } from 'zod';
import { UsageArray } from '#domain/energy/tariffs/array-load';
import { DomainError } from '#domain/shared/domain-error';
import { findFile, readJson } from './bill-files.js';

const ARRAY_PATH = /[\w./-]+\.json/;
const SERIES = ['ur_ts_buy_rate', 'ur_ts_sell_rate'] as const;

const Fields = z.record(z.string(), z.unknown());
const ArrayName = z.object({ $array: z.string() });

/**
 * A URDB rate for the converter: unwrapped, with the `ur_` fields and metering option from beside it (the
 * case's own values win over the file's), and with the price arrays that its fields name filled in. Paths may
 * start from the folders of the files in `beside`.
 */
export async function rateText(
  text: string,
  billCase: object,
  beside: readonly (string | undefined)[],
): Promise<string> {
  const document = quietJson(text);
  const file = Fields.safeParse(document);
  if (!file.success) return text;
  const around = { ...file.data, ...fieldsOf(file.data['ssc_extra']) };
  const stated = { ...fieldsOf(billCase), ...fieldsOf(fieldsOf(billCase)['ssc_extra']) };
  const rate = innerRate(file.data);
  const besides = { ...utilityFields(around), ...utilityFields(stated) };
  const metering = meteringOf(stated) ?? meteringOf(around);
  const merged: Record<string, unknown> = {
    ...(rate ?? file.data),
    ...besides,
    ...(metering === undefined ? {} : { ssc_metering_option: metering, ur_metering_option: metering }),
  };
  if (rate === undefined && Object.keys(besides).length === 0 && metering === undefined) return text;
  for (const name of SERIES) {
    const path = pathIn(merged[name]);
    if (path !== undefined) merged[name] = (await priceArray(path, beside)).values;
  }
  return JSON.stringify(merged);
}

/** Parses JSON; undefined if the text is not JSON. */
export function quietJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Finds the file that a price field names, alone or within a phrase. */
export function pathIn(stated: unknown): string | undefined {
  const named = ArrayName.safeParse(stated);
  if (named.success) return named.data.$array;
  return typeof stated === 'string' ? ARRAY_PATH.exec(stated)?.[0] : undefined;
}

/** Reads an array of prices. Throws `bill.no-file` or `bill.bad-prices`. */
export async function priceArray(name: string, beside: readonly (string | undefined)[]): Promise<UsageArray> {
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

/** The rate inside a document that wraps it: `tariff`, or the `ssc_inputs` of utilityrate5. */
function innerRate(file: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  for (const name of ['tariff', 'ssc_inputs']) {
    const inner = Fields.safeParse(file[name]);
    if (inner.success) return inner.data;
  }
  return undefined;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  const parsed = Fields.safeParse(value);
  return parsed.success ? parsed.data : {};
}

function utilityFields(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => name.startsWith('ur_') && value != null),
  );
}

function meteringOf(fields: Readonly<Record<string, unknown>>): unknown {
  return fields['ssc_metering_option'] ?? fields['metering_option'] ?? fields['metering'] ?? undefined;
}
