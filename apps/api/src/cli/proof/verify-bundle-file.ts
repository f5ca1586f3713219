import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { cryptography } from '#api/platform/transparency/node-cryptography';
import { DomainError } from '#domain/shared/domain-error';
import type { Trust } from '#domain/shared/proof/log-verifier';
import type { BundleVerdict } from '#domain/shared/proof/verify-bundle';
import { verifyBundle } from '#domain/shared/proof/verify-bundle';

/** Verifies a bundle in a file of any size. Throws `cli.no-file` and `proof.unreadable`. */
export async function verifyBundleFile(file: string, trust: Trust): Promise<BundleVerdict> {
  if (!existsSync(file)) throw new DomainError('cli.no-file', `There is no file "${file}". Check the path.`);
  const input = createReadStream(file);
  try {
    return await verifyBundle(createInterface({ input, crlfDelay: Infinity }), trust, cryptography);
  } finally {
    input.destroy();
  }
}
