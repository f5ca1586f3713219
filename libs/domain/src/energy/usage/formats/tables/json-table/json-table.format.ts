import { readHead } from '#domain/energy/usage/container/head';
import { readExactJson } from '#domain/energy/usage/container/json';
import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { cutElements } from '#domain/energy/usage/table/read-table';
import { genericCsv } from '../generic-csv/generic-csv.format.js';
import { rowsOfJson } from './rows-of-json.js';

/**
 * JSON of unknown make (apps' APIs, exports of databases): its longest list is laid out as a table and read,
 * or asked about, like any other table.
 */
export const jsonTable: UsageFormat = {
  id: 'json-table',
  sniff: ({ kind }) => (kind === 'json' ? 'possible' : 'no'),
  parse: readJsonTable,
};

async function readJsonTable(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const { columns, rows } = rowsOfJson(await readExactJson(input.text(), cutElements(sink)));
  const lines = [columns, ...rows].map((cells) => cells.map(quoted).join(','));
  const wholeFile = lines.length <= HEAD_LINES;
  const headBytes = new TextEncoder().encode(lines.slice(0, HEAD_LINES).join('\n'));
  const { encoding: _, ...head } = readHead(input.name, headBytes, wholeFile);
  const table = { name: input.name, head, bytes: () => encoded(lines), text: () => texts(lines) };
  return genericCsv.parse(table, sink, context);
}

/** As many lines of the table as are sniffed of any file. */
const HEAD_LINES = 500;
const LINES_A_PIECE = 5_000;

async function* encoded(lines: readonly string[]): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts(lines)) yield encoder.encode(text);
}

async function* texts(lines: readonly string[]): AsyncIterable<string> {
  for (let from = 0; from < lines.length; from += LINES_A_PIECE) {
    yield await Promise.resolve(`${lines.slice(from, from + LINES_A_PIECE).join('\n')}\n`);
  }
}

function quoted(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
