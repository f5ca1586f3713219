import { plainCell, plainNumber } from '#domain/shared/csv';
import { DomainError } from '#domain/shared/domain-error';
import { parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type {
  ChannelKey,
  ParsedFile,
  ReadingSink,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import { parseDay } from '#domain/energy/usage/stamps/written-date';
import { badNumber, badStamp, columnOf, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { RegisterReads } from '#domain/energy/usage/table/register-reads';

interface LianderColumns {
  readonly ean: number;
  readonly meter: number;
  readonly date: number;
  /** Columns of registers 1 to 4: drawn low (T1) and normal (T2), fed in low and normal. */
  readonly reads: readonly number[];
}

const ZONE = 'Europe/Amsterdam';
const REGISTERS = [
  { channel: 'import', register: 'T1' },
  { channel: 'import', register: 'T2' },
  { channel: 'export', register: 'T1' },
  { channel: 'export', register: 'T2' },
] as const;

/**
 * Liander's daily registers: `eancodeasn,meternummer,meterreadingdate,reading1,usage1,…`. A reading
 * is taken at midnight when its date begins. Gas meters (`G…`) in the same file are left out.
 */
export const liander: UsageFormat = {
  id: 'liander',
  sniff: (head) =>
    head.kind === 'text' && head.lines.slice(0, 3).some((line) => columns(line.split(',')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readLiander,
};

async function readLiander(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const zone = zoneOf(ZONE);
  const registers = new RegisterReads();
  let gas = 0;
  let electric = 0;
  await readTable<LianderColumns>(input, sink, {
    delimiter: ',',
    header: columns,
    row: (cells, at, row) => {
      const cell = (index: number): string => plainCell(cells[index] ?? '');
      const meter = cell(at.meter);
      if (/^g/i.test(meter)) {
        gas += 1;
        return;
      }
      electric += 1;
      const day = parseDay(cell(at.date), /^\d{4}/.test(cell(at.date)) ? 'ymd' : 'dmy');
      if (day === undefined) throw badStamp(row, cell(at.date), '05-06-2023');
      REGISTERS.forEach((register, index) => {
        const text = plainNumber(cell(at.reads[index] ?? -1), false);
        if (text === '') return;
        const value = parseEnergy(text, 6);
        if (value === undefined) throw badNumber(row, text);
        const key: ChannelKey = {
          servicePoint: cell(at.ean),
          ...register,
          ...(meter === '' ? {} : { meter }),
        };
        registers.add(key, { atUtc: zone.earlier(day), value, quality: 'actual', row });
      });
    },
  });
  if (gas > 0 && electric === 0) {
    throw new DomainError(
      'usage.gas',
      'The file holds a gas meter only. Download the registers of the electricity meter.',
    );
  }
  if (gas > 0) sink.warn('usage.left-out-gas', 'The file also has a gas meter; only electricity was read.');
  registers.writeInto(sink);
  return { zone: ZONE, zoneFrom: 'format' };
}

function columns(cells: readonly string[]): LianderColumns | undefined {
  const names = cells.map(plainName);
  const found = {
    ean: columnOf(names, /^eancode/),
    meter: columnOf(names, /^meternummer$/),
    date: columnOf(names, /^meterreadingdate$/),
  };
  const reads = [1, 2, 3, 4].map((number) => columnOf(names, new RegExp(`^reading${String(number)}$`)));
  return Object.values(found).includes(-1) || reads[0] === -1 ? undefined : { ...found, reads };
}
