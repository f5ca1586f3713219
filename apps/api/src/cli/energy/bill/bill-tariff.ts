import { z } from 'zod';
import { ARRAY_YEAR } from '#domain/energy/tariffs/array-load';
import type { UsageArray } from '#domain/energy/tariffs/array-load';
import { converterOf } from '#domain/energy/tariffs/convert/converters';
import { Tariff } from '#domain/energy/tariffs/model/tariff';
import { DomainError } from '#domain/shared/domain-error';
import { localSeconds } from '#domain/shared/zone';
import type { BillCase } from './bill-case.js';
import { findFile, parseJson } from './bill-files.js';
import { pathIn, priceArray, quietJson, rateText } from './bill-rate.js';
import { dayInName, textOf } from '../convert/convert.js';
import { compose } from '#domain/energy/tariffs/compose/compose';
import { notingDelivery } from '#domain/energy/tariffs/compose/compose-sides';

const MAX_LISTED = 20;
const Prices = z.looseObject({ prices: z.unknown().optional() });

/** The tariff of a case. Throws DomainError if the document holds none or several, or cannot be read. */
export async function tariffOfCase(billCase: BillCase, caseFile: string | undefined): Promise<Tariff> {
  const path = await findFile(billCase.tariff, caseFile);
  const text = await textOf(path);
  const beside = [path, caseFile];
  const tariff =
    billCase.from == null
      ? ownTariff(text, path, billCase.plan)
      : convertedTariff(
          billCase,
          billCase.from === 'urdb' ? await rateText(text, billCase, beside) : text,
          path,
          billCase.days == null ? undefined : await textOf(await findFile(billCase.days, caseFile)),
        );
  const inFile = Prices.safeParse(quietJson(text));
  const prices = pathIn(billCase.prices ?? inFile.data?.prices);
  return prices === undefined ? tariff : withPrices(tariff, await priceArray(prices, beside));
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
      `"${path}" is not a tariff in our own format (${z.prettifyError(parsed.error).slice(0, 300)}). Name its format with --from.`,
      { file: path },
    );
  });
  return chosen(tariffs, plan, path);
}

function convertedTariff(billCase: BillCase, text: string, path: string, days: string | undefined): Tariff {
  const { zone, unit, currency, area } = billCase;
  const { tariffs, refused } = converterOf(billCase.from ?? '')(text, {
    asOf: billCase.asOf ?? dayInName(path) ?? new Date().toISOString().slice(0, 10),
    source: path,
    ...(days !== undefined && { days }),
    series: {
      ...(zone != null && { zone }),
      ...(unit != null && { unit }),
      ...(currency != null && { currency }),
      ...(area != null && { area }),
    },
  });
  if (tariffs.length === 0)
    throw new DomainError('bill.refused-tariff', refused[0]?.reason ?? `"${path}" holds no plan.`, {
      file: path,
      refused,
    });
  return chosen(tariffs, billCase.plan, path);
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
    `"${path}" holds ${tariffs.length} plans; choose one with --plan.`,
    { plans: idsOf(tariffs) },
  );
}

function idsOf(tariffs: readonly Tariff[]): readonly string[] {
  return tariffs.slice(0, MAX_LISTED).map(({ id }) => id);
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

/**
 * The tariff of a case as the home pays it: an offer with the delivery charges of the file that the case
 * names, or flagged if it is supply-only and no file is named. Throws the refusals of reading and composing.
 */
export async function deliveredTariff(billCase: BillCase, caseFile: string | undefined): Promise<Tariff> {
  const offer = await tariffOfCase(billCase, caseFile);
  const { delivery: tariff, deliveryFrom: from, usage } = billCase;
  if (tariff == null) return notingDelivery(offer);
  return compose(offer, await tariffOfCase({ tariff, usage, from }, caseFile));
}
