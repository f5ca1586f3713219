import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { amerenCsv } from './ameren-csv.format.js';

const HEADER = 'Start Interval Date/Time,Meter Id,Usage,Units,Interval,Usage,Units,Interval';
const PREAMBLE = 'Name,A HOME,,,,,,\nCommodity,Electric,,,,,,\n,,,,,,,\n';
const file = (rows: readonly string[]): string => `${PREAMBLE}${HEADER}\n${rows.join('\n')}\n`;

/** An hour as Ameren writes it: its sum beside its first quarter, the other quarters below. */
function hour(date: string, time: string, quarters: readonly number[]): readonly string[] {
  return quarters.map((kwh, quarter) => {
    const stamp = `${date} ${time}:${String(quarter * 15).padStart(2, '0')}`;
    const sum = quarters.reduce((total, one) => total + one, 0);
    return quarter === 0
      ? `${stamp},7,${String(sum)},kwh,60min,${String(kwh)},kwh,15min`
      : `${stamp},7,-,-,-,${String(kwh)},kwh,15min`;
  });
}

describe('reading Ameren', () => {
  it('counts what two resolutions say once, at the finer one, without a word', async () => {
    const text = file([...hour('03/30/2024', '00', [1, 2, 1, 4]), ...hour('03/30/2024', '01', [2, 2, 2, 2])]);
    expect(amerenCsv.sniff(headOf(text))).toBe('certain');
    const read = await readText(amerenCsv, text);
    expect(read.channels.map(({ kwh, count, first }) => [kwh, count, first])).toEqual([
      ['16', 8, '2024-03-30T05:00:00Z'],
    ]);
    expect(read.warnings).toEqual([]);
    expect(read.parsed).toEqual({ zone: 'America/Chicago', zoneFrom: 'format' });
  });

  it('puts the spring row that no clock showed into the quarter that stands empty', async () => {
    const text = file([
      ...hour('03/09/2025', '01', [1, 1, 1, 1]),
      '03/09/2025 02:00,7,0.6,kwh,60min,0.6,kwh,15min',
      '03/09/2025 03:00,7,1.36,kwh,60min,-,-,-',
      '03/09/2025 03:15,7,-,-,-,0.4,kwh,15min',
      '03/09/2025 03:30,7,-,-,-,0.55,kwh,15min',
      '03/09/2025 03:45,7,-,-,-,0.41,kwh,15min',
      ...hour('03/09/2025', '04', [1, 1, 1, 1]),
    ]);
    const { channels, warnings } = await readText(amerenCsv, text);
    expect(channels[0]).toMatchObject({ kwh: '9.96', count: 12, lastEnd: '2025-03-09T10:00:00Z' });
    expect(channels[0]?.rows).toContain('2025-03-09T08:00:00Z 900 0.6 actual');
    expect(warnings).toContain('usage.spring-gap-row');
  });

  it('keeps an hour whose quarters are not all there', async () => {
    const text = file(['03/30/2024 00:00,7,5,kwh,60min,-,-,-', ...hour('03/30/2024', '01', [2, 2, 2, 2])]);
    const { channels } = await readText(amerenCsv, text);
    expect(channels[0]?.rows).toContain('2024-03-30T05:00:00Z 3600 5 actual');
    expect(channels[0]).toMatchObject({ kwh: '13' });
  });

  it('says when the resolutions do not add up to the same', async () => {
    const text = file(['03/30/2024 00:00,7,9,kwh,60min,1,kwh,15min']);
    expect((await readText(amerenCsv, text)).warnings).toContain('usage.resolutions-differ');
  });

  it.each([
    ['therm', 'usage.gas'],
    ['kvarh', 'usage.unit-unknown'],
  ])('refuses %s', async (unit, code) => {
    const text = file([`03/30/2024 00:00,7,9,${unit},60min,-,-,-`, '']);
    await expect(readText(amerenCsv, text)).rejects.toMatchObject({ code });
  });
});
