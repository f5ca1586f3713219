import { counted, trailOf } from '#domain/shared/trail';
import type { ReplayEvent } from './replays.events.js';

/** How the trail tells the replays of recorded results. */
export const replaysTrail = trailOf<ReplayEvent>('audit', {
  'trust.replay-completed.v1': {
    action: 'replayed',
    target: { type: 'replay', field: 'day' },
    says: ({ checked, equal, erased, different }) =>
      `made ${counted(checked, 'recommendation')} again: ${String(equal)} the same bytes, ${String(erased)} erased, ${String(different)} different`,
  },
});
