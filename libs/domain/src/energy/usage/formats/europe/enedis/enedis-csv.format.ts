import { plainCell, plainNumber } from '#domain/shared/csv';
import { NO_ENERGY, parseEnergy } from '#domain/shared/units';
import { zoneOf } from '#domain/shared/zone';
import type { ParsedFile, ReadingSink, UsageFormat, UsageInput } from '#domain/energy/usage/formats/format';
import { parseIsoStamp } from '#domain/energy/usage/stamps/iso-stamp';
import { wholeDays } from '#domain/energy/usage/stamps/local-days';
import { parseDay } from '#domain/energy/usage/stamps/written-date';
import { into, putFlow } from '#domain/energy/usage/table/flow';
import { badNumber, badStamp, plainName, readTable } from '#domain/energy/usage/table/read-table';
import { EnedisBlock, unitOf } from './enedis-block.js';
import { ENEDIS_ZONE, energyReader } from './load-curve.js';
import type { CurveUnit } from './load-curve.js';

/** What the rows below the last heading are. */
type Section =
  | { readonly kind: 'facts'; readonly names: readonly string[] }
  | { readonly kind: 'curve'; readonly block: EnedisBlock }
  | { readonly kind: 'index'; readonly block: EnedisBlock; readonly registers: readonly string[] }
  | { readonly kind: 'days'; readonly block: EnedisBlock; readonly unit: CurveUnit }
  | { readonly kind: 'other' };

const DAY_S = 86_400;

/**
 * Enedis (Linky) downloads, CSV or workbook: load curve (mean W over the step, END stamped), daily
 * index, daily totals, several blocks in one file, the calendar trailer left out.
 */
export const enedisCsv: UsageFormat = {
  id: 'enedis',
  sniff: (head) => {
    if (head.kind !== 'text') return 'no';
    return head.lines
      .slice(0, 5)
      .some((line) =>
        /^(identifiant prm|point reference mesure|horodate iso fin de pas)/.test(plainName(line)),
      )
      ? 'certain'
      : 'no';
  },
  parse: readEnedis,
};

async function readEnedis(input: UsageInput, sink: ReadingSink): Promise<ParsedFile> {
  const reader = new EnedisReader(sink);
  const semicolons = input.head.lines.slice(0, 5).some((line) => line.includes(';'));
  await readTable<Section>(input, sink, {
    delimiter: semicolons ? ';' : ',',
    header: (cells) => reader.heading(cells),
    row: (cells, section, row) => {
      reader.row(cells, section, row);
    },
  });
  reader.end();
  return { zone: ENEDIS_ZONE, zoneFrom: 'format' };
}

class EnedisReader {
  private facts: Record<string, string> = {};
  private block: EnedisBlock | undefined;

  constructor(private readonly sink: ReadingSink) {}

  /** A row that says what the rows below it are; undefined for those rows themselves. */
  heading(cells: readonly string[]): Section | undefined {
    const names = cells.map((cell) => plainName(cell).replace(/ ?: ?$/, ''));
    const [first = '', second = ''] = names;
    if (/^(identifiant prm|point reference mesure)/.test(first)) return this.factsHeading(cells, names);
    if (first === 'horodate' && second === 'type de releve') {
      return {
        kind: 'index',
        block: this.open(undefined),
        registers: cells.map((cell) => /([FDT]\d*)$/.exec(plainCell(cell))?.[1] ?? ''),
      };
    }
    if (first === 'horodate' && second.startsWith('valeur'))
      return { kind: 'curve', block: this.open(inBrackets(second)) };
    if (first === 'horodate iso fin de pas') return { kind: 'curve', block: this.open(inBrackets(second)) };
    if (first === 'date' && second.startsWith('valeur')) {
      const block = this.open(inBrackets(second));
      return { kind: 'days', block, unit: block.unit() };
    }
    return first === 'periode' ? { kind: 'other' } : undefined;
  }

  row(cells: readonly string[], section: Section, row: number): void {
    switch (section.kind) {
      case 'facts':
        this.addFacts(section.names, cells);
        return;
      case 'curve':
        this.curveRow(cells, section.block, row);
        return;
      case 'index':
        this.indexRow(cells, section, row);
        return;
      case 'days':
        this.dayRow(cells, section, row);
        return;
      case 'other':
        return;
    }
  }

  end(): void {
    this.block?.write(this.sink);
    this.block = undefined;
  }

  /** Names in one row and values in the next, or name and value side by side. */
  private factsHeading(cells: readonly string[], names: readonly string[]): Section {
    this.end();
    this.facts = {};
    const sideBySide = /^\d{11,15}$/.test(plainCell(cells[1] ?? ''));
    if (!sideBySide) return { kind: 'facts', names };
    for (let at = 0; at + 1 < cells.length; at += 2) this.addFacts([names[at] ?? ''], [cells[at + 1] ?? '']);
    return { kind: 'other' };
  }

  private addFacts(names: readonly string[], cells: readonly string[]): void {
    names.forEach((name, index) => {
      const fact = /^(identifiant prm|point reference mesure)/.test(name) ? 'prm' : name;
      if (fact !== '') this.facts[fact] = plainCell(cells[index] ?? '');
    });
  }

  private open(unit: CurveUnit | undefined): EnedisBlock {
    this.end();
    const block = new EnedisBlock(this.facts, unit);
    if (block.isEnergy()) this.block = block;
    else {
      this.sink.warn(
        'usage.register-ignored',
        `The block "${this.facts['grandeur physique'] ?? ''}" counts no energy that a plan charges; it was left out.`,
      );
    }
    return block;
  }

  private curveRow(cells: readonly string[], block: EnedisBlock, row: number): void {
    const text = plainCell(cells[0] ?? '');
    const stamp = parseIsoStamp(text);
    if (stamp === undefined) throw badStamp(row, text, '2022-01-18T00:30:00+01:00');
    const value = decimal(cells[1]);
    if (value !== '' && parseEnergy(value, 3) === undefined) throw badNumber(row, value);
    block.points.push({ endS: stamp.seconds, zoned: stamp.zoned, text: value, row });
  }

  private indexRow(
    cells: readonly string[],
    { block, registers }: { readonly block: EnedisBlock; readonly registers: readonly string[] },
    row: number,
  ): void {
    const text = plainCell(cells[0] ?? '');
    const stamp = parseIsoStamp(text);
    if (stamp === undefined) throw badStamp(row, text, '2021-01-24T00:00:00+01:00');
    const atUtc = stamp.zoned ? stamp.seconds : zoneOf(ENEDIS_ZONE).earlier(stamp.seconds);
    registers.forEach((register, index) => {
      const cell = decimal(cells[index]);
      if (register === '' || index < 2 || cell === '') return;
      const value = parseEnergy(cell, unitOf(block.facts['unite'] ?? '') === 'kWh' ? 6 : 3);
      if (value === undefined) throw badNumber(row, cell);
      block.addRead(register, { atUtc, value, quality: 'actual', row });
    });
  }

  private dayRow(
    cells: readonly string[],
    { block, unit }: { readonly block: EnedisBlock; readonly unit: CurveUnit },
    row: number,
  ): void {
    const text = plainCell(cells[0] ?? '').slice(0, 10);
    const day = parseDay(text, /^\d{4}/.test(text) ? 'ymd' : 'dmy');
    const days = day === undefined ? undefined : wholeDays(day, day + DAY_S, zoneOf(ENEDIS_ZONE));
    if (days === undefined) throw badStamp(row, text, '31/01/2026');
    const value = decimal(cells[1]);
    const energy = value === '' ? NO_ENERGY : energyReader(unit)(value, days.durationS);
    if (energy === undefined) throw badNumber(row, value);
    const reading = {
      ...days,
      energy,
      quality: value === '' ? ('missing' as const) : ('actual' as const),
      row,
    };
    if (block.isEnergy()) putFlow(block.key(), reading, into(this.sink), this.sink);
  }
}

/** The unit that a column name has in brackets: `puissance moyenne (W)`, `Valeur (en kWh)`. */
function inBrackets(name: string): CurveUnit | undefined {
  return unitOf(/\((?:en )?(k?wh?)\)/.exec(name)?.[1] ?? '');
}

/** Decimal comma where there is one; `NA` and `-` say that there is no value. */
function decimal(cell: string | undefined): string {
  const text = plainCell(cell ?? '');
  return /^(na|n\/a|-)$/i.test(text) ? '' : plainNumber(text, text.includes(',')).trim();
}
