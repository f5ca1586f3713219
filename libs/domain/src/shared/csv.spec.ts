import { csvRows, plainCell, plainNumber, sniffDialect } from './csv.js';

const LIMITS = { lineChars: 2_000_000, rowCells: 20 };

async function* pieces(text: string, size: number): AsyncIterable<string> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
}

async function rowsOf(text: string, size: number): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const batch of csvRows(pieces(text, size), ',', LIMITS)) {
    expect(batch.firstRow).toBe(rows.length + 1);
    rows.push(...batch.rows);
  }
  return rows;
}

describe('rows of a table', () => {
  const quoted = 'a,"b, c\n""d""",e\n\n"1","2","3"\n';

  it.each([1, 7, 1000])('are the same in pieces of %i', async (size) => {
    expect(await rowsOf(quoted, size)).toEqual([['a', 'b, c\n"d"', 'e'], [''], ['1', '2', '3']]);
  });

  it('are numbered over many blocks, with any line break', async () => {
    const lines = Array.from({ length: 60_000 }, (_, row) => `${String(row)},x`);
    for (const feed of ['\n', '\r\n']) {
      const rows = await rowsOf(lines.join(feed), 65_536);
      expect(rows).toHaveLength(60_000);
      expect(rows[59_999]).toEqual(['59999', 'x']);
    }
  });

  it('stop at a line without end and at too many cells', async () => {
    await expect(rowsOf('x'.repeat(3_000_000), 65_536)).rejects.toMatchObject({ code: 'csv.line-too-long' });
    await expect(rowsOf(`a\n${','.repeat(50)}\n`, 65_536)).rejects.toMatchObject({
      code: 'csv.too-many-cells',
      details: { row: 2 },
    });
  });
});

describe('the dialect of a file', () => {
  it.each([
    [['a,b,c', '2024-01-01 00:00,0.5,x'], { delimiter: ',', decimalComma: false }],
    [['Datum;kWh', '01.01.2024 00:00;0,5', '01.01.2024 00:15;1,25'], { delimiter: ';', decimalComma: true }],
    [['a;b', '2024-01-01;0.5'], { delimiter: ';', decimalComma: false }],
    [['a\tb', '1\t2'], { delimiter: '\t', decimalComma: false }],
    [['"a","b"', '"2024-01-01","0,25"'], { delimiter: ',', decimalComma: true }],
  ])('%j', (lines, dialect) => {
    expect(sniffDialect(lines)).toEqual(dialect);
  });
});

describe('a cell', () => {
  it.each([
    ['1.234,5', true, '1234.5'],
    ['1,234.5', false, '1234.5'],
    [' 0,139 ', true, '0.139'],
    ['$0.12 ', false, '0.12'],
    ['(1.2)', false, '-1.2'],
    ['1.2-', false, '-1.2'],
    ['="5"', false, '5'],
    ['1\u00a0234,5', true, '1234.5'],
  ])('%p with decimal comma %p is %p', (cell, decimalComma, plain) => {
    expect(plainNumber(cell, decimalComma)).toBe(plain);
  });

  it('loses guards, apostrophes and no-break spaces', () => {
    expect(['="541400"', "'10443", '\u00a0x\u00a0'].map(plainCell)).toEqual(['541400', '10443', 'x']);
  });
});
