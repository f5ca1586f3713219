import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import { nodeArchive } from '#api/energy/usage/opening/archive';

const NOW = Date.UTC(2026, 10, 30, 12);

async function* once(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}

/** A day of hours from each of these days. */
async function warningsOf(...days: readonly string[]): Promise<readonly string[]> {
  const rows = days.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => `${day} ${String(hour).padStart(2, '0')}:00,0.5`),
  );
  const { warnings } = await readUsageFile({
    name: 'use.csv',
    bytes: once(`Start,kWh\n${rows.join('\n')}\n`),
    ...{ archive: nodeArchive, zone: 'UTC', now: NOW },
  });
  return warnings.filter(({ code }) => code === 'usage.in-the-future').map(({ message }) => message);
}

describe('readings of a time to come', () => {
  it('are none up to a day from now, since clocks differ', async () => {
    expect(await warningsOf('2026-11-29', '2026-11-30')).toEqual([]);
  });

  it('are told with their number and last day', async () => {
    const [message] = await warningsOf('2026-11-30', '2027-01-30');
    expect(message).toContain('24 readings are dated in the future (up to 2027-01-30)');
  });

  it('refuse a file that holds nothing else', async () => {
    await expect(warningsOf('2042-01-01', '2042-01-02')).rejects.toMatchObject({
      code: 'usage.in-the-future',
    });
  });
});
