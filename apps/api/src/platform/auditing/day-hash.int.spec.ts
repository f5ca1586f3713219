import { testApp } from '#test/support/app';
import { DayHash } from './day-hash.js';

const DAY_MS = 24 * 3_600_000;

describe('the hash of an address', () => {
  it('is the same within a day, another the next, and cannot be made again once its key is gone', async () => {
    const app = await testApp();
    let nowMs = Date.parse('2031-03-01T12:00:00Z');
    const { sealing } = app.platform;
    const hash = new DayHash(sealing, () => nowMs);
    const first = await hash.of('203.0.113.7');
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(await hash.of('203.0.113.7')).toBe(first);
    expect(await hash.of('203.0.113.8')).not.toBe(first);
    nowMs += DAY_MS;
    expect(await hash.of('203.0.113.7')).not.toBe(first);
    expect(await sealing.isErased('clients of 2031-03-01')).toBe(false);
    nowMs += 5 * DAY_MS;
    await hash.of('203.0.113.7');
    expect(await sealing.isErased('clients of 2031-03-01')).toBe(true);
    expect(await sealing.isErased('clients of 2031-03-02')).toBe(true);
    nowMs = Date.parse('2031-03-01T12:00:00Z');
    await expect(hash.of('203.0.113.7')).rejects.toMatchObject({ code: 'sealing.subject-erased' });
    await app.stop();
  });
});
