import type { Decider, Stamped } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { ImportCommand } from './imports.commands.js';
import type { ListOrigin, ListReading } from './imports.events.js';
import { ImportEvent } from './imports.events.js';

/** State of one import. */
export interface ImportState {
  readonly status: 'none' | 'requested' | 'checked' | 'confirmed' | 'ended' | 'done';
  readonly origin: ListOrigin | null;
  readonly reading: ListReading | null;
  /** Of the last check. */
  readonly fileSha256: string | null;
  /** The catalogue's revision at the last check, and what the import would make of it. */
  readonly revisionBefore: string | null;
  readonly revisionAfter: string | null;
  /** How often the catalogue had changed at the last check; -1 before one. */
  readonly basedOn: number;
}

/**
 * An import on its way: requested, checked against the catalogue, confirmed by a person, done. Each step is taken
 * once; a check may come again while nobody has confirmed. Throws `plans.import-not-open` for a step out of turn.
 */
export const catalogueImport: Decider<ImportState, Stamped<ImportCommand>, ImportEvent> = {
  event: ImportEvent,
  initial: {
    status: 'none',
    origin: null,
    reading: null,
    fileSha256: null,
    revisionBefore: null,
    revisionAfter: null,
    basedOn: -1,
  },
  decide(command, { status, basedOn, fileSha256 }) {
    const { at } = command;
    switch (command.kind) {
      case 'request': {
        if (status !== 'none') return [];
        const { importId, origin, reading } = command;
        const requested = { importId, origin, reading, requestedAt: at };
        return [{ type: 'energy.catalogue-import-requested.v1', data: requested }];
      }
      case 'check': {
        if (status !== 'requested' && status !== 'checked') return [];
        if (status === 'checked' && basedOn === command.basedOn && fileSha256 === command.fileSha256)
          return [];
        const { kind: _check, at: checkedAt, ...checked } = command;
        return [{ type: 'energy.catalogue-import-checked.v1', data: { ...checked, checkedAt } }];
      }
      case 'confirm':
        if (status === 'confirmed' || status === 'done') return [];
        if (status !== 'checked') throw notOpen(command.importId);
        return [
          {
            type: 'energy.catalogue-import-confirmed.v1',
            data: { importId: command.importId, confirmedAt: at },
          },
        ];
      case 'end': {
        if (status === 'ended' || status === 'done') return [];
        if (status === 'none') throw notOpen(command.importId);
        const { kind: _end, at: endedAt, ...ended } = command;
        return [{ type: 'energy.catalogue-import-ended.v1', data: { ...ended, endedAt } }];
      }
      case 'finish':
        if (status !== 'confirmed') return [];
        return [
          { type: 'energy.catalogue-import-done.v1', data: { importId: command.importId, doneAt: at } },
        ];
    }
  },
  evolve(state, event) {
    switch (event.type) {
      case 'energy.catalogue-import-requested.v1': {
        const { origin, reading } = event.data;
        return { ...state, status: 'requested', origin, reading };
      }
      case 'energy.catalogue-import-checked.v1': {
        const { basedOn, fileSha256, revisionBefore, revisionAfter } = event.data;
        return { ...state, status: 'checked', basedOn, fileSha256, revisionBefore, revisionAfter };
      }
      case 'energy.catalogue-import-confirmed.v1':
        return { ...state, status: 'confirmed' };
      case 'energy.catalogue-import-ended.v1':
        return { ...state, status: 'ended' };
      case 'energy.catalogue-import-done.v1':
        return { ...state, status: 'done' };
    }
  },
};

function notOpen(importId: string): DomainError {
  return new DomainError(
    'plans.import-not-open',
    'This import is not waiting to be confirmed. Look at it again; somebody may have ended it.',
    { importId },
    'conflict',
  );
}
