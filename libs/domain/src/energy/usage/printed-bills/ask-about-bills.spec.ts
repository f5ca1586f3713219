import type { ArchivePort } from '../container/archive.js';
import { askAboutBills } from './ask-about-bills.js';
import type { BillsQuestion } from './ask-about-bills.js';
import type { BillRow } from './printed-bill.spec-support.js';
import { columns, pageOf } from './printed-bill.spec-support.js';

const bill = (from: string, to: string, kwh: string, ...more: readonly BillRow[]): readonly BillRow[] => [
  'Sample Energy – your electricity bill for the home',
  `Service period ${from} to ${to}`,
  `Total usage ${kwh} kWh`,
  ...more,
];

/** What is asked about PDFs with these lines. */
async function asked(...pdfs: readonly (readonly BillRow[])[]): Promise<BillsQuestion> {
  const archive = {
    pdfText: (_: Uint8Array, name: string) => Promise.resolve([pageOf(pdfs[Number(name)] ?? [])]),
  };
  const files = pdfs.map((_, at) => ({ name: String(at), bytes: new Uint8Array() }));
  // Of all that an archive opens, PDFs alone are opened here.
  const refusal = await askAboutBills(files, archive as unknown as ArchivePort, []);
  return refusal.details as unknown as BillsQuestion;
}

describe('bills of several PDFs', () => {
  const history = [
    'Usage history (kWh)',
    columns('Jul 2025', 'Aug 2025', 'Sep 2025', 'Oct 2025'),
    columns('1340', '1105', '1010', '912'),
  ];

  it('stand beside the months of a table that none of them covers', async () => {
    const { proposals, notes } = await asked(
      bill('Sep 5, 2025', 'Oct 5, 2025', '912', ...history),
      bill('Aug 5, 2025', 'Sep 5, 2025', '1010'),
    );
    expect(proposals[0].bills.map(({ start, kwh }) => [start, kwh])).toEqual([
      ['2025-06-05', '1340'],
      ['2025-07-05', '1105'],
      ['2025-08-05', '1010'],
      ['2025-09-05', '912'],
    ]);
    expect(notes).toEqual([]);
  });

  it('push out a month of a table that shares some of their days, and say so', async () => {
    const { proposals, notes } = await asked(
      bill('Sep 5, 2025', 'Oct 5, 2025', '912', ...history),
      bill('Jul 11, 2025', 'Aug 12, 2025', '1334'),
    );
    expect(proposals[0].bills.map(({ start }) => start)).toEqual(['2025-06-05', '2025-07-11', '2025-09-05']);
    expect(notes).toEqual(['We left out the month from 2025-08-05: it shares days with another bill.']);
  });
});
