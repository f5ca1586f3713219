import { DomainError } from '#domain/shared/domain-error';
import { pricedCharges } from '../pricing-options.js';
import type { PricingOptions } from '../pricing-options.js';
import type { BlockPool } from '../reduction/measure.js';
import type { Tariff } from '../tariff.js';
import { CatalogueBuilder } from './builder.js';
import { PlanCompiler } from './plan-compiler.js';
import type { CompiledCatalogue } from './program.js';

/** Options that change what is compiled; the contract's start belongs to the reduction. */
export type CompileOptions = Pick<PricingOptions, 'conditionalDiscounts'>;

/**
 * Compiles tariffs once, for any number of homes. A tariff that cannot be priced becomes a failure
 * of its own and stops no other. Order is kept.
 */
export function compileCatalogue(
  tariffs: readonly Tariff[],
  options: CompileOptions = {},
): CompiledCatalogue {
  const builder = new CatalogueBuilder();
  const pools = new Map<string, BlockPool>();
  for (const tariff of tariffs) {
    try {
      const rows = new PlanCompiler(builder, pools, tariff, pricedCharges(tariff, options)).rows();
      builder.plan(rows, tariff.rounding);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      builder.failed(error, tariff.rounding);
    }
  }
  return builder.catalogue();
}
