import { parseVerifierKey } from '#domain/shared/proof/signed-note';
import type { BundleVerdict } from '#domain/shared/proof/verify-bundle';
import { verifyBundle } from '#domain/shared/proof/verify-bundle';
import { browserCryptography } from './browser-cryptography.js';

/** What is checked: a receipt or bundle, the keys that must have signed it, and older checkpoints. */
export interface Checked {
  readonly file: Blob;
  /** One verifier key a line. */
  readonly keys: string;
  readonly older: readonly Blob[];
}

/**
 * Verifies a file where it is, line by line; nothing leaves the browser. `onLine` is told how many lines were read. Throws
 * `DomainError` for what is no proof, no key or no checkpoint.
 */
export async function checkFile(
  { file, keys, older }: Checked,
  onLine: (lines: number) => void,
): Promise<BundleVerdict> {
  const lines = keys.split('\n').filter((line) => line.trim() !== '');
  const trusted = await Promise.all(lines.map((line) => parseVerifierKey(line, browserCryptography.sha256)));
  const outside = await Promise.all(older.map((one) => one.text()));
  return verifyBundle(linesIn(file, onLine), { keys: trusted, outside }, browserCryptography);
}

async function* linesIn(file: Blob, onLine: (lines: number) => void): AsyncGenerator<string, void> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let lines = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const parts = `${rest}${read.value}`.split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      yield line;
      lines += 1;
    }
    onLine(lines);
  }
  if (rest !== '') yield rest;
}
