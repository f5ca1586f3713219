import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import type { ConvertContext, Converted } from '../convert.js';
import { OpenQuestion } from '../open-question.js';
import { convertProduct } from './product.js';
import { convertSeries, priceOf, UnitRates } from './unit-rates.js';

const ProductList = z.looseObject({
  results: z.array(z.looseObject({ code: z.string(), display_name: z.string().nullish() })).min(1),
});

/**
 * Reads documents of the Octopus Energy interface: a product's detail (one tariff for each region and
 * way of paying), a series of unit rates, a list of a product and its unit rates, or the list of
 * products, which states no prices.
 */
export function convertOctopus(source: string, context: ConvertContext): Converted {
  const document = parse(source);
  if (isObject(document) && isProduct(document)) return convertProduct(document, context);
  if (Array.isArray(document)) return convertTogether(document, context);
  const rates = UnitRates.safeParse(document);
  if (rates.success) return convertSeries(rates.data, document, context);
  const list = ProductList.safeParse(document);
  if (list.success) {
    return {
      tariffs: [],
      refused: list.data.results.map(({ code }) => ({
        id: code.slice(0, 200),
        reason: "The list of products states no prices; give the product's own document.",
      })),
    };
  }
  throw new DomainError(
    'tariffs.not-octopus',
    'The JSON is neither an Octopus product, a list of products nor a series of unit rates.',
  );
}

/** A product together with the pages of its own list of unit rates, which are those of one region. */
function convertTogether(documents: readonly unknown[], context: ConvertContext): Converted {
  const products = documents.filter(isObject).filter(isProduct);
  const pages = documents.flatMap((each) => UnitRates.safeParse(each).data ?? []);
  const [product, another] = products;
  if (product === undefined || another !== undefined || products.length + pages.length < documents.length)
    throw new DomainError(
      'tariffs.not-octopus',
      'A list must hold one product and the pages of its standard-unit-rates, and nothing else.',
    );
  const rates = pages.flatMap(({ results }) => results);
  const converted = convertProduct(product, context, (payment) => {
    const way = payment.startsWith('direct_debit') ? 'DIRECT_DEBIT' : 'NON_DIRECT_DEBIT';
    const price = priceOf(rates.filter(({ payment_method: of }) => of == null || of === way));
    if (typeof price === 'object') return price;
    throw new DomainError('tariffs.octopus-rates', `The unit rates cannot be read: ${price}.`);
  });
  const regions = new Set(converted.tariffs.map(({ networks }) => networks?.join()));
  if (regions.size > 1)
    throw new OpenQuestion(
      'needs-area',
      'The product has several regions, and a list of unit rates holds for one of them. Say which with --area.',
      [...regions].map((region) => ({ answer: region ?? '', preview: [] })),
    );
  return converted;
}

function isProduct(document: Record<string, unknown>): boolean {
  return 'single_register_electricity_tariffs' in document || 'dual_register_electricity_tariffs' in document;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch {
    throw new DomainError(
      'tariffs.not-json',
      'The file is not JSON. Give a document of the Octopus Energy interface.',
    );
  }
}
