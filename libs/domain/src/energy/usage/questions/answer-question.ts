import type { Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import { headerText } from '../formats/tables/asking/header-text.js';
import type { TableMapping } from '../formats/tables/asking/mapping.js';
import type { UsageCommand } from '../usage.commands.js';
import { QUESTION_DAYS } from '../usage-limits.commands.js';
import type { UsageEvent } from '../usage.events.js';
import type { UsageAnswer, UsageQuestion } from './usage-question.js';

/** The part of an upload's state that concerns questions. */
interface Asked {
  readonly status: string;
  readonly uploadId: string;
  readonly householdId: string;
  readonly question: UsageQuestion | null;
  /** Time at which the question was asked, ISO 8601 UTC. */
  readonly askedAt: string;
  readonly answers: readonly UsageAnswer[];
}

type Answer = Extract<Stamped<UsageCommand>, { kind: 'answer' }>;

/** Initial state. */
export const NOTHING_ASKED: Pick<Asked, 'question' | 'askedAt' | 'answers'> = {
  ...{ question: null, askedAt: '', answers: [] },
};

/** Most answers to one upload; a table that is still not understood after these will not be by more. */
const MOST_ANSWERS = 20;

/**
 * Takes an answer to the question that is open. Throws `usage.nothing-asked` when none is, `usage.other-question`
 * for an answer to another, `usage.mapping-unfit` for a mapping of another table or of no values, and
 * `usage.too-many-answers`.
 */
export function answer({ said, at: answeredAt }: Answer, state: Asked): readonly UsageEvent[] {
  const { uploadId, householdId, question, answers } = state;
  if (state.status !== 'asking' || question === null) {
    throw new DomainError(
      'usage.nothing-asked',
      'There is no open question about these files: they were answered, read or cancelled.',
      {},
      'conflict',
    );
  }
  if (answers.length >= MOST_ANSWERS) {
    throw new DomainError(
      'usage.too-many-answers',
      'This file was asked about many times and still cannot be read. Please try another export.',
      { answers: answers.length },
      'conflict',
    );
  }
  if ('mapping' in said) refuseUnfit(said.mapping, question);
  else refuseOther('bills' in said ? 'needs-bills' : 'needs-zone', question);
  const data = { uploadId, householdId, answer: answers.length + 1, said, answeredAt };
  return [{ type: 'energy.usage-question-answered.v1', data }];
}

/** Whether a command ends an open question without an answer: cancelled, or unanswered for too long. */
export function endsQuestion({ kind }: Stamped<UsageCommand>, { status }: Pick<Asked, 'status'>): boolean {
  return status === 'asking' && (kind === 'cancel' || kind === 'reject');
}

/** Whether the question has been open for as long as we keep the bytes. */
export function isStale({ status, askedAt }: Pick<Asked, 'status' | 'askedAt'>, nowMs: number): boolean {
  return status === 'asking' && nowMs - Date.parse(askedAt) > QUESTION_DAYS * DAY_MS;
}

const DAY_MS = 86_400_000;

/** Throws `usage.mapping-unfit` for defects of a mapping that can be found without reading the file again. */
export function refuseUnfit(mapping: TableMapping, question: UsageQuestion): void {
  refuseOther('needs-mapping', question);
  if (question.outcome !== 'needs-mapping') return;
  const names = question.proposals[0]?.mapping.columns.map(({ name }) => name) ?? [];
  const { columns } = mapping;
  if (headerText(columns.map(({ name }) => name)) !== headerText(names))
    throw unfit('The columns are not those of the file. Send each of them, in the order of the file.');
  if (!columns.some(({ role }) => role === 'start' || role === 'end'))
    throw unfit('Say which column holds the time: when each reading starts, or when it ends.');
  if (!columns.some(({ role, channel }) => role === 'value' && channel !== undefined))
    throw unfit('Say which column holds the electricity, and whether it was bought, sold or made.');
  const [twice] = ONCE.filter(([role]) => columns.filter((one) => one.role === role).length > 1);
  if (twice !== undefined) throw unfit(`Two columns are said to be ${twice[1]}. Choose one of them.`);
}

const ONCE = [
  ['start', 'the start of a reading'],
  ['end', 'the end of a reading'],
  ['time', 'the time of day'],
  ['endTime', 'the time of day that a reading ends'],
  ['offset', 'the offset from UTC'],
  ['unit', 'the unit'],
  ['meter', 'the meter'],
  ['multiplier', 'the multiplier'],
] as const;

function unfit(message: string): DomainError {
  return new DomainError('usage.mapping-unfit', message);
}

const ASKED: Readonly<Record<UsageQuestion['outcome'], string>> = {
  'needs-mapping': 'how its columns are read',
  'needs-zone': 'which time zone its clock is on',
  'needs-bills': 'what its bills say',
};

function refuseOther(answered: UsageQuestion['outcome'], { outcome }: UsageQuestion): void {
  if (answered === outcome) return;
  const message = `The question about this file is ${ASKED[outcome]}.`;
  throw new DomainError('usage.other-question', message, {}, 'conflict');
}
