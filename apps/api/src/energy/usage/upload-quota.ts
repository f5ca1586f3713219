import { DomainError } from '#domain/shared/domain-error';

/** Passes bytes on while all files together are within one upload's limit; beyond it nothing more is stored.
 * Throws `usage.upload-too-large`. */
export function quota(mostBytes: number): (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array> {
  let total = 0;
  return async function* counted(bytes) {
    for await (const chunk of bytes) {
      total += chunk.length;
      if (total > mostBytes) {
        const limitMb = mostBytes / 1024 / 1024;
        throw new DomainError(
          'usage.upload-too-large',
          `The files are larger than ${String(limitMb)} MB in total. Send fewer, or zip them.`,
          { limitMb },
          'too-large',
        );
      }
      yield chunk;
    }
  };
}
