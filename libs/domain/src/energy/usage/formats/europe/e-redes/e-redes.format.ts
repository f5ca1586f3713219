import { plainCell, plainNumber } from '#domain/shared/csv';
import type { Energy } from '#domain/shared/units';
import { NO_ENERGY, parseEnergy, parseMeanPower } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type { ParsedFile, ReadingSink, UsageFormat, UsageInput } from '#domain/energy/usage/formats/format';
import type { ReadingQuality } from '#domain/energy/usage/readings/reading';
import { usualStep } from '#domain/energy/usage/stamps/usual-step';
import { parseDay, parseTimeOfDay } from '#domain/energy/usage/stamps/written-date';
import { putFlow } from '#domain/energy/usage/table/flow';
import { LocalReadings } from '#domain/energy/usage/time/local-readings';
import { badNumber, badStamp, columnOf, plainName, readTable } from '#domain/energy/usage/table/read-table';

interface Quantity {
  readonly column: number;
  readonly channel: 'import' | 'export';
  readonly unit: 'kW' | 'kWh';
}

interface PortugueseColumns {
  readonly date: number;
  readonly time: number;
  readonly quantities: readonly Quantity[];
}

interface HeldRow {
  readonly endLocal: number;
  readonly values: readonly {
    readonly quantity: Quantity;
    readonly text: string;
    readonly quality: ReadingQuality;
  }[];
  readonly row: number;
}

const ZONE = 'Europe/Lisbon';
const QUARTER_S = 900;

/**
 * E-REDES (Portugal), workbook or CSV: some lines about the contract, then `Data`, `Hora` (END),
 * and mean power in kW for each quarter of an hour with its `Estado`. What the grid meter counted
 * (`medido na IC`) is preferred to what the home registered behind solar panels.
 */
export const eRedes: UsageFormat = {
  id: 'e-redes',
  sniff: (head) => (head.kind === 'text' && head.lines.slice(0, 60).some(isHeader) ? 'certain' : 'no'),
  parse: readERedes,
};

async function readERedes(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const header = input.head.lines.find(isHeader) ?? '';
  const delimiter = /data"?;"?hora/i.test(header) ? ';' : ',';
  const held: HeldRow[] = [];
  let servicePoint = '';
  await readTable<PortugueseColumns>(input, sink, {
    delimiter,
    header: (cells) => {
      if (/^cpe/.test(plainName(cells[0] ?? ''))) servicePoint = plainCell(cells[1] ?? '');
      return columns(cells);
    },
    row: (cells, at, row) => {
      const cell = (index: number): string => plainCell(cells[index] ?? '');
      const date = cell(at.date);
      const day = parseDay(date, /^\d{4}/.test(date) ? 'ymd' : 'dmy');
      const time = parseTimeOfDay(cell(at.time));
      if (day === undefined || time === undefined)
        throw badStamp(row, `${date} ${cell(at.time)}`, '2025/01/31 00:15');
      const values = at.quantities.map((quantity) => {
        const text = decimal(cell(quantity.column));
        if (text !== '' && parseEnergy(text, 6) === undefined) throw badNumber(row, text);
        return { quantity, text, quality: quality(cell(quantity.column + 1)) };
      });
      held.push({ endLocal: day + time, values, row });
    },
  });
  const durationS = usualStep(
    held.map(({ endLocal }) => endLocal),
    QUARTER_S,
  );
  const readings = new LocalReadings();
  for (const { endLocal, values, row } of held) {
    for (const { quantity, text, quality: given } of values) {
      const energy = energyOf(text, quantity, durationS);
      const key = { servicePoint, channel: quantity.channel, register: '' };
      const reading = {
        startLocal: endLocal - durationS,
        labelledEnd: true,
        durationS,
        energy: energy ?? NO_ENERGY,
        quality: energy === undefined ? ('missing' as const) : given,
        row,
      };
      putFlow(
        key,
        reading,
        (where, value) => {
          readings.add(where, value);
        },
        sink,
      );
    }
  }
  readings.placeInto(sink, zoneOf(ZONE));
  return { zone: ZONE, zoneFrom: 'format' };
}

function energyOf(text: string, { unit }: Quantity, durationS: number): Energy | undefined {
  return unit === 'kW' ? parseMeanPower(text, 6, durationS) : parseEnergy(text, 6);
}

/** Text cells have a decimal comma, number cells a point; neither has thousands. */
function decimal(cell: string): string {
  return plainNumber(cell, cell.includes(','));
}

function quality(status: string): ReadingQuality {
  if (/^real/i.test(status)) return 'actual';
  return /^estimad/i.test(status) ? 'estimated' : 'unknown';
}

function isHeader(line: string): boolean {
  const name = plainName(line);
  return (
    /(^|[,;])data ?[,;] ?hora ?[,;]/.test(name) &&
    /(consumo|injecao) (na rede )?(medid|registad|simulad)[^;]*\(kwh?\)/.test(name)
  );
}

function columns(cells: readonly string[]): PortugueseColumns | undefined {
  const names = cells.map(plainName);
  const date = columnOf(names, /^data$/);
  const time = columnOf(names, /^hora$/);
  const drawn = columnOf(
    names,
    /^consumo medido na ic/,
    /^consumo registado/,
    /^consumo simulado/,
    /^consumo/,
  );
  const fedIn = columnOf(names, /^injecao na rede medida na ic/, /^injecao registada/, /^injecao/);
  const quantities = [
    { column: drawn, channel: 'import' as const },
    { column: fedIn, channel: 'export' as const },
  ].flatMap(({ column, channel }): readonly Quantity[] =>
    column < 0 ? [] : [{ column, channel, unit: /\(kwh\)/.test(names[column] ?? '') ? 'kWh' : 'kW' }],
  );
  return date < 0 || time < 0 || quantities.length === 0 ? undefined : { date, time, quantities };
}
