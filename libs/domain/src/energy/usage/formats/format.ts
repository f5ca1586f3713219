import type { HourlyTemperature } from '../annual/estimate/degree-days.js';
import type { GrowingColumns, NewReading } from '../readings/columns.js';
import type { ChannelKind } from '../readings/reading.js';
import type { Energy } from '#domain/shared/units';
import type { TableMapping } from './tables/asking/mapping.js';

/** Which series a reading belongs to. A meter's serial never splits a series: it is spliced. */
export interface ChannelKey {
  /** NMI, ESIID, PRM, UsagePoint...; empty when the file names none. */
  readonly servicePoint: string;
  readonly channel: ChannelKind;
  /** Register or tariff tag (`E1`, `day`); empty when there is none. */
  readonly register: string;
  /** Serial number of the meter where the file gives it, so that a meter change is reported. */
  readonly meter?: string;
}

/** Where one channel's readings go, in file order. Keep it: asking the sink each row costs. */
export interface ChannelSink {
  /** Refuses the reading after `limits.readings` of the whole import with `usage.too-many-readings`. */
  add(reading: NewReading): void;
  /** The same for readings that were gathered first: hands the columns over, do not touch them afterwards. */
  take(held: GrowingColumns): void;
}

/** One read of a counting register. */
export interface RegisterValue {
  readonly atUtc: number;
  readonly value: Energy;
  readonly row: number;
}

/** A register's first and last read in one file. */
export interface RegisterSpan {
  readonly first: RegisterValue;
  readonly last: RegisterValue;
}

/** Receives what a parser finds. */
export interface ReadingSink {
  /** The same sink for the same key, opened at first use. */
  channel(key: ChannelKey): ChannelSink;
  /** Records a register's first and last read, so that another file can continue from them. */
  reads(key: ChannelKey, reads: RegisterSpan): void;
  /**
   * Warns in plain words of a finding or repair. Warnings with the same code become one: the first message stays
   * and rows are collected (the first 20).
   */
  warn(code: string, message: string, row?: number): void;
}

/** The first bytes of a file, all that a sniffer may look at. */
export interface FileHead {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** `bytes` as text without a byte order mark. */
  readonly text: string;
  /** The first 200 lines of `text`. */
  readonly lines: readonly string[];
  readonly kind: 'text' | 'xml' | 'json' | 'html' | 'binary';
}

/** One file to parse; `bytes` and `text` read the same stream, which can be read once. */
export interface UsageInput {
  readonly name: string;
  readonly head: FileHead;
  bytes(): AsyncIterable<Uint8Array>;
  /** Decoded: byte order mark, UTF-16, strict UTF-8, else windows-1252. */
  text(): AsyncIterable<string>;
}

/** Finds the mapping that was confirmed for a header, if any. */
export type ConfirmedMappings = (header: string) => Promise<TableMapping | undefined>;

/** Facts from the caller; limits on bytes, readings and time are enforced outside the parser. */
export interface ParseContext {
  /** The home's zone, if the user or postcode states it; wins over a guess, never over UTC times in the file. */
  readonly zone?: string;
  /** How a person confirmed that a table of unknown make is read. */
  readonly mapping?: TableMapping;
  /** How people of this home confirmed tables before, by the text of the header (`headerText`). */
  readonly confirmed?: ConfirmedMappings;
}

/** A total that the file prints about itself, checked against its rows. */
export interface StatedTotal {
  readonly key: ChannelKey;
  /** Decimal text. */
  readonly kwh: string;
  readonly row: number;
  /** What it totals, epoch seconds UTC, where it is not the whole file; only judged when the readings cover it. */
  readonly period?: { readonly startUtc: number; readonly endUtc: number };
}

/** A parser's result after the last row. */
export interface ParsedFile {
  /** IANA zone of the meter's wall clock. */
  readonly zone: string;
  /** `assumed` is a guess that the user must confirm. */
  readonly zoneFrom: 'file' | 'format' | 'given' | 'assumed';
  readonly statedTotals?: readonly StatedTotal[];
  /** Outdoor temperature at the home; a file of temperatures gives nothing else. */
  readonly temperature?: HourlyTemperature;
}

/**
 * `certain` when nothing else can look so, `likely` lets a certain one win, `possible` is left to
 * the generic reader; two equals are refused.
 */
export type Sniff = 'certain' | 'likely' | 'possible' | 'no';

/**
 * One kind of usage file. `sniff` is cheap and claims no other's file; `parse` reads the stream
 * once and throws `DomainError` (`usage.…`) naming row or element, reason and what to do. A file
 * cut short keeps its complete readings and warns `usage.cut-short`.
 */
export interface UsageFormat {
  /** Stable name shown to users and stored with the import: `smart-meter-texas`. */
  readonly id: string;
  sniff(head: FileHead): Sniff;
  parse(input: UsageInput, sink: ReadingSink, context: ParseContext): Promise<ParsedFile>;
}
