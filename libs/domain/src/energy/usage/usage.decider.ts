import type { Decider, Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import { answer, endsQuestion, NOTHING_ASKED } from './questions/answer-question.js';
import type { UsageAnswer, UsageQuestion } from './questions/usage-question.js';
import type { UsageCommand } from './usage.commands.js';
import type { Origin } from './usage.events.js';
import { UsageEvent } from './usage.events.js';

/** State of one upload. */
export interface UsageState {
  readonly status: 'new' | 'received' | 'asking' | 'imported' | 'rejected' | 'cancelled' | 'erased';
  readonly uploadId: string;
  readonly householdId: string;
  readonly origin: Origin;
  readonly zone: string | null;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** Parts of the readings recorded so far. */
  readonly parts: number;
  /** The last question, while and after it is open. */
  readonly question: UsageQuestion | null;
  /** Time at which the question was asked, ISO 8601 UTC. */
  readonly askedAt: string;
  /** Answers so far, in order. */
  readonly answers: readonly UsageAnswer[];
}

/**
 * One upload: received once, asked about as long as its files leave a question open, then imported, rejected or
 * cancelled, whichever is first, for good. A correction
 * is an upload of its own, so that what was priced on the one before stays true.
 */
export const usageUpload: Decider<UsageState, Stamped<UsageCommand>, UsageEvent> = {
  event: UsageEvent,
  initial: {
    status: 'new',
    uploadId: '',
    householdId: '',
    origin: 'file',
    zone: null,
    files: [],
    parts: 0,
    ...NOTHING_ASKED,
  },
  decide(command, state) {
    if (command.kind === 'upload') return upload(command, state);
    if (command.kind === 'correct') return correct(command, state);
    if (state.status === 'new') {
      throw new DomainError('usage.unknown-upload', 'There is no such upload.', {}, 'not-found');
    }
    const { uploadId, householdId, origin } = state;
    const ids = { uploadId, householdId };
    if (command.kind === 'answer') return answer(command, state);
    if (state.status !== 'received' && !endsQuestion(command, state)) return settled(command, state);
    switch (command.kind) {
      case 'record-part': {
        if (command.part <= state.parts) return [];
        const { part, parts, payload } = command;
        return [{ type: 'energy.usage-series-recorded.v1', data: { ...ids, part, parts, payload } }];
      }
      case 'import': {
        const { at: importedAt, digest, readingsDigest, conclusionDigest, imported } = command;
        const digests = { digest, readingsDigest, conclusionDigest };
        return [
          { type: 'energy.usage-imported.v1', data: { ...ids, origin, importedAt, ...digests, imported } },
        ];
      }
      case 'reject': {
        const { at: rejectedAt, code, message, details } = command;
        return [{ type: 'energy.usage-rejected.v1', data: { ...ids, code, message, details, rejectedAt } }];
      }
      case 'ask': {
        const { question, at: askedAt } = command;
        const { outcome } = question;
        return [{ type: 'energy.usage-question-asked.v1', data: { ...ids, outcome, question, askedAt } }];
      }
      case 'cancel':
        return [{ type: 'energy.usage-upload-cancelled.v1', data: { ...ids, cancelledAt: command.at } }];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'energy.usage-uploaded.v1': {
        const { uploadId, householdId, origin, zone, files } = event.data;
        return { ...state, status: 'received', uploadId, householdId, origin, zone, files };
      }
      case 'energy.usage-series-recorded.v1':
        return { ...state, parts: event.data.part };
      case 'energy.usage-imported.v1':
        return { ...state, status: 'imported' };
      case 'energy.usage-corrected.v1': {
        const { uploadId, householdId, origin } = event.data;
        return { ...state, status: 'imported', uploadId, householdId, origin };
      }
      case 'energy.usage-rejected.v1':
        return { ...state, status: 'rejected' };
      case 'energy.usage-question-asked.v1':
        return { ...state, status: 'asking', question: event.data.question, askedAt: event.data.askedAt };
      case 'energy.usage-question-answered.v1': {
        const { said } = event.data;
        const zone = ('zone' in said ? said.zone : undefined) ?? state.zone;
        const origin = 'bills' in said ? 'bills' : state.origin;
        return { ...state, status: 'received', origin, zone, answers: [...state.answers, said] };
      }
      case 'energy.usage-upload-cancelled.v1':
        return { ...state, status: 'cancelled' };
      case 'energy.usage-erased.v1':
        return { ...state, status: 'erased' };
    }
  },
};

type Upload = Extract<Stamped<UsageCommand>, { kind: 'upload' }>;

function upload(command: Upload, state: UsageState): readonly UsageEvent[] {
  if (state.status !== 'new') return [];
  const { uploadId, householdId, origin, zone, files, at: uploadedAt } = command;
  const data = { uploadId, householdId, origin, zone, files, uploadedAt };
  return [{ type: 'energy.usage-uploaded.v1', data }];
}

type Correct = Extract<Stamped<UsageCommand>, { kind: 'correct' }>;

function correct(command: Correct, state: UsageState): readonly UsageEvent[] {
  if (state.status !== 'new') return [];
  const { uploadId, householdId, readIn, origin, digest, conclusionDigest, imported } = command;
  const data = {
    ...{ uploadId, householdId, readIn, correctedAt: command.at, origin },
    ...{ digest, conclusionDigest, imported },
  };
  return [{ type: 'energy.usage-corrected.v1', data }];
}

/** A job that runs twice finds its work done; a person who cancels too late is told. */
function settled(command: Stamped<UsageCommand>, state: UsageState): readonly UsageEvent[] {
  if (command.kind !== 'cancel' || state.status === 'cancelled') return [];
  throw new DomainError('usage.already-read', 'These files were already read.', {}, 'conflict');
}
