import { DomainError } from '#domain/shared/domain-error';
import { zoneOf } from '#domain/shared/zone';
import type {
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { warnCutShort } from '#domain/energy/usage/table/read-table';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { eachRow, findLayout } from './layout.js';
import type { GenericLayout } from './layout.js';
import { finishChannel } from './finish-channel.js';
import { RawRows } from './raw-rows.js';

/**
 * Any table with a time and an energy column. Names, first rows and the whole series tell what is
 * what: date order, start or end stamps, kWh or kW, registers. What stays unsure is said, or asked.
 */
export const genericCsv: UsageFormat = {
  id: 'generic-csv',
  sniff: (head) => (head.kind === 'text' && findLayout(head) !== undefined ? 'possible' : 'no'),
  parse: readGenericCsv,
};

async function readGenericCsv(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const layout = findLayout(input.head);
  if (layout === undefined)
    throw new DomainError('usage.unknown-format', 'No row holds both a time and a value.');
  warnLeftOut(layout, sink);
  const raw = await readRows(input, layout, sink);
  const zoneName = context.zone ?? 'UTC';
  const zone = zoneOf(zoneName);
  const local = new LocalReadings();
  const clock = {
    ...{ sink, zone },
    resolve: (held: number) => raw.resolve(held),
    utcAt: (seconds: number) => (raw.zoned === true ? seconds : zone.earlier(seconds)),
  };
  for (const channel of raw.channels.values()) {
    const { labelledEnd, stands } = finishChannel(channel, layout, clock);
    if (stands !== undefined) sink.stands(channel.key, stands);
    if (raw.zoned === true) sink.channel(channel.key).take(channel.held);
    else local.take(channel.key, channel.held, labelledEnd);
  }
  local.placeInto(sink, zone);
  return { zone: zoneName, zoneFrom: context.zone === undefined ? 'assumed' : 'given' };
}

async function readRows(input: UsageInput, layout: GenericLayout, sink: ReadingSink): Promise<RawRows> {
  const raw = new RawRows(layout);
  let wrong: { readonly row: number; readonly cause: DomainError } | undefined;
  let good = 0;
  await eachRow(input.text(), layout, (cells, row) => {
    if (isFooter(cells)) return;
    if (wrong !== undefined) throw wrong.cause;
    try {
      raw.take(cells, row);
      good += 1;
    } catch (cause) {
      if (!(cause instanceof DomainError) || isFinal(cause)) throw cause;
      wrong = { row, cause };
    }
  });
  if (wrong !== undefined) {
    if (good === 0) throw wrong.cause;
    warnCutShort(sink, wrong.row);
  }
  return raw;
}

function warnLeftOut({ columns: { values, leftOut }, header }: GenericLayout, sink: ReadingSink): void {
  if (leftOut.length === 0) return;
  const quoted = (names: readonly string[]): string =>
    names.map((name) => `"${name.trim().slice(0, 40)}"`).join(', ');
  sink.warn(
    'usage.columns-left-out',
    `Several columns seem to count the same: ${quoted(values.map(({ column }) => header[column] ?? ''))} was read, ${quoted(leftOut.slice(0, 5))} left out. If they belong together, add them up in one column.`,
  );
}

/** Refusals that the last row of a cut file may not hide. */
function isFinal({ code }: DomainError): boolean {
  return ['usage.gas', 'usage.excel-mangled', 'usage.too-many-readings', 'usage.too-many-channels'].includes(
    code,
  );
}

/** `Total,,1234.5` and the like below a table. */
function isFooter(cells: readonly string[]): boolean {
  const [first = ''] = cells;
  const code = first.charCodeAt(0);
  if (code >= 48 && code <= 57) return false;
  return /^(grand )?(total|sum|summe|average|gesamt)\b/i.test(
    (cells.find((cell) => cell.trim() !== '') ?? '').trim(),
  );
}
