import { readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { jsonTable } from './json-table.format.js';

const hour = (at: number): string => `2024-03-20T${String(at).padStart(2, '0')}:00:00+01:00`;
const HOURS = Array.from({ length: 23 }, (_, at) => at);

describe('JSON of unknown make', () => {
  it('reads the list of readings where it stands, with its unit, and leaves money alone', async () => {
    const nodes = HOURS.map((at) => ({
      ...{ from: hour(at), to: hour(at + 1), cost: 1.5, unitPrice: 1.1 },
      ...{ consumption: 0.25, consumptionUnit: 'kWh' },
    }));
    const { channels } = await readText(
      jsonTable,
      JSON.stringify({ data: { homes: [{ consumption: { nodes } }] } }),
    );
    expect(channels).toEqual([
      expect.objectContaining({ kwh: '5.75', count: 23, first: '2024-03-19T23:00:00Z' }),
    ]);
  });

  it('splits series that a fact above them tells apart, in the unit above all', async () => {
    const values = (wh: number) => HOURS.map((at) => ({ date: hour(at), value: wh }));
    const text = JSON.stringify({
      energyDetails: {
        unit: 'Wh',
        meters: [
          { type: 'Purchased', values: values(200) },
          { type: 'FeedIn', values: values(50) },
        ],
      },
    });
    const { channels } = await readText(jsonTable, text);
    expect(channels.map(({ name, kwh }) => [name.split('/')[1], kwh])).toEqual([
      ['import', '4.6'],
      ['export', '1.15'],
    ]);
  });

  it('refuses a document without any list of readings', async () => {
    await expect(readText(jsonTable, '{"error":"please sign in"}')).rejects.toMatchObject({
      code: 'usage.json-no-table',
    });
  });
});
