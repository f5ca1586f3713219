import type { StatedUnit } from './units.js';

/** One price of a series as the document writes it. */
export interface PriceRow {
  /** Stamp text, or epoch seconds or milliseconds. */
  readonly start: string | number;
  /** When it ends, where the document says so. */
  readonly end?: string | number;
  /** Decimal text; undefined when the row has none. */
  readonly price: string | undefined;
  /** 1-based row or element. */
  readonly row: number;
}

/** One series of prices among those of a document: of an area, a sequence, a currency or a column. */
export interface PriceSeriesRows {
  /** Area, sequence or column that tells it from the others; empty when there is one alone. */
  readonly name: string;
  readonly unit: StatedUnit;
  readonly rows: readonly PriceRow[];
}

/** A document's prices with what it says about them. */
export interface PriceDocument {
  /** The same prices in another currency stand behind the one the market pays in. */
  readonly series: readonly PriceSeriesRows[];
  /** IANA zone of stamps without an offset, where the format fixes it. */
  readonly zone?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Columns and fields beside stamp and price, with the figures they hold. */
  readonly unread: readonly { readonly where: string; readonly text: string }[];
}

/** Most prices that one document may hold. */
export const MAX_ROWS = 600_000;

/** Whether a value is an object with named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; none of what is no list. */
export function recordsOf(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Text of a scalar; empty for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** A stamp as it stands. */
export function stampOf(value: unknown): string | number {
  return typeof value === 'number' ? value : textOf(value);
}
