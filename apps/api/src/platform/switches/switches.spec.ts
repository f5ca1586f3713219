import type { SwitchState } from './switches.js';
import { Switches } from './switches.js';

const READ_ONLY: SwitchState = {
  claudeBudgetUsdPerDay: null,
  claudeBreaker: 'automatic',
  isReadOnly: true,
  off: [],
};

describe('the switches', () => {
  it('are as configured until somebody says where they are kept', async () => {
    expect(await new Switches().current()).toMatchObject({ isReadOnly: false, off: [] });
  });

  it('are read once a second, however many ask', async () => {
    let nowMs = 0;
    let reads = 0;
    const switches = new Switches(() => nowMs);
    switches.readFrom(() => Promise.resolve((reads += 1) === 1 ? undefined : READ_ONLY));
    const first = await Promise.all([switches.current(), switches.current(), switches.current()]);
    expect([first.map(({ isReadOnly }) => isReadOnly), reads]).toEqual([[false, false, false], 1]);
    nowMs = 1_000;
    expect([(await switches.current()).isReadOnly, reads]).toEqual([true, 2]);
    expect(switches.latest).toBe(READ_ONLY);
  });

  it('stay as they were known while they cannot be read', async () => {
    let nowMs = 0;
    const switches = new Switches(() => nowMs);
    switches.readFrom(() => (nowMs === 0 ? Promise.resolve(READ_ONLY) : Promise.reject(new Error('away'))));
    await switches.current();
    nowMs = 5_000;
    expect(await switches.current()).toBe(READ_ONLY);
  });
});
