import { DomainError } from '../domain-error.js';
import { base64Of, fromBase64, hexOf, joined, utf8 } from './bytes.js';
import type { Cryptography, Sha256 } from './cryptography.js';

/** Signature types of C2SP signed notes: plain Ed25519 of a log, and the dated cosignature of a witness. */
export const ED25519 = 1;
export const COSIGNATURE = 4;
const ID_BYTES = 4;
const KEY_BYTES = 32;
const DATE_BYTES = 8;
const MOST_SIGNATURES = 64;
const MOST_CHARS = 100_000;

/** A public key as a C2SP verifier key names it: `name+id+base64`. */
export interface VerifierKey {
  readonly name: string;
  /** 8 hexadecimal digits, told from name, type and key. */
  readonly id: string;
  readonly type: typeof ED25519 | typeof COSIGNATURE;
  readonly publicKey: Uint8Array;
}

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  readonly id: string;
  readonly bytes: Uint8Array;
  /** The whole line, without its end. */
  readonly line: string;
}

/** A note (C2SP signed-note): a text that ends with a line break, and its signatures, not yet verified. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A signature that was verified; a witness also says when, in seconds since 1970. */
export interface Signed {
  readonly by: VerifierKey;
  readonly atS?: number;
}

/** The id of a key: the first four bytes of SHA-256 over name, line break, type and key. */
export async function keyId(
  { name, type, publicKey }: Omit<VerifierKey, 'id'>,
  sha256: Sha256,
): Promise<string> {
  const hash = await sha256(joined(utf8(`${name}\n`), Uint8Array.of(type), publicKey));
  return hexOf(hash.subarray(0, ID_BYTES));
}

/** Reads a verifier key. Throws `proof.bad-key`. */
export async function parseVerifierKey(text: string, sha256: Sha256): Promise<VerifierKey> {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(encoded) ?? new Uint8Array();
  const type = bytes[0] === COSIGNATURE ? COSIGNATURE : ED25519;
  const key = { name, type, publicKey: bytes.subarray(1) } as const;
  const isWhole = bytes[0] === type && key.publicKey.length === KEY_BYTES;
  if (isWhole && (await keyId(key, sha256)) === id) return { ...key, id };
  throw new DomainError(
    'proof.bad-key',
    'A key reads name+id+base64, as /tlog/keys lists it; copy the whole line.',
  );
}

/** Writes a verifier key. */
export function verifierKeyText({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${id}+${base64Of(joined(Uint8Array.of(type), publicKey))}`;
}

/** One signature line, without its end; `bytes` follow the key's id. */
export function signatureLine({ name, id }: Pick<VerifierKey, 'name' | 'id'>, bytes: Uint8Array): string {
  const idBytes = Uint8Array.from(id.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
  return `— ${name} ${base64Of(joined(idBytes, bytes))}`;
}

/** Reads a signed note. Throws `proof.bad-note`. */
export function parseNote(note: string): Note {
  const cut = note.lastIndexOf('\n\n');
  const lines = note.slice(cut + 2).split('\n');
  const isEnded = lines.pop() === '';
  const isClean = !/\p{Cc}/u.test(note.replaceAll('\n', ''));
  if (cut < 0 || !isEnded || !isClean || note.length > MOST_CHARS || lines.length > MOST_SIGNATURES) {
    throw badNote();
  }
  return { text: note.slice(0, cut + 1), signatures: lines.map(parseSignature) };
}

/**
 * Reads the lines of keys that a note's signatures are by. A signature by a known key that does not hold spoils the
 * whole note. Throws `proof.bad-signature` for that, and where no known key has signed.
 */
export async function verifyNote(
  { text, signatures }: Note,
  keys: readonly VerifierKey[],
  cryptography: Cryptography,
): Promise<readonly Signed[]> {
  const signed: Signed[] = [];
  for (const signature of signatures) {
    const by = keys.find(({ name, id }) => name === signature.name && id === signature.id);
    if (by === undefined) continue;
    const found = await verified(text, signature, by, cryptography);
    if (found === undefined) {
      throw new DomainError('proof.bad-signature', `The signature of ${by.name} (${by.id}) does not hold.`);
    }
    signed.push(found);
  }
  if (signed.length > 0) return signed;
  throw new DomainError('proof.bad-signature', 'None of the keys that you trust has signed this.', {
    signedBy: signatures.map(({ name, id }) => `${name}+${id}`),
  });
}

/** What a witness signs: C2SP tlog-cosignature, version 1. */
export function cosignedText(text: string, atS: number): string {
  return `cosignature/v1\ntime ${String(atS)}\n${text}`;
}

async function verified(
  text: string,
  { bytes }: NoteSignature,
  by: VerifierKey,
  cryptography: Cryptography,
): Promise<Signed | undefined> {
  if (by.type === ED25519) {
    const holds = await cryptography.verify(by.publicKey, utf8(text), bytes);
    return holds ? { by } : undefined;
  }
  if (bytes.length <= DATE_BYTES) return undefined;
  const atS = Number(new DataView(bytes.buffer, bytes.byteOffset, DATE_BYTES).getBigUint64(0));
  const message = utf8(cosignedText(text, atS));
  const holds = await cryptography.verify(by.publicKey, message, bytes.subarray(DATE_BYTES));
  return holds ? { by, atS } : undefined;
}

function parseSignature(line: string): NoteSignature {
  const [, name, encoded = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (name === undefined || bytes === undefined || bytes.length <= ID_BYTES) throw badNote();
  return { name, id: hexOf(bytes.subarray(0, ID_BYTES)), bytes: bytes.slice(ID_BYTES), line };
}

function badNote(): DomainError {
  return new DomainError(
    'proof.bad-note',
    'A checkpoint is a text, an empty line, and lines of signatures; this is not one.',
  );
}
