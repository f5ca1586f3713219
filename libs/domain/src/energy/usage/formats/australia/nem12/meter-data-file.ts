import { csvRows } from '#domain/shared/csv';
import { localSeconds } from '#domain/shared/zone';
import type { UsageInput } from '#domain/energy/usage/formats/format';
import { USAGE_LIMITS } from '#domain/energy/usage/limits';

/** One record of an AEMO meter data file. */
export interface MeterDataRecord {
  /** `100` to `900`, empty for a blank line; anything else continues the record before. */
  readonly indicator: string;
  readonly cells: readonly string[];
  /** 1-based row. */
  readonly row: number;
}

/** Which meter data file it is: intervals or accumulated reads. */
export type MeterDataVersion = 'NEM12' | 'NEM13';

/** Australian market time all year, no daylight saving (MDFF specification, section 2). */
const EASTERN_OFFSET_S = 36_000;
const WESTERN_OFFSET_S = 28_800;

/** Zone and fixed offset in which a meter data file counts its days. */
export interface MarketTime {
  readonly offsetS: number;
  readonly zone: string;
}

export const EASTERN_MARKET: MarketTime = { offsetS: EASTERN_OFFSET_S, zone: 'Australia/Brisbane' };
export const WESTERN_MARKET: MarketTime = { offsetS: WESTERN_OFFSET_S, zone: 'Australia/Perth' };

/** Records in file order, cells trimmed; blank lines are skipped. */
export async function* meterDataRecords(input: UsageInput): AsyncIterable<MeterDataRecord> {
  for await (const batch of csvRows(input.text(), ',', USAGE_LIMITS)) {
    for (const [index, cells] of batch.rows.entries()) {
      const row = batch.firstRow + index;
      if (cells.every((cell) => cell.trim() === '')) continue;
      yield { indicator: (cells[0] ?? '').trim(), cells, row };
    }
  }
}

/**
 * What the first lines say the file is: by its 100 record, or where that is missing by the first
 * 200 or 250 record. Undefined when it is no meter data file.
 */
export function meterDataVersion(lines: readonly string[]): MeterDataVersion | undefined {
  for (const line of lines.slice(0, 20)) {
    if (/^[\s,]*$/.test(line)) continue;
    const cells = line.split(',').map((cell) => cell.trim());
    const version = (cells[1] ?? '').toUpperCase();
    if (cells[0] === '100') return version === 'NEM12' || version === 'NEM13' ? version : undefined;
    if (cells[0] === '200' && /^\d{1,2}$/.test(cells[8] ?? '')) return 'NEM12';
    if (cells[0] === '250' && cells.length >= 20) return 'NEM13';
    return cells[0] === '300' && /^\d{8}$/.test(cells[1] ?? '') ? 'NEM12' : undefined;
  }
  return undefined;
}

/** Western Power's participants, and the NMI block that AEMO gave Western Australia. */
export function isWestern(participant: string): boolean {
  return /^(WPN|WESTERN|SYNERGY)/i.test(participant);
}

/** NMIs that start with 800 to 802 are Western Power's. */
export function isWesternNmi(nmi: string): boolean {
  return /^80[0-2]\d{7,8}$/.test(nmi);
}

/** `20040202120025` or the shorter or spreadsheet-mangled forms, as a number that grows with time. */
export function revisionOf(stamp: string): number | undefined {
  if (stamp === '') return undefined;
  const revision = Number(/^\d{8,14}$/.test(stamp) ? stamp.padEnd(14, '0') : stamp);
  if (!Number.isFinite(revision) || revision <= 0) return undefined;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(String(Math.round(revision)));
  if (parts === null) return revision;
  // Seconds take half the memory of fourteen digits.
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  return localSeconds(year, month, day, hour * 3600 + minute * 60 + second);
}
