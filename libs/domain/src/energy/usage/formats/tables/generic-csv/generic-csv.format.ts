import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
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
  const plan = context.mapping === undefined ? planTable(head) : planByMapping(head, context.mapping);
  if ('plans' in plan) throw await needsMapping(head, plan, context);
  const read = await readByPlan(input.text(), plan, { sink, context, head });
  if ('plans' in read) throw await needsMapping(head, read, context);
  return read;
}
