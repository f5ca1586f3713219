import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Stalled, steadily } from '#api/platform/http/steadily';
import type { FileImport } from '#domain/energy/plans/imports/import-requests.commands';
import { FileImportSchema } from '#domain/energy/plans/imports/import-requests.commands';
import { DomainError } from '#domain/shared/domain-error';
import type { IncomingList } from './imports.commands.js';

const LIMITS = { files: 1, fileSize: 100 * 1024 * 1024, fields: 2, fieldSize: 10_000 };
const IDLE_MS = 30_000;

/**
 * A list of plans from a form: the fields `reading` (JSON) and `reason`, then the file, which is passed on as it
 * arrives. Throws `plans.bad-form`.
 */
export async function listForm(
  request: FastifyRequest,
): Promise<FileImport & { readonly list: Extract<IncomingList, { kind: 'file' }> }> {
  if (!request.isMultipart()) throw badForm('Send the list as multipart/form-data.');
  const fields: Record<string, unknown> = {};
  const parts = request.parts({ limits: LIMITS });
  for (;;) {
    const next = await parts.next().catch(() => {
      throw badForm('The form was cut off.');
    });
    if (next.done === true) throw badForm('The form has no file. Send the fields first, then the file.');
    const part = next.value;
    if (part.type === 'field') {
      fields[part.fieldname] = part.value;
      continue;
    }
    const read = FileImportSchema.safeParse({ reason: fields['reason'], reading: jsonOf(fields['reading']) });
    if (!read.success) {
      const [issue] = read.error.issues;
      throw badForm(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}.`);
    }
    return {
      ...read.data,
      list: {
        kind: 'file',
        // A form may send a file without a name, although the parser's type excludes it.
        name: ((part.filename as string | undefined) ?? 'list').slice(0, 255),
        // A Node stream of a multipart file yields buffers, which its type leaves open.
        bytes: refusing(part.file as AsyncIterable<Uint8Array>, request),
        truncated: () => part.file.truncated,
      },
    };
  }
}

async function* refusing(
  bytes: AsyncIterable<Uint8Array>,
  { raw }: FastifyRequest,
): AsyncIterable<Uint8Array> {
  try {
    yield* steadily(bytes, raw, IDLE_MS);
  } catch (error) {
    throw badForm(error instanceof Stalled ? 'The upload stopped. Send it again.' : 'The form was cut off.');
  }
}

function jsonOf(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

function badForm(why: string): DomainError {
  return new DomainError('plans.bad-form', why);
}
