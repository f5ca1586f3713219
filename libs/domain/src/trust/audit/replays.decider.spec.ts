import { given } from '#domain/shared/given.spec-support';
import { dailyReplay } from './replays.decider.js';

const at = '2026-11-30T03:00:00.000Z';
const found = { day: '2026-11-30', checked: 3, equal: 2, erased: 1, different: 0, differing: [] };
const done = { type: 'trust.replay-completed.v1', data: { ...found, completedAt: at } } as const;

describe('the replay of a day', () => {
  it('is told once, whatever a second run finds', () => {
    expect(given(dailyReplay).when({ kind: 'complete', ...found, at })).toEqual([done]);
    expect(given(dailyReplay, done).when({ kind: 'complete', ...found, equal: 1, at })).toEqual([]);
  });
});
