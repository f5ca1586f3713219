import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MONTHLY_BILL, pdfOf } from '#domain/energy/usage/printed-bills/printed-bill.spec-support';
import { zip } from '#domain/energy/usage/formats/written/written-usage.spec-support';
import { inspectUsageFiles } from './inspect.js';

describe('usage inspect of bills in PDFs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inspect-bills-'));
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const bill = write('bill.pdf', pdfOf([MONTHLY_BILL]));
  const inspect = async (
    path: string,
    options: { readonly json?: boolean; readonly bills?: string } = {},
  ) => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await inspectUsageFiles(
      [path],
      { json: true, zone: 'America/Chicago', ...options },
      { out: (line) => out.push(line), err: (line) => err.push(line) },
    );
    return { code, out, err };
  };

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('asks whether it read them right, and ends with 3', async () => {
    const { code, out, err } = await inspect(bill);
    expect([code, err]).toEqual([3, []]);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      outcome: 'needs-bills',
      proposals: [
        {
          bills: [
            { start: '2024-11-12', end: '2024-12-12', kwh: '410', estimated: false },
            { start: '2024-12-12', end: '2025-01-12', kwh: '452' },
            { start: '2025-01-12', end: '2025-02-12', kwh: '398' },
            { start: '2025-02-12', end: '2025-03-12', kwh: '371' },
            { start: '2025-03-12', end: '2025-04-11', kwh: '345' },
          ],
        },
      ],
      printed: [{ file: 'bill.pdf', amount: '$84.20', meter: '…1623' }],
    });
    const words = await inspect(bill, { json: false });
    expect(words.out[0]).toContain('2025-03-12 to 2025-04-11  345 kWh');
    expect(words.out[0]).toContain('--bills FILE');
    expect(words.out[0]).not.toContain('48151623');
  });

  it('reads what was confirmed, as totals without hours', async () => {
    const { out } = await inspect(bill);
    const { proposals } = JSON.parse(out[0] ?? '') as { proposals: readonly unknown[] };
    const bills = write('answer.json', JSON.stringify(proposals[0]));
    const read = await inspect(bill, { bills });
    expect([read.code, read.err]).toEqual([0, []]);
    expect(JSON.parse(read.out[0] ?? '')).toMatchObject({
      format: 'bills-csv',
      report: { kwhByChannel: { import: '1976' } },
      warnings: expect.arrayContaining([expect.objectContaining({ code: 'usage.only-totals' })]) as unknown,
    });
    write('meter.csv', 'Time,kWh\n2024-01-01 00:00,1\n2024-01-01 01:00,1\n2024-01-01 02:00,1\n');
    const unfit = await inspect(join(folder, 'meter.csv'), { bills });
    expect([unfit.code, unfit.err[0]]).toEqual([2, expect.stringContaining('usage.bills-unfit')]);
    const open = write('open.json', '{"bills":[{"start":null,"end":null,"kwh":null,"estimated":false}]}');
    expect((await inspect(bill, { bills: open })).err[0]).toContain('usage.bad-bills');
  });

  it('takes several of a zip together, and tells which it could not read', async () => {
    const scan = pdfOf([[]]);
    const path = write(
      'bills.zip',
      zip([
        { name: 'april.pdf', content: Buffer.from(pdfOf([MONTHLY_BILL])) },
        { name: 'scan.pdf', content: Buffer.from(scan) },
      ]),
    );
    const { code, out } = await inspect(path);
    expect(code).toBe(3);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      printed: [{ file: 'april.pdf' }],
      notes: [expect.stringContaining('"scan.pdf" holds next to no text')],
    });
  });

  it.each([
    ['locked.pdf', pdfOf([MONTHLY_BILL], { encrypted: true }), 'usage.pdf-locked'],
    ['broken.pdf', pdfOf([MONTHLY_BILL]).slice(0, 300), 'usage.pdf-broken'],
    ['scan.pdf', pdfOf([[], []]), 'usage.pdf-no-text'],
    ['book.pdf', pdfOf(Array.from({ length: 61 }, () => [])), 'usage.pdf-too-long'],
    [
      'gas.pdf',
      pdfOf([['Your natural gas bill of the winter', 'Gas usage: 31 therms in 30 days']]),
      'usage.pdf-gas',
    ],
  ])('refuses %s with the way on', async (name, content, reason) => {
    const { code, err } = await inspect(write(name, content));
    expect([code, err[0]]).toEqual([2, expect.stringContaining(reason)]);
  });
});
