import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import { TableMappingSchema } from '#domain/energy/usage/formats/tables/asking/mapping';
import type { TableMapping } from '#domain/energy/usage/formats/tables/asking/mapping';
import { TypedBillsSchema } from '#domain/energy/usage/typed-bills.commands';
import type { ReadOptions } from '#domain/energy/usage/read-usage-file';

const MAX_CHARS = 4_000_000;
/** The mapping itself, or the proposal that holds it. */
const MappingFile = z.union([
  TableMappingSchema,
  z.object({ mapping: TableMappingSchema }).transform(({ mapping }) => mapping),
]);

/** Reads the answer to a question about a table. Throws `usage.bad-mapping`. */
export function readMapping(path: string): Promise<TableMapping> {
  return readAnswer(path, MappingFile, {
    code: 'usage.bad-mapping',
    kind: 'mapping',
    next: 'Save one of the proposals that --json prints.',
  });
}

/** Reads the confirmed bills of a PDF, with their zone if they name one. Throws `usage.bad-bills`. */
export async function readBills(path: string): Promise<Pick<ReadOptions, 'bills' | 'zone'>> {
  const { bills, zone } = await readAnswer(path, TypedBillsSchema, {
    code: 'usage.bad-bills',
    kind: 'list of bills',
    next: 'Save the proposal that --json prints, and fill in each null.',
  });
  return zone === undefined ? { bills } : { bills, zone };
}

async function readAnswer<Answer>(
  path: string,
  schema: z.ZodType<Answer>,
  { code, kind, next }: { readonly code: string; readonly kind: string; readonly next: string },
): Promise<Answer> {
  const text = await readFile(path, 'utf8');
  const bad = (why: string): DomainError =>
    new DomainError(code, `"${path}" is no ${kind}: ${why} ${next}`, { file: path });
  if (text.length > MAX_CHARS) throw bad('it is too long.');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw bad('it is no JSON.');
  }
  const found = schema.safeParse(document);
  if (!found.success) throw bad(z.prettifyError(found.error).slice(0, 300));
  return found.data;
}
