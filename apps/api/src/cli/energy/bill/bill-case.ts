import { z } from 'zod';
import { USAGE_LIMITS } from '#domain/energy/usage/limits';
import { DomainError } from '#domain/shared/domain-error';
import { DecimalText } from '#domain/shared/quantity';

const Path = z.string().min(1).max(4096);

/**
 * One bill to compute, from the command line or a line of a batch. Fields for the metering of exports and for
 * hourly prices may also be in the tariff's file.
 */
export const BillCase = z.looseObject({
  /** A tariff of our own (JSON), or a document of the format `from` names. */
  tariff: Path,
  /** Usage of any format, or a bare array. */
  usage: Path,
  from: z.string().min(1).max(60).nullish(),
  /** `calendar`, or billing dates `YYYY-MM-DD`, the last one exclusive. */
  cycles: z.union([z.literal('calendar'), z.array(z.iso.date()).min(2).max(1200)]).nullish(),
  /** Exports or generation; a bare array is subtracted from the usage interval by interval. */
  export: Path.nullish(),
  /** A bare array of prices per kWh, added to the tariff's own energy price. */
  prices: Path.nullish(),
  /** Tariff of the delivery utility, for a supply-only offer; only its delivery charges are used. */
  delivery: Path.nullish(),
  /** Format of that file; absent = a tariff of our own. */
  deliveryFrom: z.string().min(1).max(60).nullish(),
  /** Day on which the tariff's document was current; absent = the day in its name, else today. */
  asOf: z.iso.date().nullish(),
  /** Unit of a series of spot prices (`EUR/MWh`), if the document does not state it. */
  unit: z.string().max(60).nullish(),
  /** Currency (ISO 4217), if the document does not state it. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullish(),
  /** The price area or sequence, if a series has several. */
  area: z.string().max(120).nullish(),
  /** Days and their kind (Tempo's colours), for prices that hang on them. */
  days: Path.nullish(),
  /** The plan's id, if the document holds several. */
  plan: z.string().max(300).nullish(),
  /** The home's meters by number in file order, if the usage file holds several. */
  meters: z.array(z.number().int().min(1)).min(1).max(USAGE_LIMITS.channels).nullish(),
  /** Contracted power of the home, kW or kVA, for charges that hang on it. */
  contractedKw: DecimalText.nullish(),
  /** A mapping that a person confirmed, if the usage is a table of unknown make. */
  map: Path.nullish(),
  /** IANA zone of the home, if the usage file does not state one. */
  zone: z.string().max(64).nullish(),
});
export type BillCase = z.infer<typeof BillCase>;

/** Reads one line of a batch. Throws `bill.bad-case` naming the field. */
export function parseBillCase(text: string): BillCase {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new DomainError(
      'bill.bad-case',
      'The line is not JSON; write {"tariff": path, "usage": path} on each line.',
    );
  }
  const parsed = BillCase.safeParse(document);
  if (!parsed.success)
    throw new DomainError('bill.bad-case', `The case cannot be used: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
