import type { Reduction } from '../reduction/reduce.js';
import { measureHome } from './measured-home.js';
import { priceMeasured } from './price-compiled.js';
import type { PricedCatalogue } from './price-compiled.js';
import type { CompiledCatalogue } from './program.js';

/** Measures a home for a catalogue and prices the catalogue on it at once. */
export function priceCompiled(catalogue: CompiledCatalogue, reduction: Reduction): PricedCatalogue {
  return priceMeasured(catalogue, reduction, measureHome(catalogue, reduction));
}
