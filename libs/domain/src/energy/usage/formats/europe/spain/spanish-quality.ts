import type { ReadingQuality } from '#domain/energy/usage/readings/reading';

/** `R`, `Real`, `E`, `Estimada`: how a Spanish distributor got the value. */
export function spanishQuality(method: string): ReadingQuality {
  if (/^r(eal)?$/i.test(method)) return 'actual';
  return /^e(stimad[ao])?$/i.test(method) ? 'estimated' : 'unknown';
}
