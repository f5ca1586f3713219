import type { Decider, Stamped } from '#domain/shared/decider';
import type { AuditCommand } from './audit.commands.js';
import { AuditEvent } from './audit.events.js';

/** One note for the trail, in a stream of its own: noted once, and never changed. */
export const auditNote: Decider<{ readonly isNoted: boolean }, Stamped<AuditCommand>, AuditEvent> = {
  event: AuditEvent,
  initial: { isNoted: false },
  decide(command, { isNoted }) {
    if (isNoted) return [];
    switch (command.kind) {
      case 'note-refusal': {
        const { kind: _, at: refusedAt, ...data } = command;
        return [{ type: 'trust.command-refused.v1', data: { ...data, refusedAt } }];
      }
      case 'count-refusals': {
        const { kind: _, at: _at, ...data } = command;
        return [{ type: 'trust.refusals-counted.v1', data }];
      }
      case 'note-view': {
        const { kind: _, at: viewedAt, ...data } = command;
        return [{ type: 'trust.record-viewed.v1', data: { ...data, viewedAt } }];
      }
    }
  },
  evolve: () => ({ isNoted: true }),
};
