import fc from 'fast-check';
import { isoUtc, localText, zoneOf } from '#domain/shared/zone';
import { readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { genericCsv } from './generic-csv.format.js';

const HOUR_S = 3_600;
const JANUARY = Date.UTC(2024, 0, 1) / 1000;

/** Hourly rows from the first of January, UTC. */
function hourly(count: number, write: (label: string, index: number) => string): string {
  return Array.from({ length: count }, (_, at) => write(localText(JANUARY + at * HOUR_S), at)).join('\n');
}

async function read(text: string | Uint8Array, zone = 'UTC') {
  const { channels, warnings } = await readText(genericCsv, text, { zone });
  return {
    warnings,
    found: Object.fromEntries(channels.map(({ name, kwh, count }) => [name, [kwh, count]])),
    channels,
  };
}

describe('a year of hours by a local clock', () => {
  it('is read where a column of its own says the hour that ends', async () => {
    const zone = zoneOf('America/New_York');
    const first = zone.earlier(Date.UTC(2023, 0, 1) / 1000);
    const starts = Array.from({ length: 8760 }, (_, hour) => first + hour * HOUR_S);
    const rows = starts.map((startUtc) => {
      const shown = localText(zone.localAt(startUtc));
      return `${shown.slice(0, 10)},${String(Number(shown.slice(11, 13)) + 1)},0.5`;
    });
    const { channels } = await read(`Date,Hour Ending,kWh\n${rows.join('\n')}\n`, 'America/New_York');
    expect(channels[0]?.rows.map((row) => row.slice(0, 25)).join()).toBe(
      starts.map((startUtc) => `${isoUtc(startUtc)} 3600`).join(),
    );
  });

  it('takes production that is settled as consumption is for what was sold, else for what the roof made', async () => {
    const channels = async (header: string): Promise<readonly string[]> => {
      const rows = hourly(48, (label) => `${label},0.5,0.1,0.2,0.05`);
      return (await read(`Time,${header}\n${rows}\n`)).channels.map(({ name }) => name.split('/')[1] ?? '');
    };
    const settled = 'ConsumptionKwh,ConsumptionCosts,ProductionKwh,ProductionCosts';
    expect(await channels(settled)).toEqual(['import', 'export']);
    const priced = 'ConsumptionKwh,ConsumptionCosts,ProductionKwh,Price';
    expect(await channels(priced)).toEqual(['import', 'generation']);
  });

  it('survives both change nights in any zone', async () => {
    const zones = [
      'America/New_York',
      'Europe/Berlin',
      'Pacific/Auckland',
      'America/Santiago',
      'Africa/Cairo',
      'Asia/Tokyo',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones),
        fc.integer({ min: 2010, max: 2026 }),
        fc.constantFrom(1800, 3600),
        fc.constantFrom('start', 'end', 'both'),
        async (name, year, stepS, labels) => {
          const zone = zoneOf(name);
          const first = zone.earlier(Date.UTC(year, 0, 1) / 1000);
          const count = Math.round((zone.earlier(Date.UTC(year + 1, 0, 1) / 1000) - first) / stepS);
          const shown = (utcS: number): string => localText(zone.localAt(utcS));
          const rows = Array.from({ length: count }, (_, at) => {
            const start = first + at * stepS;
            const stamps = {
              start: shown(start),
              end: shown(start + stepS),
              both: `${shown(start)},${shown(start + stepS)}`,
            };
            return `${stamps[labels]},0.${String(at % 10)}`;
          });
          const header = { start: 'Start', end: 'Period end', both: 'Start,End' }[labels];
          const { channels } = await read(`${header},kWh\n${rows.join('\n')}\n`, name);
          const starts = channels[0]?.rows.map((row) => row.slice(0, 20)).join(' ');
          const written = Array.from({ length: count }, (_, at) => isoUtc(first + at * stepS));
          expect(starts).toBe(written.join(' '));
        },
      ),
      { numRuns: 8 },
    );
  });
});
