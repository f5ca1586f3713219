import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#domain/shared/domain-error';
import { ZoneName } from '#domain/shared/quantity';
import { UPLOAD_LIMITS } from './upload-limits.js';
import type { IncomingFile } from './usage.orders.js';

/**
 * The files of a multipart request as they arrive, never whole in memory. `zone` may be asked for once
 * the files were read: it is the field `zone`, sent before them, or null.
 */
export function multipartUpload(request: FastifyRequest): {
  readonly files: AsyncIterable<IncomingFile>;
  readonly zone: () => string | null;
} {
  if (!request.isMultipart()) {
    throw new DomainError(
      'usage.not-multipart',
      'Send the files as multipart/form-data in fields named "file".',
    );
  }
  let zone: string | null = null;
  async function* files(): AsyncIterable<IncomingFile> {
    let count = 0;
    for await (const part of request.parts({
      limits: {
        files: UPLOAD_LIMITS.files,
        fileSize: UPLOAD_LIMITS.fileBytes,
        fields: UPLOAD_LIMITS.fields,
        fieldSize: UPLOAD_LIMITS.fieldBytes,
      },
    })) {
      if (part.type === 'field') {
        if (part.fieldname === 'zone') zone = readZone(part.value);
        continue;
      }
      count += 1;
      yield {
        name: part.filename.slice(0, 200),
        // A Node stream of a multipart file yields buffers, which its type leaves open.
        bytes: part.file as AsyncIterable<Uint8Array>,
        truncated: () => part.file.truncated,
      };
    }
    if (count === 0)
      throw new DomainError(
        'usage.no-file',
        'There was no file in the upload. Choose one and send it again.',
      );
  }
  return { files: files(), zone: () => zone };
}

function readZone(value: unknown): string | null {
  if (value === '') return null;
  const zone = ZoneName.safeParse(value);
  if (zone.success) return zone.data;
  throw new DomainError(
    'usage.unknown-zone',
    'The time zone is not known. Use a name such as America/Chicago.',
  );
}
