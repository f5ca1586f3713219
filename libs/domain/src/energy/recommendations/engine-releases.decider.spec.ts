import { given } from '#domain/shared/given.spec-support';
import { engineRelease } from './engine-releases.decider.js';

const engine = { digest: 'd'.repeat(64), bytes: 1_000, commit: 'c', engineVersion: 'scoring-6 tariffs-4' };
const release = { kind: 'release', ...engine, at: '2026-11-30T12:00:00.000Z' } as const;
const released = {
  type: 'energy.engine-released.v1',
  data: { ...engine, releasedAt: '2026-11-30T12:00:00.000Z' },
} as const;

describe('an engine', () => {
  it('is released once, whoever brings it again', () => {
    expect(given(engineRelease).when(release)).toEqual([released]);
    expect(given(engineRelease, released).when({ ...release, commit: 'later' })).toEqual([]);
  });
});
