import { DomainError } from '#domain/shared/domain-error';
import type { Converter } from '../convert.js';

/** OpenEI U.S. Utility Rate Database, JSON versions 7 and 8. */
export const convertUrdb: Converter = (_source, context) => {
  throw new DomainError('tariffs.urdb-not-ready', `${context.source}: the URDB converter is being written.`);
};
