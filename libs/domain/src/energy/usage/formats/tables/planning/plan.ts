import type { ChannelKind } from '#domain/energy/usage/readings/reading';
import type { DateOrder } from '#domain/energy/usage/stamps/written-date';
import type { ClockColumns } from './clock-columns.js';
import type { UnitWord } from '../cells/units.js';
import type { WideDays } from './wide-days.js';

/** A column of values and what its name, its cells or a person says of it. */
export interface ValueColumn {
  readonly column: number;
  readonly channel: ChannelKind;
  /** Whether the name itself says the flow; else a label or a sheet's name may. */
  readonly says: boolean;
  readonly unit: UnitWord;
  /** `named` where the name hints at a register's reads; a person says `yes` or `no`. */
  readonly register: 'yes' | 'no' | 'named' | 'unsaid';
  /** Its name where it counts a part of the channel (a phase, the night); else empty. */
  readonly part: string;
}

/** A column that is not read and the word for it. */
export interface LeftColumn {
  readonly column: number;
  readonly why: string;
}

/** A column that must equal the sum of others in every row; else the reading is not the true one. */
export interface SumCheck {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** Which labels of a column are read, and as what. */
export interface LabelChannels {
  readonly column: number;
  readonly channels: Readonly<Record<string, ChannelKind | 'left'>>;
}

/** How a table is read: a role for every column. */
export interface TablePlan {
  readonly delimiter: string;
  readonly decimalComma: boolean;
  /** The first rows hold whole numbers alone: the first cell with a mark decides. */
  readonly markOpen: boolean;
  /** 1-based row of the first reading. */
  readonly firstRow: number;
  readonly header: readonly string[];
  readonly clock: ClockColumns;
  readonly values: readonly ValueColumn[];
  /** Set where a row holds a whole day, its values side by side. */
  readonly wide: WideDays | undefined;
  /** Columns whose cells tell series apart. */
  readonly labels: readonly number[];
  readonly meter: number;
  readonly unit: number;
  /** A column that each value is multiplied by; -1 when there is none. */
  readonly multiplier: number;
  readonly left: readonly LeftColumn[];
  readonly checks: readonly SumCheck[];
  /** Only where a person or the file's words say so. */
  readonly order: DateOrder | undefined;
  readonly labelChannels: LabelChannels | undefined;
  readonly confirmed: boolean;
}

/** Several readings that the table allows, or none that is sure: `question` in words, `plans` to choose from. */
export interface OpenQuestion {
  readonly code: string;
  readonly question: string;
  readonly plans: readonly TablePlan[];
}

/** Names as they stand in the file, quoted and short. */
export function quotedNames(header: readonly string[], columns: readonly number[]): string {
  return columns
    .slice(0, 6)
    .map((column) => `"${nameOf(header, column)}"`)
    .join(', ');
}

/** A column's name, or its place where it has none. */
export function nameOf(header: readonly string[], column: number): string {
  const name = (header[column] ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
  return name === '' ? `column ${String(column + 1)}` : name;
}
