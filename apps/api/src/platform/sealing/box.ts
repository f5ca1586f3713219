import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CipherKey, KeyObject } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const PLAIN = 0;
const DEFLATED = 1;
const DEFLATE_FROM_BYTES = 512;
const MAX_OPEN_BYTES = 64 * 1024 * 1024;

/** A subject's key, split by HKDF so that no key serves two purposes. Prepared once, because raw bytes are four times slower. */
export interface BoxKey {
  readonly encryption: KeyObject;
  readonly nonce: KeyObject;
  readonly digest: KeyObject;
}

/** A new random key of 256 bits. */
export function newKey(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Derives the keys for sealing from a subject's key. */
export function boxKey(key: Uint8Array): BoxKey {
  const bytes = new Uint8Array(hkdfSync('sha256', key, '', 'treebeard sealing v1', 3 * KEY_BYTES));
  const part = (index: number): KeyObject =>
    createSecretKey(bytes.subarray(index * KEY_BYTES, (index + 1) * KEY_BYTES));
  return { encryption: part(0), nonce: part(1), digest: part(2) };
}

/**
 * Encrypts text with AES-256-GCM and authenticates `about` with it. The nonce follows from text and `about` (as in
 * SIV, RFC 5297), so that sealing the same event twice gives the same bytes. Long text is deflated.
 */
export function closeBox(text: string, about: string, key: BoxKey): string {
  const plain = Buffer.from(text);
  const packed = plain.length < DEFLATE_FROM_BYTES ? plain : deflateRawSync(plain);
  const isDeflated = packed.length < plain.length;
  const body = Buffer.concat([Buffer.of(isDeflated ? DEFLATED : PLAIN), isDeflated ? packed : plain]);
  const nonce = createHmac('sha256', key.nonce)
    .update(`${about}\n`)
    .update(body)
    .digest()
    .subarray(0, IV_BYTES);
  return encrypt(body, about, key.encryption, nonce).toString('base64');
}

/** Decrypts what `closeBox` made. Throws if the key or `about` differs, or a bit was changed. */
export function openBox(box: string, about: string, key: BoxKey): string {
  const body = decrypt(Buffer.from(box, 'base64'), about, key.encryption);
  const content = body.subarray(1);
  return (
    body[0] === DEFLATED ? inflateRawSync(content, { maxOutputLength: MAX_OPEN_BYTES }) : content
  ).toString();
}

/** Encrypts bytes that are read once and deleted, so that a random nonce will do. */
export function closeBytes(bytes: Uint8Array, about: string, key: BoxKey): Buffer {
  return encrypt(bytes, about, key.encryption, randomBytes(IV_BYTES));
}

/** Decrypts what `closeBytes` made. Throws if the key or `about` differs, or a bit was changed. */
export function openBytes(box: Uint8Array, about: string, key: BoxKey): Buffer {
  return decrypt(Buffer.from(box), about, key.encryption);
}

/** Encrypts a key with the master key, for the subject it belongs to. */
export function wrapKey(key: Uint8Array, subjectId: string, masterKey: Uint8Array): Buffer {
  return encrypt(key, `subject key of ${subjectId}`, masterKey, randomBytes(IV_BYTES));
}

/** Decrypts what `wrapKey` made. Throws for another master key or subject. */
export function unwrapKey(wrapped: Buffer, subjectId: string, masterKey: Uint8Array): Buffer {
  return decrypt(wrapped, `subject key of ${subjectId}`, masterKey);
}

function encrypt(body: Uint8Array, about: string, key: CipherKey, nonce: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(body), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function decrypt(box: Buffer, about: string, key: CipherKey): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(box.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
