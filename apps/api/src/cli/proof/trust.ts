import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '#api/platform/transparency/node-cryptography';
import { CHECKPOINT_FILE } from '#api/platform/transparency/witnesses/folder-witness';
import { DomainError } from '#domain/shared/domain-error';
import { parseCheckpoint } from '#domain/shared/proof/checkpoint';
import type { VerifierKey } from '#domain/shared/proof/signed-note';
import { parseVerifierKey } from '#domain/shared/proof/signed-note';
import type { OptionValues } from '../frame/command.js';

/** Keys that an option names: one verifier key, or a file with one a line. Throws `proof.bad-key`. */
export async function keysIn(value: OptionValues[string]): Promise<readonly VerifierKey[]> {
  if (typeof value !== 'string') return [];
  const text = existsSync(value) ? readFileSync(value, 'utf8') : value;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return Promise.all(lines.map((line) => parseVerifierKey(line, sha256)));
}

/** Checkpoints that were kept outside: a file with one, or a folder of a witness. Throws `proof.bad-note`. */
export function checkpointsIn(path: string): readonly string[] {
  if (!existsSync(path)) {
    throw new DomainError('cli.no-file', `There is no file "${path}". Check the path.`);
  }
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => CHECKPOINT_FILE.test(name))
        .map((name) => join(path, name))
    : [path];
  const notes = files.map((file) => readFileSync(file, 'utf8'));
  for (const note of notes) parseCheckpoint(note);
  return notes;
}
