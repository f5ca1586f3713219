import { DomainError } from '#domain/shared/domain-error';
import type { FileHead, ParseContext } from '#domain/energy/usage/formats/format';
import type { OpenQuestion } from '../planning/plan.js';
import { headerText } from './header-text.js';
import type { TableMapping } from './mapping.js';
import { mappingOf } from './mapping-of-plan.js';
import { findHead } from '../planning/head-rows.js';
import { previewOf } from './preview.js';
import type { PreviewDay } from './preview.js';

/** One way to read the table, with its first days as they would be read; `problem` where it cannot be. */
export interface MappingProposal {
  readonly mapping: TableMapping;
  readonly preview: readonly PreviewDay[];
  readonly problem: string | undefined;
}

/** The question that a table leaves open, in the same form for pages, API and command line. */
export interface MappingQuestion {
  readonly outcome: 'needs-mapping';
  /** Which kind of question: `which-unit`, `which-flow`, `decimals`, … */
  readonly code: string;
  readonly question: string;
  readonly proposals: readonly MappingProposal[];
  /** The first proposal's days. */
  readonly preview: readonly PreviewDay[];
  /** The first rows below the header, as they stand in the file. */
  readonly rows: readonly (readonly string[])[];
  /** The header's text, whose HMAC identifies the remembered answer. */
  readonly header: string;
}

const SHOWN_ROWS = 5;
const SHOWN_CHARS = 40;

/** The refusal that carries the question: `usage.needs-mapping`, its `details` a `MappingQuestion` and the file's name. */
export async function needsMapping(
  head: FileHead,
  open: OpenQuestion,
  context: ParseContext,
): Promise<DomainError> {
  const proposals: MappingProposal[] = [];
  for (const plan of open.plans) {
    const { days, problem } = await previewOf(head, plan, context);
    proposals.push({ mapping: mappingOf(plan), preview: days, problem });
  }
  const sound = proposals.filter(({ problem }) => problem === undefined);
  const shown = sound.length > 0 ? sound : proposals;
  const question: MappingQuestion = {
    outcome: 'needs-mapping',
    ...{ code: open.code, question: open.question, proposals: shown, preview: shown[0]?.preview ?? [] },
    rows: (findHead(head)?.sample ?? [])
      .slice(0, SHOWN_ROWS)
      .map((cells) => cells.map((cell) => cell.slice(0, SHOWN_CHARS))),
    header: headerText(open.plans[0]?.header ?? []),
  };
  return new DomainError('usage.needs-mapping', open.question, { file: head.name, ...question });
}
