/** A typed number as decimal text, and its unit if a sign gave one: whole currency or hundredths. */
export type TypedAmount = { readonly value: string; readonly unit: 'major' | 'minor' | null };

const MAJOR = /^(?:[A-Z]{1,3}\s?)?[$£€]|[$£€]$/i;
const MINOR = /(?:¢|c|ct|cents?|p|pence)$/i;
const PER_KWH = /\s*(?:\/|per|an?)\s*kwh$/i;

/**
 * Reads amounts such as `$0.15`, `15,5`, `1,640`, `1.640,50` and `14.2 cents`. A comma is a decimal sign unless
 * three digits or a later point follow it. Null for anything else, negative amounts included.
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

/** Multiplies plain decimal text by 100 exactly: whole currency to cents. */
export function hundredfold(value: string): string {
  const [whole = '0', part = ''] = value.split('.');
  const shifted = `${whole}${part.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  const rest = part.slice(2).replace(/0+$/, '');
  return rest === '' ? shifted : `${shifted}.${rest}`;
}
