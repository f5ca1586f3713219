type Soon<Value> = Value | Promise<Value>;

/**
 * The two primitives that proofs rest on, from the platform that runs them: `node:crypto` answers at once, a
 * browser's WebCrypto by promise.
 */
export interface Cryptography {
  /** SHA-256, 32 bytes. */
  readonly sha256: (bytes: Uint8Array) => Soon<Uint8Array>;
  /** Whether an Ed25519 signature (RFC 8032, 64 bytes) over a message is by a key (32 bytes). */
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Soon<boolean>;
}

export type Sha256 = Cryptography['sha256'];
