import { given } from '#domain/shared/given.spec-support';
import { machinery } from './machinery.decider.js';
import type { MachineryEvent } from './machinery.events.js';

const at = '2026-11-30T18:00:00.000Z';
const REBUILD = '0c8e9a52-7f0b-4a58-9d0e-3f1f6d3c1111';

const readOnly: MachineryEvent = { type: 'trust.read-only-set.v1', data: { isReadOnly: true, setAt: at } };
const uploadsOff: MachineryEvent = {
  type: 'trust.feature-switched.v1',
  data: { feature: 'uploads', isOn: false, switchedAt: at },
};
const ordered: MachineryEvent = {
  type: 'trust.rebuild-ordered.v1',
  data: { rebuildId: REBUILD, readModel: 'energy.plan.v1', orderedAt: at },
};
const end = {
  kind: 'end-rebuild',
  rebuildId: REBUILD,
  readModel: 'energy.plan.v1',
  rows: 3,
  digest: 'd'.repeat(64),
  position: '9',
  at,
} as const;

describe('the machinery', () => {
  it('is set once, and not again to what it is', () => {
    const command = { kind: 'set-read-only', isReadOnly: true, at } as const;
    expect(given(machinery).when(command)).toEqual([readOnly]);
    expect(given(machinery, readOnly).when(command)).toEqual([]);
    expect(given(machinery).when({ kind: 'hold-claude-breaker', breaker: 'automatic', at })).toEqual([]);
    expect(given(machinery).when({ kind: 'set-claude-budget', usdPerDay: null, at })).toEqual([]);
  });

  it('has a feature off or on, whatever was switched before', () => {
    const off = { kind: 'switch-feature', feature: 'uploads', isOn: false, at } as const;
    expect(given(machinery).when(off)).toEqual([uploadsOff]);
    expect(given(machinery, uploadsOff).when(off)).toEqual([]);
    expect(given(machinery).when({ ...off, isOn: true })).toEqual([]);
    expect(given(machinery, uploadsOff).when({ ...off, isOn: true })).toHaveLength(1);
  });

  it('ends a rebuild once, and only one that was ordered', () => {
    expect(given(machinery).when(end)).toEqual([]);
    const [rebuilt] = given(machinery, ordered).when(end);
    expect(rebuilt).toMatchObject({ type: 'trust.read-model-rebuilt.v1', data: { rows: 3, rebuiltAt: at } });
    expect(rebuilt && given(machinery, ordered, rebuilt).when(end)).toEqual([]);
  });
});
