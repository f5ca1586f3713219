import { DomainError } from '#domain/shared/domain-error';
import type {
  FileHead,
  ParseContext,
  ParsedFile,
  ReadingSink,
  Sniff,
  UsageFormat,
  UsageInput,
} from '#domain/energy/usage/formats/format';
import type { IntervalDay } from './interval-day.js';
import {
  continued,
  contradiction,
  isWhole,
  qualityStretch,
  writeDay,
  writeMissingDay,
} from './interval-day.js';
import type { MarketTime, MeterDataRecord } from './meter-data-file.js';
import {
  EASTERN_MARKET,
  isWestern,
  isWesternNmi,
  meterDataRecords,
  meterDataVersion,
  WESTERN_MARKET,
} from './meter-data-file.js';
import { refuseRow } from '#domain/energy/usage/table/read-table';
import type { RegisterBlock } from './register-block.js';
import { registerBlock } from './register-block.js';

/**
 * NEM12, AEMO's interval meter data file (MDFF specification), with what the wild does to it: no
 * header or footer, several blocks, trailing commas, broken lines, mangled stamps.
 */
export const nem12: UsageFormat = {
  id: 'nem12',
  sniff: (head: FileHead): Sniff =>
    head.kind === 'text' && meterDataVersion(head.lines) === 'NEM12' ? 'certain' : 'no',
  parse: readNem12,
};

async function readNem12(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile> {
  const reader = new Nem12Reader(sink);
  for await (const record of meterDataRecords(input)) reader.read(record);
  reader.end();
  return context.zone === undefined
    ? { zone: reader.market.zone, zoneFrom: 'format' }
    : { zone: context.zone, zoneFrom: 'given' };
}

class Nem12Reader {
  market: MarketTime = EASTERN_MARKET;
  private block: RegisterBlock | undefined;
  private day: IntervalDay | undefined;
  private blocks = 0;
  private kept = 0;
  private wholeDays = 0;
  /** What is wrong with the first day that contradicts itself. */
  private broken: DomainError | undefined;

  constructor(private readonly sink: ReadingSink) {}

  read(record: MeterDataRecord): void {
    switch (record.indicator) {
      case '100':
        this.closeDay();
        this.market = isWestern((record.cells[3] ?? '').trim()) ? WESTERN_MARKET : EASTERN_MARKET;
        return;
      case '200':
        this.closeDay();
        this.openBlock(record);
        return;
      case '300':
        if (this.day !== undefined && !isWhole(this.day) && !isDate(record)) this.continueDay(record);
        else this.openDay(record);
        return;
      case '400':
        this.addQuality(record);
        return;
      case '500':
      case '900':
        this.closeDay();
        return;
      default:
        this.continueDay(record);
    }
  }

  end(): void {
    if (this.day !== undefined && !isWhole(this.day)) {
      this.sink.warn(
        'usage.cut-short',
        `The file stops in the middle of row ${String(this.day.row)}; that day was left out. Download it again.`,
        this.day.row,
      );
      this.day = undefined;
    }
    this.closeDay();
    if (this.broken !== undefined && this.wholeDays === 0) throw this.broken;
    if (this.blocks > 0 && this.kept === 0) {
      throw new DomainError(
        'usage.no-energy',
        'The file holds no active energy (E, B or N registers in Wh, kWh or MWh), only reactive or other registers. Ask for the full interval data of this meter point.',
      );
    }
  }

  private openBlock(record: MeterDataRecord): void {
    this.block = registerBlock(record, this.sink);
    this.blocks += 1;
    if (this.block.sink !== undefined) this.kept += 1;
    if (isWesternNmi(this.block.nmi)) this.market = WESTERN_MARKET;
  }

  private openDay(record: MeterDataRecord): void {
    this.closeDay();
    if (this.block === undefined) {
      throw refuseRow(
        'usage.nem12-structure',
        record.row,
        'a 300 record comes before any 200 record, so its meter and unit are unknown.',
        'Ask for the complete file.',
      );
    }
    const cells = record.cells.map((cell) => cell.trim());
    this.day = { row: record.row, block: this.block, cells, stretches: [] };
  }

  private continueDay(record: MeterDataRecord): void {
    if (this.day === undefined || isWhole(this.day)) {
      throw refuseRow(
        'usage.nem12-structure',
        record.row,
        `"${record.indicator.slice(0, 20)}" starts no NEM12 record (100, 200, 300, 400, 500 or 900).`,
        'Remove the line or ask for the file again.',
      );
    }
    this.day = continued(this.day, record);
  }

  private addQuality(record: MeterDataRecord): void {
    if (this.day === undefined) {
      throw refuseRow(
        'usage.nem12-structure',
        record.row,
        'a 400 record comes without the 300 record it explains.',
        'Ask for the complete file.',
      );
    }
    this.day = {
      ...this.day,
      stretches: [...this.day.stretches, qualityStretch(record)],
    };
  }

  /** A day that contradicts itself is missing; the others stand. */
  private closeDay(): void {
    const { day } = this;
    this.day = undefined;
    if (day === undefined) return;
    const problem = contradiction(day);
    if (problem === null) {
      writeDay(day, this.market, this.sink);
      this.wholeDays += 1;
      return;
    }
    this.broken ??= problem;
    writeMissingDay(day, this.market);
    this.sink.warn(
      'usage.day-left-out',
      `Some days contradict themselves and count as missing. ${problem.message}`,
      day.row,
    );
  }
}

function isDate(record: MeterDataRecord): boolean {
  return /^\d{8}$/.test((record.cells[1] ?? '').trim());
}
