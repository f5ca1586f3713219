import fc from 'fast-check';
import { FloodGate } from './flood-gate.js';

const SIGN_IN = { commandType: 'POST /api/v1/session', code: 'auth.wrong' };

describe('a flood of refusals', () => {
  it('is told one by one at first, and then as one number a minute for each kind', () => {
    let nowMs = 1_000;
    const gate = new FloodGate(() => nowMs);
    const alone = Array.from({ length: 1_000 }, () => gate.tellsAlone('a caller', SIGN_IN)).filter(Boolean);
    expect(alone).toHaveLength(10);
    expect(gate.take()).toEqual([]);
    nowMs += 60_000;
    expect(gate.take()).toEqual([{ ...SIGN_IN, times: 990, sinceMs: 1_000, untilMs: 61_000 }]);
    expect(gate.take()).toEqual([]);
    expect(gate.tellsAlone('a caller', SIGN_IN)).toBe(true);
  });

  it('of one caller leaves others their own entries', () => {
    const gate = new FloodGate(() => 0);
    for (let n = 0; n < 1_000; n += 1) gate.tellsAlone('a caller', SIGN_IN);
    expect(gate.tellsAlone('another', SIGN_IN)).toBe(true);
  });

  it('of many callers and kinds loses none and holds no more than so many', () => {
    const calls = fc.array(fc.record({ caller: fc.nat(400), code: fc.nat(600) }), { maxLength: 3_000 });
    fc.assert(
      fc.property(calls, (all) => {
        const gate = new FloodGate(() => 0);
        const alone = all.filter(({ caller, code }) =>
          gate.tellsAlone(String(caller), { commandType: 'POST /x', code: String(code) }),
        ).length;
        const counted = gate.take(true);
        expect(alone).toBeLessThanOrEqual(120);
        expect(counted.length).toBeLessThanOrEqual(301);
        expect(alone + counted.reduce((sum, { times }) => sum + times, 0)).toBe(all.length);
      }),
      { numRuns: 30 },
    );
  });
});
