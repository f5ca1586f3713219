import type { BookType } from '@e965/xlsx';
import { utils, write } from '@e965/xlsx';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import { readUsageFile } from '#domain/energy/usage/read-usage-file';
import { totalEnergy } from '#domain/energy/usage/readings/totals';
import { kwhText } from '#domain/shared/units';
import { nodeArchive } from './archive.js';

/** Three days of hours, 0.25 kWh each, stamped by serial days as spreadsheets keep them. */
function workbook(bookType: BookType): Uint8Array {
  const rows = Array.from({ length: 72 }, (_, hour) => [45_311 + hour / 24, 0.25]);
  const sheet = utils.aoa_to_sheet([['Date and time', 'Usage (kWh)'], ...rows]);
  for (let row = 1; row <= 72; row += 1) {
    const cell: unknown = sheet[utils.encode_cell({ r: row, c: 0 })];
    Object.assign(cell as object, { z: 'm/d/yy h:mm' });
  }
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Readings');
  return new Uint8Array(write(book, { bookType, type: 'buffer' }) as Buffer);
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function readFile(name: string, bytes: Uint8Array): Promise<ImportedUsage> {
  const now = Date.now();
  return readUsageFile({ name, bytes: once(bytes), zone: 'Europe/Vienna', archive: nodeArchive, now });
}

describe('an old kind of spreadsheet', () => {
  it.each([
    ['readings.xls', 'biff8'],
    ['readings.xls', 'biff5'],
    ['readings.xls', 'xlml'],
    ['readings.ods', 'ods'],
  ] as const)('%s (%s) reads like any table', async (name, type) => {
    const { series } = await readFile(name, workbook(type));
    expect(series.map(({ series: one }) => kwhText(totalEnergy(one.columns)))).toEqual(['18']);
    expect(series[0]?.report.firstStart).toBe('2024-01-19T23:00:00Z');
  });

  it('may be a web table under another name, with its texts as they stand', async () => {
    const rows = Array.from(
      { length: 48 },
      (_, hour) =>
        `<tr><td>${String(20 + Math.floor(hour / 24))}.01.2024 ${String(hour % 24).padStart(2, '0')}:00</td><td>0,25</td></tr>`,
    ).join('');
    const page = `<html><body><table><tr><th>Datum</th><th>Verbrauch (kWh)</th></tr>${rows}</table></body></html>`;
    const { series } = await readFile('verbrauch.xls', new TextEncoder().encode(page));
    expect(series.map(({ series: one }) => kwhText(totalEnergy(one.columns)))).toEqual(['12']);
  });

  it('is refused with the way on when it cannot be opened, whatever it claims', async () => {
    const fake = new Uint8Array(2048);
    fake.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    await expect(readFile('old.xls', fake)).rejects.toMatchObject({
      code: 'usage.old-workbook',
      message: expect.stringContaining('save it as .xlsx or CSV') as unknown,
    });
  });

  it('is refused when its sheet claims more cells than any meter export has', async () => {
    const huge = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row ss:Index="900000"><Cell ss:Index="200"><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>`;
    await expect(readFile('huge.xls', new TextEncoder().encode(huge))).rejects.toMatchObject({
      code: 'usage.old-workbook',
    });
  });

  it('is no web page with a form on it', async () => {
    const page =
      '<html><body><form><table><tr><td><input name="user"></td></tr></table></form></body></html>';
    await expect(readFile('login.csv', new TextEncoder().encode(page))).rejects.toMatchObject({
      code: 'usage.html-page',
    });
  });
});
