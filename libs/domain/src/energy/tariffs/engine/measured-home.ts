import { DomainError } from '#domain/shared/domain-error';
import type { Reduction } from '../reduction/reduce.js';
import type { CompiledCatalogue } from './program.js';

/** What a catalogue asks of one home: a number for each measure and cycle. */
export interface MeasuredHome {
  /** `measure * cycles + cycle`, with room for what net metering writes; NaN where it cannot be told. */
  readonly values: Float64Array;
  readonly failures: ReadonlyMap<number, DomainError>;
}

/** Measures a home once for all plans of a catalogue. */
export function measureHome(catalogue: CompiledCatalogue, reduction: Reduction): MeasuredHome {
  const cycles = reduction.cycles.length;
  const values = new Float64Array((catalogue.measures.length + catalogue.scratchMeasures) * cycles);
  const failures = new Map<number, DomainError>();
  catalogue.measures.forEach((measure, at) => {
    try {
      const measured = reduction.measure(measure);
      for (let cycle = 0; cycle < cycles; cycle += 1) values[at * cycles + cycle] = measured[cycle] ?? 0;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      failures.set(at, error);
      values.fill(Number.NaN, at * cycles, (at + 1) * cycles);
    }
  });
  return { values, failures };
}
