import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { findHead } from '../planning/head-rows.js';
import { headerText } from '../asking/header-text.js';
import type { TableMapping } from '../asking/mapping.js';
import { planByMapping } from '../asking/apply-mapping.js';
import { needsMapping } from '../asking/needs-mapping.js';
import { planTable } from '../planning/plan-table.js';
import { readByPlan } from './read-by-plan.js';

/**
 * Any table with times and energy. Every column has a role or the reader stops; every row is read, a
 * known kind without a reading, or refused. Where several readings fit it asks: `usage.needs-mapping`.
 */
export const genericCsv: UsageFormat = {
  id: 'generic-csv',
  sniff: (head) => (head.kind === 'text' ? 'possible' : 'no'),
  parse: readGenericCsv,
};

async function readGenericCsv(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const { head } = input;
  const mapping = context.mapping ?? (await confirmedFor(input, context));
  if (mapping !== undefined) {
    const read = await readByPlan(input.text(), planByMapping(head, mapping), {
      ...{ sink, head },
      context: { ...context, mapping },
    });
    if ('plans' in read) throw await needsMapping(head, read, { ...context, mapping });
    return read;
  }
  const plan = planTable(head);
  if ('plans' in plan) throw await needsMapping(head, plan, context);
  const read = await readByPlan(input.text(), plan, { sink, context, head });
  if ('plans' in read) throw await needsMapping(head, read, context);
  return read;
}

/** What the home's people said of a table with this header. */
function confirmedFor({ head }: UsageInput, { confirmed }: ParseContext): Promise<TableMapping | undefined> {
  const rows = confirmed === undefined ? undefined : findHead(head);
  if (confirmed === undefined || rows === undefined) return Promise.resolve(undefined);
  return confirmed(headerText(rows.header.map((name) => name.slice(0, 200))));
}
