import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { convertTariffFile, dayInName } from './convert.js';

const csv =
  '[idKey],[TduCompanyName],[RepCompany],[Product],[kwh500],[kwh1000],[kwh2000],[CancelFee]\n' +
  '7,ONCOR ELECTRIC DELIVERY COMPANY,OWN ENERGY,Plain,0.1393,0.1353,0.1333,150\n';

describe('tariff convert', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'convert-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = async (
    name: string,
    content: string | Buffer,
    json = true,
    from = 'power-to-choose',
  ): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    const lines: string[] = [];
    await convertTariffFile(path, { from, json, today: '2026-11-21' }, (line) => lines.push(line));
    expect(lines).toHaveLength(1);
    return lines[0] ?? '';
  };

  it('prints one JSON document, dated by the name of the file', async () => {
    const document: unknown = JSON.parse(await run('ptc-2026-07-20.csv', csv));
    expect(document).toMatchObject({
      file: 'ptc-2026-07-20.csv',
      format: 'power-to-choose',
      asOf: '2026-07-20',
      counts: { priced: 0, estimated: 1, flagged: 0, refused: 0 },
      tariffs: [{ id: '7', charges: expect.any(Array) }],
      refused: [],
    });
  });

  it('unpacks gzip and reads UTF-16', async () => {
    expect(JSON.parse(await run('list.csv.gz', gzipSync(csv)))).toMatchObject({
      asOf: '2026-11-21',
      tariffs: [{}],
    });
    expect(JSON.parse(await run('wide.csv', Buffer.from(`\uFEFF${csv}`, 'utf16le')))).toMatchObject({
      tariffs: [{}],
    });
  });

  it('prints a summary in words', async () => {
    expect(await run('list.csv', csv, false)).toContain(
      'priced in full 0, estimated 1, flagged 0, refused 0',
    );
  });

  it('refuses an unknown format, a missing file, a damaged gzip and a bad day', async () => {
    const refusal = (code: string): unknown => expect.objectContaining({ code });
    await expect(run('a.csv', csv, true, 'nonsense')).rejects.toEqual(refusal('tariffs.format-unknown'));
    await expect(run('b.gz', Buffer.from([0x1f, 0x8b, 1, 2, 3]))).rejects.toEqual(
      refusal('tariffs.bad-gzip'),
    );
    const options = { from: 'ohio', json: true, today: '2026-11-21' };
    await expect(convertTariffFile('/nowhere', options, () => undefined)).rejects.toEqual(
      refusal('tariffs.no-file'),
    );
    await expect(
      convertTariffFile('/nowhere', { ...options, asOf: '2026-13-45' }, () => undefined),
    ).rejects.toEqual(refusal('tariffs.bad-day'));
  });

  it('finds a day only where there is one', () => {
    expect(dayInName('/x/2020-12-27/offers.csv')).toBeUndefined();
    expect(dayInName('offers-2020-12-27.csv')).toBe('2020-12-27');
    expect(dayInName('offers-2020-99-99.csv')).toBeUndefined();
  });
});
