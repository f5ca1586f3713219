import type { ReadingQuality } from '#domain/energy/usage/readings/reading';

/** Quality flag with its optional two-digit method: `A`, `S14`, `F19`. */
const QUALITY = /^([AENSFV])(\d\d)?$/i;

/** Whether a cell is a quality flag and not a value. */
export function isQualityMethod(cell: string): boolean {
  return QUALITY.test(cell);
}

/** What a quality flag says of its values; `V` means that 400 records will say. */
export function qualityOf(cell: string): ReadingQuality | 'variable' {
  switch (QUALITY.exec(cell)?.[1]?.toUpperCase()) {
    case 'A':
      return 'actual';
    case 'E':
      return 'estimated';
    case 'S':
    case 'F':
      return 'substituted';
    case 'N':
      return 'missing';
    case 'V':
      return 'variable';
    default:
      return 'unknown';
  }
}
