import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import type { Cryptography } from '#domain/shared/proof/cryptography';

/** What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const KEY_BYTES = 32;

/** The primitives of `node:crypto`. */
export const cryptography: Cryptography = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  verify(publicKey, message, signature) {
    if (publicKey.length !== KEY_BYTES) return false;
    const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
    return verify(null, message, key, signature);
  },
};

export const { sha256 } = cryptography;

/** The public key of a private one (its seed, 32 bytes), and signing with it. */
export function signerOf(seed: Uint8Array): {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
} {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
  return { publicKey, sign: (message) => sign(null, message, key) };
}
