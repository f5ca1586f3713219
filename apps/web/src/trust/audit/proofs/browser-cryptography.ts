import type { Cryptography } from '#domain/shared/proof/cryptography';

/** The primitives of WebCrypto, for which a browser asks a secure page (https, or this machine). */
export const browserCryptography: Cryptography = {
  sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())),
  async verify(publicKey, message, signature) {
    const key = await crypto.subtle.importKey('raw', publicKey.slice(), 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', key, signature.slice(), message.slice());
  },
};
