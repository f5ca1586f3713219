import { plainNumber } from '#domain/shared/csv';
import { parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ChannelKey,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import { badNumber, badStamp, plainName, readTable } from '#domain/energy/usage/table/read-table';

const HALF_HOUR_S = 1800;
const KEY: ChannelKey = { servicePoint: '', channel: 'import', register: '' };

/** Powershaper's CSV: `halfhour ending at,usage`, kWh, offsets in the text, newest first. */
export const powershaper: UsageFormat = {
  id: 'powershaper',
  sniff: (head) =>
    head.kind === 'text' && head.lines.slice(0, 3).some((line) => isHeader(line.split(',')))
      ? 'certain'
      : 'no',
  parse: readPowershaper,
};

async function readPowershaper(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const zone = context.zone ?? 'Europe/London';
  const local = new LocalReadings();
  const put = into(sink);
  await readTable<true>(input, sink, {
    delimiter: ',',
    header: (cells) => (isHeader(cells) ? true : undefined),
    row: (cells, _columns, row) => {
      const text = (cells[0] ?? '').trim();
      const end = parseIsoStamp(text);
      if (end === undefined) throw badStamp(row, text, '2023-12-20 04:30:00+00:00');
      const energy = parseEnergy(plainNumber(cells[1] ?? '', false).trim(), 6);
      if (energy === undefined) throw badNumber(row, cells[1] ?? '');
      const reading = { durationS: HALF_HOUR_S, energy, quality: 'actual', row } as const;
      if (end.zoned) putFlow(KEY, { ...reading, startUtc: end.seconds - HALF_HOUR_S }, put, sink);
      else local.add(KEY, { ...reading, startLocal: end.seconds - HALF_HOUR_S, labelledEnd: true });
    },
  });
  local.placeInto(sink, zoneOf(zone));
  return { zone, zoneFrom: context.zone === undefined ? 'format' : 'given' };
}

function isHeader(cells: readonly string[]): boolean {
  return plainName(cells[0] ?? '') === 'halfhour ending at' && plainName(cells[1] ?? '') === 'usage';
}
