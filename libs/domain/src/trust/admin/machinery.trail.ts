import { counted, trailOf } from '#domain/shared/trail';
import type { MachineryEvent } from './machinery.events.js';

const INSTALLATION = () => ({ type: 'machinery', id: 'installation' });
const BREAKER = {
  automatic: 'left the breaker before Claude to itself',
  'held-open': 'stopped asking Claude',
  'held-closed': 'kept asking Claude whatever fails',
};

/** How the trail tells what is done to the machinery. */
export const machineryTrail = trailOf<MachineryEvent>('machinery', {
  'trust.claude-budget-set.v1': {
    action: 'set',
    target: INSTALLATION,
    says: ({ usdPerDay }) =>
      usdPerDay === null
        ? 'set the budget for Claude back to the configured one'
        : `set the budget for Claude to $${String(usdPerDay)} a day`,
  },
  'trust.claude-breaker-held.v1': {
    action: 'set',
    target: INSTALLATION,
    says: ({ breaker }) => BREAKER[breaker],
  },
  'trust.read-only-set.v1': {
    action: 'set',
    target: INSTALLATION,
    says: ({ isReadOnly }) =>
      isReadOnly ? 'made TreeBeard read-only' : 'let TreeBeard take in new things again',
  },
  'trust.feature-switched.v1': {
    action: 'switched',
    target: INSTALLATION,
    says: ({ feature, isOn }) => `switched ${feature} ${isOn ? 'on' : 'off'}`,
  },
  'trust.jobs-retried.v1': {
    action: 'retried',
    target: { type: 'queue', field: 'queue' },
    says: ({ queue, jobs }) => `queued ${counted(jobs, 'failed job')} of ${queue} again`,
  },
  'trust.rebuild-ordered.v1': {
    action: 'ordered',
    target: { type: 'read-model', field: 'readModel' },
    says: ({ readModel }) => `ordered ${readModel} to be rebuilt from the log`,
  },
  'trust.read-model-rebuilt.v1': {
    action: 'rebuilt',
    target: { type: 'read-model', field: 'readModel' },
    says: ({ readModel, rows }) => `rebuilt ${readModel} with ${counted(rows, 'row')}`,
  },
});
