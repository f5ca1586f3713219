import { DomainError } from '#domain/shared/domain-error';
import { USAGE_LIMITS } from '../limits.js';
import type { ArchiveEntry, ArchivePort } from './archive.js';

/** Refuses archives that are locked or that point outside themselves. */
export function refuseHostile(entries: readonly ArchiveEntry[]): void {
  const encrypted = entries.find((entry) => entry.encrypted);
  if (encrypted !== undefined) {
    throw new DomainError(
      'usage.archive-encrypted',
      `"${encrypted.name}" in the archive is locked with a password. Unpack it and upload the file inside.`,
      { file: encrypted.name },
    );
  }
  const slip = entries.find(
    ({ name }) => name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split(/[\\/]/).includes('..'),
  );
  if (slip !== undefined) {
    throw new DomainError(
      'usage.archive-bad-name',
      'The archive points to a file outside itself, which no utility’s archive does. Upload the meter file itself.',
    );
  }
}

/** Refuses by what the directory of an archive says that it unpacks to. */
export function refuseBomb(entries: readonly ArchiveEntry[], name: string): void {
  const raw = entries.reduce((sum, entry) => sum + entry.rawBytes, 0);
  const compressed = entries.reduce((sum, entry) => sum + entry.compressedBytes, 0);
  const tooDense = raw > USAGE_LIMITS.ratioFloorBytes && raw > compressed * USAGE_LIMITS.archiveRatio;
  if (tooDense || raw > USAGE_LIMITS.rawBytes) throw bomb(name);
}

/** Counts what really comes out of one member, whatever its directory entry says. */
export async function* ratioCounted(
  bytes: AsyncIterable<Uint8Array>,
  entry: ArchiveEntry,
): AsyncIterable<Uint8Array> {
  let out = 0;
  for await (const chunk of bytes) {
    out += chunk.length;
    if (out > USAGE_LIMITS.ratioFloorBytes && out > entry.compressedBytes * USAGE_LIMITS.archiveRatio)
      throw bomb(entry.name);
    yield chunk;
  }
}

/** Inflates a gzip stream as long as it stays within the ratio. */
export async function* ratioGuarded(
  compressed: AsyncIterable<Uint8Array>,
  name: string,
  archive: ArchivePort,
): AsyncIterable<Uint8Array> {
  let taken = 0;
  let out = 0;
  async function* counted(): AsyncIterable<Uint8Array> {
    for await (const chunk of compressed) {
      taken += chunk.length;
      yield chunk;
    }
  }
  for await (const chunk of archive.gunzip(counted())) {
    out += chunk.length;
    if (out > USAGE_LIMITS.ratioFloorBytes && out > taken * USAGE_LIMITS.archiveRatio) throw bomb(name);
    yield chunk;
  }
}

function bomb(name: string): DomainError {
  return new DomainError(
    'usage.archive-bomb',
    `"${name}" unpacks to more than ${String(USAGE_LIMITS.archiveRatio)} times its size or over ${String(USAGE_LIMITS.rawBytes / 1_000_000)} MB; it is refused. Upload the meter file itself.`,
    { file: name },
  );
}
