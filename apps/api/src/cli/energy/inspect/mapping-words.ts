import { z } from 'zod';
import type { MappingProposal } from '#domain/energy/usage/formats/tables/asking/needs-mapping';
import { TableMappingSchema } from '#domain/energy/usage/formats/tables/asking/mapping';
import type { OpenQuestion } from '#api/cli/frame/open-question';

const Proposal = z.object({
  mapping: TableMappingSchema,
  preview: z.array(z.object({ day: z.string(), channel: z.string(), kwh: z.string(), readings: z.number() })),
});

/** The question about a table for a person at a terminal: each answer with what it would make of the first days. */
export function mappingWords(file: string, { question, proposals }: OpenQuestion): string {
  const shown = proposals.map((proposal) => Proposal.parse(proposal));
  return [
    `${file}: ${question}`,
    ...shown.flatMap((proposal, at) => [
      `${String(at + 1)}. ${columnWords(proposal.mapping)}`,
      ...dayWords(proposal),
    ]),
    'Choose one: --json prints each as a mapping; save it to a file and give it back with --map FILE.',
  ].join('\n');
}

function columnWords({ columns, decimals, labels, dateOrder }: MappingProposal['mapping']): string {
  const values = columns.filter(({ role }) => role === 'value');
  const [first] = values;
  // A table with a day in each row has its values side by side: one stands for all.
  const named = (values.length > 8 ? [first] : values).flatMap((column) =>
    column === undefined
      ? []
      : [
          `"${column.name}" is ${column.channel ?? 'left'}${column.unit === undefined ? '' : ` in ${column.unit}`}`,
        ],
  );
  const multiplied = columns.find(({ role }) => role === 'multiplier');
  const registers = values.find(({ register }) => register !== undefined)?.register;
  return [
    ...named,
    ...(labels === undefined
      ? []
      : Object.entries(labels.channels)
          .filter(([, channel]) => channel !== 'left')
          .map(([label, channel]) => `rows of "${label}" are ${channel}`)),
    ...(multiplied === undefined ? [] : [`multiplied by "${multiplied.name}"`]),
    ...(registers === undefined
      ? []
      : [registers === 'yes' ? 'they are meter readings' : 'they are the use of each interval']),
    ...(dateOrder === undefined
      ? []
      : [
          `dates are ${{ dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' }[dateOrder]}`,
        ]),
    ...(decimals === 'comma' ? ['the comma parts decimals'] : []),
  ].join('; ');
}

function dayWords({
  preview,
}: {
  readonly preview: readonly { readonly day: string; readonly channel: string; readonly kwh: string }[];
}): readonly string[] {
  return preview.map(({ day, channel, kwh }) => `     ${day}  ${channel}  ${kwh} kWh`);
}
