import type { Stamped } from '#domain/shared/decider';
import type { UsageCommand } from './usage.commands.js';
import { usageUpload } from './usage.decider.js';
import type { UsageEvent } from './usage.events.js';

const at = '2026-11-21T12:00:00.000Z';
const ids = {
  uploadId: '2f0a1c52-6f0c-4c8e-9a52-0d6a52b1f001',
  householdId: '7b0a1c52-6f0c-4c8e-9a52-0d6a52b1f002',
};
const upload: Stamped<UsageCommand> = {
  kind: 'upload',
  ...ids,
  origin: 'file',
  zone: null,
  files: [{ name: 'a.csv', bytes: 10, digest: 'd' }],
  at,
};
const rejected = { kind: 'reject', code: 'usage.gas', message: 'This is gas.', details: {}, at } as const;

function after(...commands: readonly Stamped<UsageCommand>[]): readonly UsageEvent[] {
  let state = usageUpload.initial;
  let last: readonly UsageEvent[] = [];
  for (const command of commands) {
    last = usageUpload.decide(command, state);
    for (const event of last) state = usageUpload.evolve(state, event);
  }
  return last;
}

describe('one upload', () => {
  it('is received once, however often it is sent', () => {
    expect(after(upload)).toHaveLength(1);
    expect(after(upload, upload)).toEqual([]);
  });

  it('records each part once', () => {
    const part = { kind: 'record-part', part: 1, parts: 2, payload: 'x', at } as const;
    expect(after(upload, part)).toHaveLength(1);
    expect(after(upload, part, part)).toEqual([]);
    expect(after(upload, part, { ...part, part: 2 })).toHaveLength(1);
  });

  it('ends once: a job that runs again changes nothing', () => {
    expect(after(upload, rejected)).toEqual([
      {
        type: 'energy.usage-rejected.v1',
        data: { ...ids, code: 'usage.gas', message: 'This is gas.', details: {}, rejectedAt: at },
      },
    ]);
    expect(after(upload, rejected, rejected)).toEqual([]);
  });

  it('can be cancelled until it is read, and says so afterwards', () => {
    expect(after(upload, { kind: 'cancel', at })).toHaveLength(1);
    expect(after(upload, { kind: 'cancel', at }, rejected)).toEqual([]);
    const tooLate = () => after(upload, rejected, { kind: 'cancel', at });
    expect(tooLate).toThrow(expect.objectContaining({ code: 'usage.already-read' }));
  });

  it('may be a correction of another, which is imported from the first and once', () => {
    const imported = {
      quality: {
        ...{ format: 'nem12', zone: 'UTC', firstDay: '2026-01-01', lastDay: '2026-01-02' },
        ...{ intervalMinutes: 30, intervals: 96, missing: 0, coverage: 1, estimatedShare: 0, filledShare: 0 },
        ...{ meteredKwh: '2', findings: [] },
      },
      ...{ year: null, packedYear: null, noYearReason: 'Too short.' },
      correction: { meters: null, withoutOutliers: true },
    };
    const corrected = { ...ids, readIn: ids.householdId, origin: 'file' as const };
    const concluded = { digest: 'd', conclusionDigest: 'c', imported };
    const correct = { kind: 'correct' as const, ...corrected, ...concluded, at };
    expect(after(correct)).toEqual([
      { type: 'energy.usage-corrected.v1', data: { ...corrected, ...concluded, correctedAt: at } },
    ]);
    expect(after(correct, correct)).toEqual([]);
    const tooLate = () => after(correct, { kind: 'cancel', at });
    expect(tooLate).toThrow(expect.objectContaining({ code: 'usage.already-read' }));
  });

  it('refuses work on an upload that never was', () => {
    expect(() => after(rejected)).toThrow(expect.objectContaining({ code: 'usage.unknown-upload' }));
  });
});
