import { DomainError } from '#domain/shared/domain-error';
import { zoneOf } from '#domain/shared/zone';
import type { ParseContext, ParsedFile, ReadingSink, UsageFormat, UsageInput } from '../../format.js';
import { warnCutShort } from '../../table/read-table.js';
import { LocalReadings } from '../../time/local-readings.js';
import { findLayout, layoutRows } from './layout.js';
import type { GenericLayout } from './layout.js';
import { putChannel } from './put-channel.js';
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
  const raw = await readRows(input, layout, sink);
  const zone = context.zone ?? 'UTC';
  const local = new LocalReadings();
  for (const channel of raw.channels.values()) {
    putChannel(channel, layout.columns, {
      sink,
      resolve: (held) => raw.resolve(held),
      put: (start, reading, labelledEnd) => {
        if (raw.zoned === true) sink.channel(channel.key).add({ ...reading, startUtc: start });
        else local.add(channel.key, { ...reading, startLocal: start, labelledEnd });
      },
    });
  }
  local.placeInto(sink, zoneOf(zone));
  return { zone, zoneFrom: context.zone === undefined ? 'assumed' : 'given' };
}

async function readRows(input: UsageInput, layout: GenericLayout, sink: ReadingSink): Promise<RawRows> {
  const raw = new RawRows(layout);
  let wrong: { readonly row: number; readonly cause: DomainError } | undefined;
  let good = 0;
  for await (const batch of layoutRows(input.text(), layout)) {
    for (const { cells, row } of batch) {
      if (isFooter(cells)) continue;
      if (wrong !== undefined) throw wrong.cause;
      try {
        raw.take(cells, row);
        good += 1;
      } catch (cause) {
        if (!(cause instanceof DomainError)) throw cause;
        if (cause.code === 'usage.gas' || cause.code === 'usage.excel-mangled') throw cause;
        wrong = { row, cause };
      }
    }
  }
  if (wrong !== undefined) {
    if (good === 0) throw wrong.cause;
    warnCutShort(sink, wrong.row);
  }
  return raw;
}

/** `Total,,1234.5` and the like below a table. */
function isFooter(cells: readonly string[]): boolean {
  return /^(grand )?(total|sum|summe|average|gesamt)\b/i.test(
    (cells.find((cell) => cell.trim() !== '') ?? '').trim(),
  );
}
