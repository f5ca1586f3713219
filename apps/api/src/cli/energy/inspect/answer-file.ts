import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import { TableMappingSchema } from '#domain/energy/usage/formats/tables/asking/mapping';
import type { TableMapping } from '#domain/energy/usage/formats/tables/asking/mapping';

const MAX_CHARS = 4_000_000;
/** The mapping itself, or the proposal that holds it. */
const MappingFile = z.union([
  TableMappingSchema,
  z.object({ mapping: TableMappingSchema }).transform(({ mapping }) => mapping),
]);

/** Reads the answer to a question about a table. Throws `usage.bad-mapping`. */
export async function readMapping(path: string): Promise<TableMapping> {
  const text = await readFile(path, 'utf8');
  const bad = (why: string): DomainError =>
    new DomainError(
      'usage.bad-mapping',
      `"${path}" is no mapping: ${why} Save one of the proposals that --json prints.`,
      { file: path },
    );
  if (text.length > MAX_CHARS) throw bad('it is too long.');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw bad('it is no JSON.');
  }
  const found = MappingFile.safeParse(document);
  if (!found.success) throw bad(z.prettifyError(found.error).slice(0, 300));
  return found.data;
}
