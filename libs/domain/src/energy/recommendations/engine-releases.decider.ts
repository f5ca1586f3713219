import type { Decider, Stamped } from '#domain/shared/decider';
import type { EngineReleaseCommand } from './engine-releases.commands.js';
import { EngineReleaseEvent } from './engine-releases.events.js';

/** One engine: released once, however many processes and releases bring it. */
export const engineRelease: Decider<
  { readonly isReleased: boolean },
  Stamped<EngineReleaseCommand>,
  EngineReleaseEvent
> = {
  event: EngineReleaseEvent,
  initial: { isReleased: false },
  decide({ kind: _, at: releasedAt, ...data }, { isReleased }) {
    return isReleased ? [] : [{ type: 'energy.engine-released.v1', data: { ...data, releasedAt } }];
  },
  evolve: () => ({ isReleased: true }),
};
