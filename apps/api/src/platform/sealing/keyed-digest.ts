import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { BoxKey } from './box.js';

/**
 * HMAC-SHA-256 (hex) over RFC 8785 canonical JSON with a subject's key: shows that two of the subject's values are
 * equal, and reveals nothing to somebody who tries all values. Without the key nobody can compute it.
 */
export function keyedDigest(value: unknown, key: Pick<BoxKey, 'digest'>): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no canonical form');
  return createHmac('sha256', key.digest).update(text).digest('hex');
}

/** A digest over bytes that are still coming. */
export interface BytesDigest {
  update(bytes: Uint8Array): unknown;
  digest(encoding: 'hex'): string;
}

/** HMAC-SHA-256 over `bytes:` and bytes that follow; no JSON begins with that, so it is never the digest of a value. */
export function keyedBytesDigest(key: Pick<BoxKey, 'digest'>): BytesDigest {
  return createHmac('sha256', key.digest).update('bytes:');
}
