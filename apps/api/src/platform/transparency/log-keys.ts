import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '#domain/shared/fault';
import { base64Of, fromBase64, joined, utf8 } from '#domain/shared/proof/bytes';
import type { VerifierKey } from '#domain/shared/proof/signed-note';
import {
  ED25519,
  keyId,
  parseVerifierKey,
  signatureLine,
  verifierKeyText,
} from '#domain/shared/proof/signed-note';
import type { Config } from '#api/config/config';
import { writeOnce } from '#api/config/write-once';
import { sha256, signerOf } from './node-cryptography.js';

/** The keys of this installation's log. */
export interface LogKeys {
  /** The log's name, first line of its checkpoints; all its keys bear it. Undefined without a key. */
  readonly origin: string | undefined;
  /** Those that sign, as verifier keys. */
  readonly signing: readonly VerifierKey[];
  /** Those, and retired ones that are still known. */
  readonly known: readonly VerifierKey[];
  /** Signs the text of a checkpoint with every key that signs; gives the whole note. */
  sign(text: string): string;
}

const FILE = 'log-signing-keys';
const SEED_BYTES = 32;
const NAME_BYTES = 4;

/**
 * The keys in `LOG_SIGNING_KEYS`, or in a file below DATA_DIR, one a line as Go's checksum database writes them:
 * private ones sign, public ones are known. `mayGenerate` makes the first. Without any key nothing is signed.
 */
export async function readLogKeys(
  config: Pick<Config, 'DATA_DIR' | 'LOG_SIGNING_KEYS'>,
  { mayGenerate }: { readonly mayGenerate: boolean },
): Promise<LogKeys> {
  const file = join(config.DATA_DIR, FILE);
  if (config.LOG_SIGNING_KEYS === undefined && mayGenerate && !existsSync(file)) {
    const { privateKey } = await newLogKey(`treebeard.local/${randomBytes(NAME_BYTES).toString('hex')}`);
    writeOnce(config.DATA_DIR, file, `${privateKey}\n`);
  }
  return parseLogKeys(config.LOG_SIGNING_KEYS ?? (existsSync(file) ? readFileSync(file, 'utf8') : ''));
}

/** Reads keys, separated by spaces or lines. Throws `proof.bad-keys`. */
export async function parseLogKeys(text: string): Promise<LogKeys> {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const signers = await Promise.all(words.filter(isPrivate).map(parsePrivateKey));
  const retired = await Promise.all(
    words.filter((word) => !isPrivate(word)).map((word) => parseVerifierKey(word, sha256)),
  );
  const known = [...signers.map(({ key }) => key), ...retired];
  const [origin, another] = [...new Set(known.map(({ name }) => name))];
  if (another !== undefined) throw badKeys('they bear different names');
  return {
    origin,
    signing: signers.map(({ key }) => key),
    known,
    sign: (message) =>
      `${message}\n${signers.map(({ key, sign }) => `${signatureLine(key, sign(utf8(message)))}\n`).join('')}`,
  };
}

/** Makes a key: the private line for `LOG_SIGNING_KEYS`, and the public one, which verifiers trust. */
export async function newLogKey(
  name: string,
): Promise<{ readonly privateKey: string; readonly verifierKey: string }> {
  const seed = randomBytes(SEED_BYTES);
  const bare = { name, type: ED25519, publicKey: signerOf(seed).publicKey } as const;
  const key: VerifierKey = { ...bare, id: await keyId(bare, sha256) };
  const encoded = base64Of(joined(Uint8Array.of(ED25519), seed));
  return { privateKey: `${PRIVATE}${name}+${key.id}+${encoded}`, verifierKey: verifierKeyText(key) };
}

const PRIVATE = 'PRIVATE+KEY+';

function isPrivate(word: string): boolean {
  return word.startsWith(PRIVATE);
}

async function parsePrivateKey(word: string) {
  const [, name = '', id, encoded = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(word.slice(PRIVATE.length)) ?? [];
  const bytes = fromBase64(encoded) ?? new Uint8Array();
  if (bytes[0] !== ED25519 || bytes.length !== SEED_BYTES + 1) throw badKeys('one is damaged');
  const { publicKey, sign } = signerOf(bytes.subarray(1));
  const key = { name, type: ED25519, publicKey } as const;
  if ((await keyId(key, sha256)) !== id) throw badKeys('one is damaged');
  return { key: { ...key, id }, sign };
}

function badKeys(why: string): Fault {
  return new Fault(
    'proof.bad-keys',
    `The keys that sign the log cannot be used: ${why}. See LOG_SIGNING_KEYS, or ${FILE} below DATA_DIR.`,
  );
}
