import type { ParsedFile, ReadingSink, UsageFormat, UsageInput } from '#domain/energy/usage/formats/format';
import { csvRows, plainNumber } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import { USAGE_LIMITS } from '#domain/energy/usage/limits';
import { parseDayTime } from '#domain/energy/usage/stamps/written-date';
import { notElectric } from '#domain/energy/usage/table/not-electric';
import { badNumber, badStamp, isBlank, plainName, warnCutShort } from '#domain/energy/usage/table/read-table';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';

const ZONE = 'America/Los_Angeles';
const LONGEST_S = 86_400;
const SECTION = /^energy (consumption|delivered|received) time period$/;
const PERIOD = /^(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?) to (\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?)$/;

/**
 * Southern California Edison's CSV: one block a day, and of solar homes a Delivered and a Received
 * block a day. Rows are `start to end`, kWh, quality; stamps may hold no-break spaces.
 */
export const sceCsv: UsageFormat = {
  id: 'sce-csv',
  sniff: ({ kind, text }) => {
    if (kind !== 'text' || /={10}/.test(text)) return 'no';
    const looksSo = /Energy Usage Information/i.test(text) && /Real energy in kilowatt-hours/i.test(text);
    return looksSo || /^"?Energy\s+(Consumption|Delivered|Received) time period"?,/im.test(text)
      ? 'certain'
      : 'no';
  },
  parse: readSce,
};

type Section = 'import' | 'export';

async function readSce(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const local = new LocalReadings();
  let section: Section | undefined;
  let wrong: { readonly row: number; readonly cause: DomainError } | undefined;
  refuseOther(input.head.text);
  for await (const batch of csvRows(input.text(), ',', USAGE_LIMITS)) {
    for (const [index, cells] of batch.rows.entries()) {
      if (isBlank(cells)) continue;
      const row = batch.firstRow + index;
      const name = plainName(cells[0] ?? '');
      const found = SECTION.exec(name);
      if (wrong !== undefined) throw wrong.cause;
      if (found !== null) section = found[1] === 'received' ? 'export' : 'import';
      else if (section !== undefined && /^\d/.test(name)) {
        try {
          readRow(cells, section, row, local);
        } catch (cause) {
          if (!(cause instanceof DomainError)) throw cause;
          wrong = { row, cause };
        }
      }
    }
  }
  if (wrong !== undefined) warnCutShort(sink, wrong.row);
  local.placeInto(sink, zoneOf(ZONE));
  return { zone: ZONE, zoneFrom: 'format' };
}

function readRow(cells: readonly string[], section: Section, row: number, local: LocalReadings): void {
  const period = (cells[0] ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
  const parts = PERIOD.exec(period);
  const start = parts === null ? undefined : parseDayTime(parts[1] ?? '', 'ymd');
  const end = parts === null ? undefined : parseDayTime(parts[2] ?? '', 'ymd');
  if (start === undefined || end === undefined)
    throw badStamp(row, period, 'YYYY-MM-DD HH:MM:SS to YYYY-MM-DD HH:MM:SS');
  const text = plainNumber((cells[1] ?? '').trim(), false);
  if (cells.length < 2) throw badNumber(row, text);
  const energy = text === '' ? NO_ENERGY : parseEnergy(text, 6);
  if (energy === undefined) throw badNumber(row, text);
  local.add(
    { servicePoint: '', channel: section, register: '' },
    {
      startLocal: start,
      durationS: intervalLength(end - start),
      energy,
      quality: text === '' ? 'missing' : /estimat/i.test(cells[2] ?? '') ? 'estimated' : 'actual',
      row,
    },
  );
}

/** Across a clock change the labels are an hour further apart or nearer than the time that passed. */
function intervalLength(labelledS: number): number {
  const seconds =
    labelledS > 3600 && labelledS <= 7200 ? labelledS - 3600 : labelledS <= 0 ? labelledS + 3600 : labelledS;
  return Math.min(Math.max(seconds, 0), LONGEST_S);
}

function refuseOther(text: string): void {
  const service = /Type of readings:\s*(Gas|Water)/i.exec(text)?.[1];
  if (service !== undefined) throw notElectric(service.toLowerCase() === 'water' ? 'water' : 'gas');
}
