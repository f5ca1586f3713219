/** Spreadsheets that are no XLSX: Excel 97 (BIFF in OLE), Excel 2003 XML, OpenDocument, a table in a web page. */
export type OldWorkbookKind = 'xls' | 'spreadsheetml' | 'ods' | 'html-table';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;

/** Which old kind of workbook a file is from its first bytes and text; undefined when it is none. */
export function oldWorkbookKind(head: Uint8Array, text: string): OldWorkbookKind | undefined {
  if (OLE.every((byte, at) => head[at] === byte)) return 'xls';
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'spreadsheetml';
  return isHtmlTable(text) ? 'html-table' : undefined;
}

/** A page that is little more than a table, as utilities save it under the name .xls; no site's page with scripts. */
function isHtmlTable(text: string): boolean {
  const start = text.slice(0, 4000);
  return /<table[\s>]/i.test(start) && /<t[dh][\s>]/i.test(text) && !/<(script|form|input)[\s>]/i.test(text);
}

/** Whether the entries of a zip are those of an OpenDocument spreadsheet. */
export function isOpenDocument(entries: readonly { readonly name: string }[]): boolean {
  const names = new Set(entries.map(({ name }) => name));
  return names.has('content.xml') && names.has('META-INF/manifest.xml');
}
