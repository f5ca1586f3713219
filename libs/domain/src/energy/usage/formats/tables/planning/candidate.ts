import type { Flow } from '../words/flow-words.js';
import type { UnitWord } from '../cells/units.js';

/** A column that counts energy or power, and what its name says. */
export interface Candidate {
  readonly column: number;
  readonly flow: Flow | undefined;
  readonly weak: boolean;
  readonly unit: UnitWord;
  readonly part: string;
  readonly register: boolean;
}
