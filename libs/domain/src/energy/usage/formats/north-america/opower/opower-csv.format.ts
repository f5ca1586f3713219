import { sniffDialect } from '#domain/shared/csv';
import { zoneOf } from '#domain/shared/zone';
import { zoneOfUsAddress } from '#domain/shared/zone-of-us-state';
import type {
  FileHead,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { notElectric } from '#domain/energy/usage/table/not-electric';
import { readTable } from '#domain/energy/usage/table/read-table';
import { DayPeriods } from '#domain/energy/usage/time/day-periods';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { opowerColumns } from './opower-columns.js';
import type { OpowerColumns } from './opower-columns.js';
import { opowerRow } from './opower-row.js';
import type { OpowerRows } from './opower-row.js';

/** Exports of Opower's web pages: PG&E, ConEd, ComEd, PECO, BGE, Pepco, PSE, Portland General, Seattle, National Grid. */
export const opowerCsv: UsageFormat = {
  id: 'opower-csv',
  sniff: ({ kind, lines }) =>
    kind === 'text' &&
    lines.slice(0, 15).some((line) => opowerColumns(line.split(delimiterOf(line))) !== undefined)
      ? 'certain'
      : 'no',
  parse: readOpowerCsv,
};

async function readOpowerCsv(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const rows: OpowerRows = {
    local: new LocalReadings(),
    periods: new DayPeriods(true),
    others: { gas: 0, water: 0 },
    electric: 0,
  };
  const header =
    input.head.lines.find((line) => opowerColumns(line.split(delimiterOf(line))) !== undefined) ?? '';
  const { decimalComma } = sniffDialect(input.head.lines);
  await readTable<OpowerColumns>(input, sink, {
    delimiter: delimiterOf(header),
    header: opowerColumns,
    row: (cells, at, row) => {
      opowerRow(cells, at, { row, decimalComma }, rows);
    },
  });
  tellOthers(rows, sink);
  const found = zoneFound(input.head, context.zone);
  rows.local.placeInto(sink, zoneOf(found.zone));
  rows.periods.placeInto(sink, zoneOf(found.zone));
  return found;
}

/** Refuses a file of gas or water alone; says how many of their rows were left out. */
function tellOthers({ electric, others }: OpowerRows, sink: ReadingSink): void {
  for (const service of ['gas', 'water'] as const) {
    if (others[service] === 0) continue;
    if (electric === 0) throw notElectric(service);
    sink.warn(
      `usage.left-out-${service}`,
      `${String(others[service])} rows of ${service} are in the file; they were left out.`,
    );
  }
}

/** The address in the preamble names a state; of it only the zone is kept. File names of PG&E and ConEd name the utility. */
function zoneFound(head: FileHead, given: string | undefined): ParsedFile {
  if (given !== undefined) return { zone: given, zoneFrom: 'given' };
  const byAddress = head.lines
    .slice(0, 12)
    .filter((line) => /address|service/i.test(line))
    .map(zoneOfUsAddress)
    .find((zone) => zone !== undefined);
  if (byAddress !== undefined) return { zone: byAddress, zoneFrom: 'file' };
  const address = head.lines.slice(0, 12).find((line) => /address/i.test(line)) ?? '';
  if (/\bCA\b/.test(address) || /^(pge|sce|sdge|smud)[_.-]/i.test(baseName(head.name)))
    return { zone: 'America/Los_Angeles', zoneFrom: 'file' };
  if (/^comed[_.-]/i.test(baseName(head.name))) return { zone: 'America/Chicago', zoneFrom: 'file' };
  return { zone: 'America/New_York', zoneFrom: 'assumed' };
}

function baseName(name: string): string {
  return name.replace(/^.*[\\/]/, '');
}

function delimiterOf(line: string): string {
  if (line.includes('\t')) return '\t';
  return line.includes(';') && !line.includes(',') ? ';' : ',';
}
