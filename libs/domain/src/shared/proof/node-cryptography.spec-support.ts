import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Cryptography } from './cryptography.js';

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Node's own primitives, for the specs of proofs. */
export const cryptography: Cryptography = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  verify: (publicKey, message, signature) =>
    verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' }),
      signature,
    ),
};

export const { sha256 } = cryptography;
