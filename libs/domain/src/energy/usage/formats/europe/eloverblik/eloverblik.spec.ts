import { headOf, readText } from '#domain/energy/usage/formats/read-text.spec-support';
import { eloverblikCsv } from './eloverblik-csv.format.js';
import { eloverblikJson } from './eloverblik-json.format.js';

const SHORT = 'MålepunktsID;Fra_dato;Til_dato;Mængde';

describe('reading an Eloverblik CSV', () => {
  it('reads hours with a decimal comma, in windows-1252 too', async () => {
    const text = `${SHORT}\n57;01-02-2026 00:00:00;01-02-2026 01:00:00;0,198\n57;01-02-2026 01:00:00;01-02-2026 02:00:00;\n`;
    const latin = Buffer.from(text, 'latin1');
    for (const content of [text, `\ufeff${text}`, latin]) {
      expect(eloverblikCsv.sniff(headOf(content))).toBe('certain');
      const [channel] = (await readText(eloverblikCsv, content)).channels;
      expect(channel).toMatchObject({
        name: '57/import/',
        kwh: '0.198',
        count: 1,
        missing: 1,
        first: '2026-01-31T23:00:00Z',
      });
    }
  });

  it('keeps the hour that comes twice and knows how it was got', async () => {
    const text = [
      `${SHORT};Måleenhed;Kvalitet;Type`,
      '57;25-10-2026 02:00:00;25-10-2026 03:00:00;1,0;kWh;Målt;Tidsserie',
      '57;25-10-2026 02:00:00;25-10-2026 03:00:00;2,0;kWh;Estimeret;Tidsserie',
    ];
    const [channel] = (await readText(eloverblikCsv, text.join('\n'))).channels;
    expect(channel?.rows).toEqual([
      '2026-10-25T00:00:00Z 3600 1 actual',
      '2026-10-25T01:00:00Z 3600 2 estimated',
    ]);
  });

  it('gives a day its true length', async () => {
    const text = `${SHORT}\n57;25-10-2026 00:00:00;26-10-2026 00:00:00;12,5\n`;
    const [channel] = (await readText(eloverblikCsv, text)).channels;
    expect(channel?.rows).toEqual(['2026-10-24T22:00:00Z 90000 12.5 unknown']);
  });
});

describe('reading Eloverblik answers', () => {
  const answer = (period: string, businessType = 'A04'): string =>
    `{"result":[{"MyEnergyData_MarketDocument":{"TimeSeries":[{"mRID":"57","businessType":"${businessType}","measurement_Unit.name":"KWH","Period":[${period}]}]}}]}`;
  const point = (position: number, quantity: string, quality: string): string =>
    `{"position":"${String(position)}","out_Quantity.quantity":"${quantity}","out_Quantity.quality":"${quality}"}`;

  it('counts 25 points on the autumn day', async () => {
    const points = Array.from({ length: 25 }, (_none, index) => point(index + 1, '0.1', 'A04'));
    const text = answer(
      `{"resolution":"PT1H","timeInterval":{"start":"2026-10-24T22:00:00Z","end":"2026-10-25T23:00:00Z"},"Point":[${points.join(',')}]}`,
    );
    expect(eloverblikJson.sniff(headOf(text))).toBe('certain');
    const [channel] = (await readText(eloverblikJson, text)).channels;
    expect(channel).toMatchObject({ count: 25, kwh: '2.5', lastEnd: '2026-10-25T23:00:00Z' });
  });

  it('knows measured, estimated and missing points, and production', async () => {
    const points = [point(1, '1', 'A04'), point(2, '2', 'A03'), point(4, '0', 'A02')].join(',');
    const text = answer(
      `{"resolution":"PT15M","timeInterval":{"start":"2026-01-01T23:00:00Z","end":"2026-01-02T00:00:00Z"},"Point":[${points}]}`,
      'A01',
    );
    const [channel] = (await readText(eloverblikJson, text)).channels;
    expect(channel).toMatchObject({ name: '57/export/', count: 2, missing: 1, estimated: 1, kwh: '3' });
  });

  it('reads days and months', async () => {
    const day = `{"resolution":"P1D","timeInterval":{"start":"2026-03-28T23:00:00Z","end":"2026-03-29T22:00:00Z"},"Point":[${point(1, '9', 'A04')}]}`;
    const month = `{"resolution":"P1M","timeInterval":{"start":"2026-01-31T23:00:00Z","end":"2026-02-28T23:00:00Z"},"Point":[${point(1, '200', 'A04')}]}`;
    const [channel] = (await readText(eloverblikJson, answer(`${day},${month}`))).channels;
    expect(channel?.rows).toEqual([
      '2026-03-28T23:00:00Z 82800 9 actual',
      '2026-01-31T23:00:00Z 2419200 200 actual',
    ]);
  });

  it('refuses a point outside its period', async () => {
    const text = answer(
      `{"resolution":"PT1H","timeInterval":{"start":"2026-01-01T23:00:00Z","end":"2026-01-02T00:00:00Z"},"Point":[${point(2, '1', 'A04')}]}`,
    );
    await expect(readText(eloverblikJson, text)).rejects.toMatchObject({ code: 'usage.bad-element' });
  });
});
