import type { PrintedPage } from './printed-page.js';

/** A line of a made-up bill: its texts, each at a distance from the left edge in points. */
export type BillRow = string | readonly (readonly [x: number, text: string])[];

const SIZE = 10;
const LEADING = 16;
const TOP = 60;
const LEFT = 50;
const PAGE = { width: 595, height: 842 } as const;
/** About the mean width of a Helvetica letter. */
const LETTER = 0.5 * SIZE;

/** A line of a table: each text in a column of its own, blank ones left out. */
export function columns(...texts: readonly string[]): BillRow {
  return texts.flatMap((text, at) => (text === '' ? [] : [[LEFT + at * 90, text] as const]));
}

function cellsOf(row: BillRow): readonly (readonly [x: number, text: string])[] {
  return typeof row === 'string' ? [[LEFT, row]] : row;
}

/** The text layer of a page with these lines. */
export function pageOf(rows: readonly BillRow[]): PrintedPage {
  return rows.flatMap((row, at) =>
    cellsOf(row).map(([x, text]) => ({
      ...{ text, x, y: TOP + at * LEADING },
      ...{ width: text.length * LETTER, height: SIZE },
    })),
  );
}

/** A PDF with these pages, without compression; an empty page has no text, like a scan. */
export function pdfOf(pages: readonly (readonly BillRow[])[], { encrypted = false } = {}): Uint8Array {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>', ''];
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const kids = pages.map((rows) => {
    const content = rows
      .flatMap((row, at) =>
        cellsOf(row).map(
          ([x, text]) =>
            `BT /F1 ${String(SIZE)} Tf 1 0 0 1 ${String(x)} ${String(PAGE.height - TOP - at * LEADING)} Tm (${winAnsi(text)}) Tj ET`,
        ),
      )
      .join('\n');
    objects.push(`<< /Length ${String(content.length)} >>\nstream\n${content}\nendstream`);
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${String(PAGE.width)} ${String(PAGE.height)}] /Contents ${String(objects.length)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    );
    return `${String(objects.length)} 0 R`;
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${String(kids.length)} >>`;
  return bytesOf(objects, encrypted);
}

/** A password is asked for: nobody knows one that fits. */
const ENCRYPT = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<00> <00>]`;

function bytesOf(objects: readonly string[], encrypted: boolean): Uint8Array {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${String(at + 1)} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  text += `xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${offsets.join('')}`;
  text += `trailer\n<< /Size ${String(objects.length + 1)} /Root 1 0 R ${encrypted ? ENCRYPT : ''} >>\nstartxref\n${String(start)}\n%%EOF`;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);
}

const SPECIAL: Readonly<Record<string, number>> = { '€': 0x80, '–': 0x96, '’': 0x92 };

function winAnsi(text: string): string {
  return text
    .replace(/[\\()]/g, (sign) => `\\${sign}`)
    .replace(/[€–’]/g, (sign) => String.fromCharCode(SPECIAL[sign] ?? 0x20));
}

/** A bill of a utility that prints one bill a month and the year before it. */
export const MONTHLY_BILL: readonly BillRow[] = [
  'Sample Power and Light – your electricity bill',
  [
    [50, 'Meter number: 48151623'],
    [320, 'Amount due: $84.20'],
  ],
  'Billing period: Mar 12, 2025 to Apr 11, 2025 (30 days)',
  'Previous read 10,120 kWh, current read 10,465 kWh (actual)',
  [
    [50, 'Total electricity used'],
    [320, '345 kWh'],
  ],
  [
    [50, 'Average per day'],
    [320, '11.5 kWh'],
  ],
  'Energy charge: 345 kWh x $0.1450 = $50.03',
  'Your usage history (kWh)',
  [
    [60, 'Dec'],
    [120, 'Jan'],
    [180, 'Feb'],
    [240, 'Mar'],
    [300, 'Apr'],
  ],
  [
    [60, '410'],
    [120, '452'],
    [180, '398'],
    [240, '371'],
    [300, '345'],
  ],
];
