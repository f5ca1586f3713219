import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Stalled, steadily } from '#api/platform/http/steadily';
import { DomainError } from '#domain/shared/domain-error';
import { ZoneName } from '#domain/shared/quantity';
import type { UploadLimits } from '#domain/energy/usage/usage-limits.commands';
import { shownName } from './opening/file-name.js';
import type { IncomingFile } from './usage.commands.js';

/**
 * The files of a multipart request as they arrive, never whole in memory. Call `zone` after the files were
 * received: it gives the field `zone`, sent before them, or null.
 */
export function multipartUpload(
  request: FastifyRequest,
  limits: UploadLimits,
): {
  readonly files: AsyncIterable<IncomingFile>;
  readonly zone: () => string | null;
} {
  if (!request.isMultipart()) {
    throw new DomainError(
      'usage.not-multipart',
      'Send the files as multipart/form-data in fields named "file".',
    );
  }
  const { files: fileCount, fileBytes: fileSize, fields, fieldBytes: fieldSize } = limits;
  const busboyLimits = { files: fileCount, fileSize, fields, fieldSize };
  let zone: string | null = null;
  async function* files(): AsyncIterable<IncomingFile> {
    let count = 0;
    for await (const part of refusing(request.parts({ limits: busboyLimits }), request.raw, limits)) {
      if (part.type === 'field') {
        if (part.fieldname === 'zone') zone = readZone(part.value);
        continue;
      }
      count += 1;
      yield {
        // A form may send a file without a name, although the parser's type excludes it.
        name: shownName(part.filename),
        // A Node stream of a multipart file yields buffers, which its type leaves open.
        bytes: refusing(part.file as AsyncIterable<Uint8Array>, request.raw, limits),
        truncated: () => part.file.truncated,
      };
    }
    if (count === 0)
      throw new DomainError('usage.no-file', 'The upload has no file. Choose one and send it again.');
  }
  return { files: files(), zone: () => zone };
}

/** Passes on the form's parts; the parser's errors become refusals that say what to do. */
async function* refusing<Item>(
  found: AsyncIterable<Item>,
  raw: FastifyRequest['raw'],
  { files, idleMs }: Pick<UploadLimits, 'files' | 'idleMs'>,
): AsyncIterable<Item> {
  try {
    yield* steadily(found, raw, idleMs);
  } catch (error) {
    if (error instanceof Stalled) {
      throw new DomainError('usage.upload-stalled', 'The upload stopped. Please send the files again.');
    }
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'FST_FILES_LIMIT') {
      const words = `At most ${String(files)} files can be sent at once. Send fewer, or zip them.`;
      throw new DomainError('usage.too-many-files', words, { files }, 'too-large');
    }
    if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT') {
      const words = 'The form has too many fields. Send "zone" and the files only.';
      throw new DomainError('usage.too-many-fields', words, {}, 'too-large');
    }
    throw new DomainError(
      'usage.upload-broken',
      'The upload was cut off or is not a complete multipart form. Send the files again.',
    );
  }
}

function readZone(value: unknown): string | null {
  if (value === '') return null;
  const zone = ZoneName.safeParse(value);
  if (zone.success) return zone.data;
  throw new DomainError(
    'usage.unknown-zone',
    'We don’t know this time zone. Use a name such as America/Chicago.',
  );
}
