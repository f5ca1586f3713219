import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 (hex) over RFC 8785 canonical JSON: the same value gives the same digest everywhere. */
export function digestOf(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no canonical form');
  return createHash('sha256').update(text).digest('hex');
}
