import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import type { ConvertContext, Converted } from '../convert.js';
import { convertProduct } from './product.js';
import { convertSeries, UnitRates } from './unit-rates.js';

const ProductList = z.looseObject({
  results: z.array(z.looseObject({ code: z.string(), display_name: z.string().nullish() })).min(1),
});

/**
 * Reads documents of the Octopus Energy interface: a product's detail (one tariff for each region and
 * way of paying), a series of unit rates, or the list of products, which states no prices.
 */
export function convertOctopus(source: string, context: ConvertContext): Converted {
  const document = parse(source);
  if (isObject(document) && isProduct(document)) return convertProduct(document, context);
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
