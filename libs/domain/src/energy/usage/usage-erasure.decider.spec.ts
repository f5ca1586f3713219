import { given } from '#domain/shared/given.spec-support';
import { usageErasure } from './usage-erasure.decider.js';
import type { UsageEvent } from './usage.events.js';

const at = '2026-11-21T12:00:00.000Z';
const ids = {
  uploadId: '2f0a1c52-6f0c-4c8e-9a52-0d6a52b1f001',
  householdId: '7b0a1c52-6f0c-4c8e-9a52-0d6a52b1f002',
};
const uploaded: UsageEvent = {
  type: 'energy.usage-uploaded.v1',
  data: {
    ...ids,
    origin: 'file',
    zone: null,
    files: [{ name: 'a.csv', bytes: 10, digest: 'd' }],
    uploadedAt: at,
  },
};
const erased: UsageEvent = { type: 'energy.usage-erased.v1', data: ids };
const erase = { kind: 'erase', at } as const;

describe('erasing an upload', () => {
  it('ends it once', () => {
    expect(given(usageErasure, uploaded).when(erase)).toEqual([erased]);
    expect(given(usageErasure, uploaded, erased).when(erase)).toEqual([]);
  });

  it('ends what is added to it afterwards no second time, and nothing that never was', () => {
    const part: UsageEvent = {
      type: 'energy.usage-series-recorded.v1',
      data: { ...ids, part: 1, parts: 1, payload: 'x' },
    };
    expect(given(usageErasure, uploaded, erased, part).when(erase)).toEqual([]);
    expect(given(usageErasure).when(erase)).toEqual([]);
  });

  it('knows how many files there are to remove', () => {
    expect(usageErasure.evolve(usageErasure.initial, uploaded).files).toBe(1);
  });
});
