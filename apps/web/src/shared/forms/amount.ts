/** A number as a person typed it: decimal text, and whether a sign said whole currency or its hundredth. */
export type TypedAmount = { readonly value: string; readonly unit: 'major' | 'minor' | null };

const MAJOR = /^(?:[A-Z]{1,3}\s?)?[$£€]|[$£€]$/i;
const MINOR = /(?:¢|c|ct|cents?|p|pence)$/i;
const PER_KWH = /\s*(?:\/|per|an?)\s*kwh$/i;

/**
 * Reads `$0.15`, `15,5`, `1,640`, `1.640,50`, `14.2 cents` and the like. A comma is a decimal sign unless three
 * digits follow it or a point does. Null for what is no plain amount, negative ones included.
 */
export function readAmount(text: string): TypedAmount | null {
  const bare = text.trim().replace(PER_KWH, '');
  const unit = MAJOR.test(bare) ? 'major' : MINOR.test(bare) ? 'minor' : null;
  const digits = bare.replace(MAJOR, '').replace(MINOR, '').replaceAll(/\s/g, '');
  const value = plainNumber(digits);
  return value === null ? null : { value, unit };
}

function plainNumber(text: string): string | null {
  const grouped = /^\d{1,3}(,\d{3})+(\.\d{1,6})?$/.test(text);
  const european = /^\d{1,3}(\.\d{3})+,\d{1,6}$/.test(text);
  const plain = grouped
    ? text.replaceAll(',', '')
    : european
      ? text.replaceAll('.', '').replace(',', '.')
      : text.replace(',', '.');
  return /^\d{1,9}(\.\d{1,6})?$/.test(plain) ? plain : null;
}

/** A hundredfold of plain decimal text, exactly: whole currency as cents. */
export function hundredfold(value: string): string {
  const [whole = '0', part = ''] = value.split('.');
  const shifted = `${whole}${part.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = part.slice(2).replace(/0+$/, '');
  return rest === '' ? shifted : `${shifted}.${rest}`;
}
