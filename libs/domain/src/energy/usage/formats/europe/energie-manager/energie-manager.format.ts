import { plainCell } from '#domain/shared/csv';
import { parseEnergy } from '#domain/shared/units';
import type { ParsedFile, ReadingSink, UsageFormat, UsageInput } from '#domain/energy/usage/formats/format';
import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import { badNumber, badStamp, columnOf, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { RegisterReads } from '#domain/energy/usage/table/register-reads';

interface CodedColumns {
  readonly ean: number;
  readonly code: number;
  readonly moment: number;
  readonly value: number;
  readonly factor: number;
}

const ZONE = 'Europe/Amsterdam';
const KWH_EXPONENT = 6;
/** What stood for a register at a moment: electricity drawn, electricity given back; all else is left out. */
const CODES: Readonly<Record<string, ChannelKind>> = { ellm: 'import', telm: 'export', eltm: 'export' };

/**
 * Energiemanager Online (Netherlands): `name;ean;code;moment;moment-date;value;factor;type`, a row a register
 * and quarter of an hour. `moment` is epoch seconds, value times factor the stand in kWh; a factor below
 * zero marks what was given back and turns nothing round.
 */
export const energieManager: UsageFormat = {
  id: 'energie-manager',
  sniff: ({ kind, lines }) =>
    kind === 'text' && lines.slice(0, 5).some((line) => columns(line.split(';')) !== undefined)
      ? 'certain'
      : 'no',
  parse: readCoded,
};

async function readCoded(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const reads = new RegisterReads();
  await readTable<CodedColumns>(input, sink, {
    delimiter: ';',
    header: columns,
    row: (cells, at, row) => {
      const cell = (column: number): string => plainCell(cells[column] ?? '');
      const channel = CODES[cell(at.code).toLowerCase()];
      if (channel === undefined) {
        sink.warn(
          'usage.register-ignored',
          `Rows of code "${cell(at.code).slice(0, 20)}" count no electricity that was bought or sold; they were left out.`,
          row,
        );
        return;
      }
      const moment = cell(at.moment);
      if (!/^1\d{9}$/.test(moment)) throw badStamp(row, moment, '1735686000');
      const factor = Math.abs(Number(cell(at.factor)));
      const value = parseEnergy(
        String(Number((Number(cell(at.value)) * factor).toPrecision(15))),
        KWH_EXPONENT,
      );
      if (value === undefined || cell(at.value) === '') throw badNumber(row, cell(at.value));
      reads.add(
        { servicePoint: cell(at.ean), channel, register: '' },
        { atUtc: Number(moment), value, row, quality: 'actual' },
      );
    },
  });
  reads.writeInto(sink);
  return { zone: ZONE, zoneFrom: 'format' };
}

function columns(cells: readonly string[]): CodedColumns | undefined {
  const names = cells.map(plainName);
  const found = {
    ean: columnOf(names, /^ean$/),
    code: columnOf(names, /^code$/),
    moment: columnOf(names, /^moment$/),
    value: columnOf(names, /^value$/),
    factor: columnOf(names, /^factor$/),
  };
  return Object.values(found).includes(-1) ? undefined : found;
}
