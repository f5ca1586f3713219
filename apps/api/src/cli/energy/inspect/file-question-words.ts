import type { BillsQuestion } from '#domain/energy/usage/printed-bills/ask-about-bills';
import type { OpenQuestion } from '#api/cli/frame/open-question';
import { mappingWords } from './mapping-words.js';

/** The question that a file leaves open, for a person at a terminal. */
export function fileQuestionWords(file: string, asked: OpenQuestion): string {
  // Questions come from the readers as they are, and this outcome is of one of them alone.
  return asked.outcome === 'needs-bills'
    ? billsWords(file, asked as unknown as BillsQuestion)
    : mappingWords(file, asked);
}

const OPEN = '?';

/** The bills of PDFs as they were read, what is not sure as a question mark. */
function billsWords(file: string, { question, proposals, printed, notes }: BillsQuestion): string {
  const [{ bills }] = proposals;
  return [
    `${file}: ${question}`,
    ...bills.map(
      ({ start, end, kwh, estimated }) =>
        `     ${start ?? OPEN} to ${end ?? OPEN}  ${kwh ?? OPEN} kWh${estimated ? ', estimated' : ''}`,
    ),
    ...printed.flatMap(({ amount, meter, notes: own }) => [
      ...(meter === null ? [] : [`- Meter ${meter}`]),
      ...(amount === null ? [] : [`- To pay: ${amount}`]),
      ...own.map((note) => `- ${note}`),
    ]),
    ...notes.map((note) => `- ${note}`),
    'Correct what is wrong: --json prints this as a proposal; save that to a file and give it back with --bills FILE.',
  ].join('\n');
}
