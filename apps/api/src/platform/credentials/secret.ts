import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A new secret of 256 random bits, as it is handed out: 43 characters of base64url. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Whether a text has the form of `newSecret`. */
export function isSecret(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** What is kept of a secret. Nobody can guess 256 random bits, so that one round of SHA-256 is enough. */
export function secretDigest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
