import type { ReadingQuality } from '#domain/energy/usage/readings/reading';

/** ESPI QualityOfReading (REQ.21): text of the code to our word; empty text is not said. */
export function qualityOf(code: string): ReadingQuality {
  switch (code) {
    case '0':
    case '14':
    case '17':
    case '18':
    case '19':
    case '11':
      return 'actual';
    case '8':
    case '9':
    case '10':
    case '12':
    case '15':
      return 'estimated';
    case '7':
      return 'substituted';
    case '13':
      return 'mixed';
    default:
      return 'unknown';
  }
}
