import type { Decider, Stamped } from '../../shared/decider.js';
import { DomainError } from '../../shared/domain-error.js';
import { refuseChoice } from './meters.js';
import type { UsageCommand } from './usage.commands.js';
import { type Origin, UsageEvent } from './usage.events.js';

/** What rules about one upload need to remember. */
export interface UsageState {
  readonly status: 'new' | 'received' | 'imported' | 'rejected' | 'cancelled' | 'erased';
  readonly uploadId: string;
  readonly householdId: string;
  readonly origin: Origin;
  readonly zone: string | null;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  /** Parts of the readings recorded so far. */
  readonly parts: number;
  /** How many meters there are to choose from; 0 when nothing is to be chosen (any more). */
  readonly metersToChoose: number;
}

/** One upload: received once, then imported, rejected or cancelled, whichever is first, for good. */
export const usageUpload: Decider<UsageState, Stamped<UsageCommand>, UsageEvent> = {
  event: UsageEvent,
  initial: {
    ...{ status: 'new', uploadId: '', householdId: '', origin: 'file', zone: null, files: [] },
    ...{ parts: 0, metersToChoose: 0 },
  },
  decide(command, state) {
    if (command.kind === 'upload') return upload(command, state);
    if (state.status === 'new') {
      throw new DomainError('usage.unknown-upload', 'There is no such upload.', {}, 'not-found');
    }
    const { uploadId, householdId, origin } = state;
    const ids = { uploadId, householdId };
    if (command.kind === 'erase') {
      return state.status === 'erased' ? [] : [{ type: 'energy.usage-erased.v1', data: ids }];
    }
    if (command.kind === 'choose-meters') return chooseMeters(command, state);
    if (state.status !== 'received') return settled(command, state);
    switch (command.kind) {
      case 'record-part': {
        if (command.part <= state.parts) return [];
        const { part, parts, payload } = command;
        return [{ type: 'energy.usage-series-recorded.v1', data: { ...ids, part, parts, payload } }];
      }
      case 'import': {
        const { at: importedAt, digest, imported } = command;
        return [{ type: 'energy.usage-imported.v1', data: { ...ids, origin, importedAt, digest, imported } }];
      }
      case 'reject': {
        const { at: rejectedAt, code, message, details } = command;
        return [{ type: 'energy.usage-rejected.v1', data: { ...ids, code, message, details, rejectedAt } }];
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
        return { ...state, status: 'imported', metersToChoose: event.data.imported.meters?.length ?? 0 };
      case 'energy.usage-meters-chosen.v1':
        return { ...state, metersToChoose: 0 };
      case 'energy.usage-rejected.v1':
        return { ...state, status: 'rejected' };
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

type ChooseMeters = Extract<Stamped<UsageCommand>, { kind: 'choose-meters' }>;

/** Chosen once: what was priced on the choice stays true. */
function chooseMeters(command: ChooseMeters, state: UsageState): readonly UsageEvent[] {
  const { meters, digest, imported, at: chosenAt } = command;
  refuseChoice(meters, state.metersToChoose);
  const { uploadId, householdId, origin } = state;
  const data = { uploadId, householdId, chosenAt, origin, meters, digest, imported };
  return [{ type: 'energy.usage-meters-chosen.v1', data }];
}

/** A job that runs twice finds its work done; a person who cancels too late is told. */
function settled(command: Stamped<UsageCommand>, state: UsageState): readonly UsageEvent[] {
  if (command.kind !== 'cancel' || state.status === 'cancelled') return [];
  throw new DomainError('usage.already-read', 'These files were already read.', {}, 'conflict');
}
