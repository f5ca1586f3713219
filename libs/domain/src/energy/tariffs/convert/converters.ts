import { DomainError } from '#domain/shared/domain-error';
import type { Converter } from './convert.js';
import { flaggingUnlikely } from './unlikely-amounts.js';
import { convertCdr } from './cdr/cdr.js';
import { convertDigin } from './digin/digin.js';
import { convertEltariff } from './eltariff/eltariff.js';
import { convertOctopus } from './octopus/octopus.js';
import { convertOeb } from './oeb/oeb.js';
import { convertOfgem } from './ofgem/ofgem.js';
import { convertOhio } from './ohio/ohio.js';
import { convertPowerToChoose } from './power-to-choose/power-to-choose.js';
import { convertSpot } from './spot/spot.js';
import { convertTempo } from './tempo/tempo.js';
import { convertUrdb } from './urdb/urdb.js';

/** Every published format, by the name that `--from` takes. */
export const CONVERTERS: ReadonlyMap<string, Converter> = new Map<string, Converter>([
  ['urdb', convertUrdb],
  ['power-to-choose', convertPowerToChoose],
  ['cdr', convertCdr],
  ['octopus', convertOctopus],
  ['digin', convertDigin],
  ['eltariff', convertEltariff],
  ['ohio', convertOhio],
  ['oeb', convertOeb],
  ['ofgem', convertOfgem],
  ['spot', convertSpot],
  ['tempo', convertTempo],
]);

/** The converter of this name; it flags amounts that cannot be prices. Throws `tariffs.format-unknown` with the names that exist. */
export function converterOf(name: string): Converter {
  const converter = CONVERTERS.get(name);
  if (converter === undefined) {
    const known = [...CONVERTERS.keys()].join(', ');
    throw new DomainError(
      'tariffs.format-unknown',
      `There is no tariff format "${name}"; use one of: ${known}.`,
      { known },
    );
  }
  return (source, context) => {
    const { tariffs, refused } = converter(source, context);
    return { tariffs: tariffs.map(flaggingUnlikely), refused };
  };
}
