import type { ArchiveEntry } from '../container/archive.js';
import { workbookSheets } from './workbook.js';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

describe('reading a workbook', () => {
  it('turns shared, inline and formula text, numbers and empty rows into CSV', async () => {
    const sheet = rows(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>a "b", c</t></is></c></row>',
      '<row r="4"><c r="B4" t="str"><v>0,312</v></c><c r="C4"><v>0.28599999999999998</v></c><c r="D4" t="e"><v>#N/A</v></c></row>',
    );
    const strings = `<sst ${MAIN}><si><r><t>Con</t></r><r><t>sumo</t></r><rPh><t>x</t></rPh></si></sst>`;
    const [only] = await workbookSheets(workbook({ sheet, strings }));
    expect(only?.csv.split('\n')).toEqual(['Consumo,,"a ""b"", c"', '', '', ',"0,312",0.286,']);
  });

  it('writes dates and times of either epoch as text', async () => {
    const styles = `<styleSheet ${MAIN}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm;@"/><numFmt numFmtId="165" formatCode="#,##0.00 [$EUR]"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/><xf numFmtId="165"/></cellXfs></styleSheet>`;
    const cells =
      '<c s="1"><v>46023</v></c><c s="2"><v>46023.302083333336</v></c><c s="3"><v>1.0416666666666666E-2</v></c><c s="4"><v>46023.5</v></c>';
    const sheet = rows(`<row>${cells}</row>`);
    const [only] = await workbookSheets(workbook({ sheet, styles }));
    expect(only?.csv).toBe('2026-01-01,2026-01-01 07:15:00,00:15:00,46023.5');
    const [old] = await workbookSheets(workbook({ sheet, styles, properties: '<workbookPr date1904="1"/>' }));
    expect(old?.csv.slice(0, 10)).toBe('2030-01-02');
  });

  it('leaves hidden and empty sheets out', async () => {
    const sheet = rows('<row r="1"><c r="A1"><v>1</v></c></row>');
    expect(await workbookSheets(workbook({ sheet, sheetState: 'state="hidden"' }))).toEqual([]);
    expect(await workbookSheets(workbook({ sheet: rows('') }))).toEqual([]);
  });

  it('refuses a workbook that is damaged', async () => {
    const cut = workbook({ sheet: rows('<row r="1"><c r="A1"><v>1</v></c></row>').slice(0, 150) });
    await expect(workbookSheets(cut)).rejects.toMatchObject({ code: 'usage.workbook-broken' });
    await expect(workbookSheets([])).rejects.toMatchObject({ code: 'usage.workbook-broken' });
  });
});

function rows(...content: readonly string[]): string {
  return `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>${content.join('')}</sheetData></worksheet>`;
}

function workbook(given: {
  readonly sheet: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly properties?: string;
  readonly sheetState?: string;
}): readonly ArchiveEntry[] {
  const { sheet, strings, styles, properties = '', sheetState = '' } = given;
  const book = `<workbook ${MAIN} ${REL}>${properties}<sheets><sheet name="Leituras" sheetId="1" ${sheetState} r:id="rId1"/></sheets></workbook>`;
  const relations =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="sheet" Target="worksheets/sheet1.xml"/></Relationships>';
  return [
    part('xl/workbook.xml', book),
    part('xl/_rels/workbook.xml.rels', relations),
    part('xl/worksheets/sheet1.xml', sheet),
    ...(strings === undefined ? [] : [part('xl/sharedStrings.xml', strings)]),
    ...(styles === undefined ? [] : [part('xl/styles.xml', styles)]),
  ];
}

function part(name: string, text: string): ArchiveEntry {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    compressedBytes: bytes.length,
    rawBytes: bytes.length,
    encrypted: false,
    async *open() {
      yield await Promise.resolve(bytes);
    },
  };
}
