import { plainCell, plainNumber } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import { parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ChannelKey,
  FileHead,
  ParseContext,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { parseDayTime } from '#domain/energy/usage/stamps/written-date';
import { putFlow } from '#domain/energy/usage/table/flow';
import { badNumber, badStamp, columnOf, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { RegisterReads } from '#domain/energy/usage/table/register-reads';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { energyExponent } from '#domain/energy/usage/table/energy-unit';

interface StatisticsColumns {
  readonly id: number;
  readonly unit: number;
  readonly start: number;
  /** Cumulative `sum`, -1 when the file has `delta`. */
  readonly sum: number;
  readonly delta: number;
}

const HOUR_S = 3600;

/**
 * Home Assistant long-term statistics (TSV or CSV): `statistic_id unit start state sum` where `sum`
 * counts up to the END of the hour that starts at `start`, or `delta` for the hour itself. Local
 * clock, decimal comma. Each statistic stays on its own: which is the grid meter its name tells.
 */
export const homeAssistantStatistics: UsageFormat = {
  id: 'home-assistant-statistics',
  sniff: (head) =>
    head.kind === 'text' &&
    plainName((head.lines[0] ?? '').split(delimiterOf(head))[0] ?? '') === 'statistic_id'
      ? 'certain'
      : 'no',
  parse: readStatistics,
};

async function readStatistics(
  input: UsageInput,
  sink: ReadingSink,
  context: ParseContext,
): Promise<ParsedFile> {
  const zoneName = context.zone ?? 'UTC';
  const zone = zoneOf(zoneName);
  const delimiter = delimiterOf(input.head);
  const decimalComma = delimiter !== ',' && input.head.lines.slice(1).some((line) => /\d,\d/.test(line));
  const counters = new RegisterReads();
  const deltas = new LocalReadings();
  let kept = 0;
  let gas = 0;
  await readTable<StatisticsColumns>(input, sink, {
    delimiter,
    header: columns,
    row: (cells, at, row) => {
      const cell = (index: number): string => plainCell(cells[index] ?? '');
      const channel = channelOf(cell(at.id));
      const exponent = energyExponent(cell(at.unit));
      if (channel === 'gas') gas += 1;
      if (channel === 'gas' || channel === undefined || exponent === undefined) {
        sink.warn(
          'usage.register-ignored',
          `"${cell(at.id)}" in ${cell(at.unit)} is not the electricity meter; it was left out.`,
          row,
        );
        return;
      }
      const start = stamp(cell(at.start), row);
      const text = plainNumber(cell(at.sum < 0 ? at.delta : at.sum), decimalComma);
      if (text === '') return;
      const value = parseEnergy(text, exponent);
      if (value === undefined) throw badNumber(row, text);
      kept += 1;
      const key: ChannelKey = { servicePoint: cell(at.id), channel, register: '' };
      if (at.sum >= 0) {
        counters.add(key, { atUtc: zone.earlier(start) + HOUR_S, value, quality: 'actual', row });
        return;
      }
      putFlow(
        key,
        { startLocal: start, durationS: HOUR_S, energy: value, quality: 'actual' as const, row },
        (where, reading) => {
          deltas.add(where, reading);
        },
        sink,
      );
    },
  });
  if (kept === 0) throw gas > 0 ? onlyGas() : noEnergy();
  counters.writeInto(sink);
  deltas.placeInto(sink, zone);
  return { zone: zoneName, zoneFrom: context.zone === undefined ? 'assumed' : 'given' };
}

/** What a statistic counts, told from its name; devices and batteries are not the grid's meter. */
function channelOf(id: string): ChannelKind | 'gas' | undefined {
  const name = id.toLowerCase();
  if (/gas|water|wasser|heat|fuel/.test(name)) return 'gas';
  if (/battery|akku|_cost|_compensation|price/.test(name)) return undefined;
  if (
    /export|return|feed|einspeis|inject|teruglever|_to_grid|tariff_[12]_(return|produc)|produced/.test(name)
  )
    return 'export';
  return /solar|pv|photovolt|inverter|yield/.test(name) ? 'generation' : 'import';
}

function stamp(text: string, row: number): number {
  const iso = parseIsoStamp(text);
  const local =
    iso?.seconds ?? parseDayTime(text, text.includes('.') || /^\d{1,2}-/.test(text) ? 'dmy' : 'mdy');
  if (local === undefined || iso?.zoned === true) throw badStamp(row, text, '07.01.2024 23:00 (local)');
  return local;
}

function columns(cells: readonly string[]): StatisticsColumns | undefined {
  const names = cells.map(plainName);
  const found = {
    id: columnOf(names, /^statistic_id$/),
    unit: columnOf(names, /^unit$/),
    start: columnOf(names, /^start$/),
  };
  const sum = columnOf(names, /^sum$/);
  const delta = columnOf(names, /^delta$/);
  if (found.id < 0) return undefined;
  if (Object.values(found).includes(-1) || (sum < 0 && delta < 0)) throw noEnergy();
  return { ...found, sum, delta };
}

function delimiterOf(head: FileHead): string {
  const first = head.lines[0] ?? '';
  return first.includes('\t') ? '\t' : first.includes(';') ? ';' : first.includes('|') ? '|' : ',';
}

function onlyGas(): DomainError {
  return new DomainError(
    'usage.gas',
    'The statistics count gas or water, not electricity. Export the statistic of the electricity meter.',
  );
}

function noEnergy(): DomainError {
  return new DomainError(
    'usage.no-energy',
    'The statistics hold no counted energy (a "sum" or "delta" in Wh, kWh or MWh), only measurements. Export the statistic of the electricity meter.',
  );
}
