import { NEUTRAL, PART, PHASE_LETTER, REGISTER, otherKind } from '../words/column-words.js';
import { flowOf } from '../words/flow-words.js';
import type { LeftColumn } from './plan.js';
import type { SampleColumns } from './sample-columns.js';
import type { UnitWord } from '../cells/units.js';
import { splitUnit } from '../cells/numbers.js';
import { readsBeside } from './reads-beside.js';
import { withFlows } from './value-flows.js';
import type { Candidate } from './candidate.js';
import type { FoundValues } from './value-flows.js';

/** Sorts the numeric columns into energy that crosses the meter, energy that does not, and all else. */
export function valueColumns(
  sample: SampleColumns,
  numeric: readonly number[],
  /** A unit that the file names elsewhere: above the table, in a column or in the cells. */
  unitElsewhere: boolean,
): FoundValues {
  const left: LeftColumn[] = [];
  const candidates: Candidate[] = [];
  const neutral: Candidate[] = [];
  const unknown: number[] = [];
  for (const column of numeric) {
    const is = sorted(sample, column);
    if (typeof is === 'string') left.push({ column, why: is });
    else if (is === undefined) unknown.push(column);
    else (isNeutral(is) ? neutral : candidates).push(is);
  }
  const doubtful = unsaidUnits(sample, candidates, left);
  if (!unitElsewhere && doubtful.length > 0)
    return { values: [], left, checks: [], open: { code: 'which-unit', columns: doubtful } };
  const energies = choose(candidates, neutral, unknown, { unitElsewhere, sample, dropped: left.length });
  if ('code' in energies) return { values: [], left, checks: [], open: energies };
  return withFlows(sample, energies.chosen, [...left, ...energies.left]);
}

/** A column's role by its name: why it is no energy, what energy it may be, or undefined. */
function sorted(sample: SampleColumns, column: number): string | Candidate | undefined {
  const unit = sample.units[column] ?? 'none';
  const name = sample.bare[column] ?? '';
  const word = flowOf(sample.header[column] ?? '');
  const kind = otherKind(
    word === undefined ? name : name.replace(/\b(?:amount|total|reading|data|demand)\b/g, ''),
  );
  if (unit === 'rate') return 'price';
  if (unit === 'gas' || word?.flow === 'otherService') return 'another service';
  if (unit === 'other') return kind ?? 'not energy';
  if (word?.flow === 'reactive') return 'reactive energy';
  const isEnergy = typeof unit === 'object';
  if (isEnergy && unit.power && (kind === 'demand' || kind === 'electrical')) return 'demand';
  // Both a flow and a word of whose or how sure it is: a person must say which.
  if (!isEnergy && word?.weak === false && (kind === 'who' || kind === 'quality') && word.flow !== 'electric')
    return undefined;
  if (kind !== undefined && (!isEnergy || kind === 'share' || kind === 'co2' || kind === 'temperature'))
    return kind;
  const register = REGISTER.test(name);
  const letter = isEnergy ? PHASE_LETTER.exec(sample.names[column] ?? '')?.[1] : undefined;
  const part = letter === undefined ? (PART.test(name) ? name : '') : `phase ${letter}`;
  // What a charger took is no whole home's, unless it names the grid.
  const flow = sample.charging && word?.flow !== 'import' && word?.flow !== 'export' ? 'inner' : word?.flow;
  const is: Candidate = { column, flow, weak: word?.weak ?? false, unit, part, register };
  if (isEnergy || (word !== undefined && word.flow !== 'house' && word.flow !== 'inner')) return is;
  if (word !== undefined) return word.flow;
  if (register || NEUTRAL.test(name) || part !== '') return is;
  if (sample.isConstant(column) || isRowNumber(sample, column)) return 'no value';
  return undefined;
}

/**
 * Values without a unit that may well be something else than kWh: those whose name says power, and those whose
 * only word is of a side, beside a temperature (a gas meter's table looks so).
 */
function unsaidUnits(
  sample: SampleColumns,
  candidates: readonly Candidate[],
  left: readonly LeftColumn[],
): readonly number[] {
  const [only, second] = candidates;
  if (only === undefined || second !== undefined || only.unit !== 'none') return [];
  const isPower = sample.named(only.column, POWER);
  const isWarm = only.weak && left.some(({ why }) => why === 'temperature');
  return isPower || isWarm ? [only.column] : [];
}

const POWER = /\bpower\b(?! (?:usage|consum|used))|leistung|vermogen|puissance|potenc|potenza|\beffekt/;

function isNeutral({ unit, flow }: Candidate): boolean {
  return unit === 'none' && (flow === undefined || flow === 'electric');
}

/** 1, 2, 3 … or 0, 1, 2 … under a name that speaks of no energy. */
function isRowNumber(sample: SampleColumns, column: number): boolean {
  const numbers = sample.cells(column).map(Number);
  return (
    numbers.length > 3 && numbers.every((number, at) => at === 0 || number - (numbers[at - 1] ?? 0) === 1)
  );
}

/** The columns that are read, or those between which a person must choose. */
type Choice =
  | { readonly chosen: readonly Candidate[]; readonly left: readonly LeftColumn[] }
  | { readonly code: string; readonly columns: readonly number[] };

/** Energy by unit or word first; else the one column that may be it; what else could be energy stops the reader. */
function choose(
  candidates: readonly Candidate[],
  neutral: readonly Candidate[],
  unknown: readonly number[],
  {
    unitElsewhere,
    sample,
    dropped,
  }: { readonly unitElsewhere: boolean; readonly sample: SampleColumns; readonly dropped: number },
): Choice {
  const energy = candidates.filter(({ unit }) => typeof unit === 'object' && !unit.power);
  const isBeside = ({ unit, flow }: Candidate): boolean =>
    typeof unit === 'object' &&
    unit.power &&
    (flow === undefined || energy.some((other) => other.flow === flow));
  const chosen = energy.length === 0 ? candidates : candidates.filter((one) => !isBeside(one));
  const left = candidates
    .filter((one) => !chosen.includes(one))
    .map(({ column }) => ({ column, why: 'power beside energy' }));
  const stood = readsBeside(sample, chosen);
  if (stood.length > 0)
    return {
      chosen: chosen.filter((one) => !stood.includes(one)),
      left: [...left, ...stood.map(({ column }) => ({ column, why: 'meter reading' }))],
    };
  const buys = chosen.some(({ flow }) => flow !== 'export' && flow !== 'generation' && flow !== 'inner');
  // Reads without a word, beside those of what was sold, are those of what was bought.
  if (
    chosen.length > 0 &&
    !buys &&
    neutral.length > 0 &&
    unknown.length === 0 &&
    (neutral.every(({ register }) => register) || areNamesakes(sample, chosen, neutral))
  )
    return { chosen: [...chosen, ...neutral], left };
  if (chosen.length > 0) {
    const registers = neutral
      .filter(({ register }) => register)
      .map(({ column }) => ({ column, why: 'meter reading' }));
    const open = [...unknown, ...neutral.filter(({ register }) => !register).map(({ column }) => column)];
    if (open.length > 0) return { code: 'unknown-column', columns: open };
    return { chosen, left: [...left, ...registers] };
  }
  return withoutWords(neutral, unknown, { unitElsewhere, sample, dropped, left });
}

/** Whether each name is that of a sold column but for the word that says sold. */
function areNamesakes(
  sample: SampleColumns,
  sold: readonly Candidate[],
  neutral: readonly Candidate[],
): boolean {
  const wordsOf = ({ column }: Candidate): readonly string[] => (sample.names[column] ?? '').split(' ');
  const isNamesake = (one: Candidate, other: Candidate): boolean => {
    const words = wordsOf(one);
    const rest = wordsOf(other).filter((word) => flowOf(word)?.flow !== 'export');
    return rest.length === wordsOf(other).length - 1 && words.join(' ') === rest.join(' ');
  };
  return (
    neutral.length === sold.length && neutral.every((one) => sold.some((other) => isNamesake(one, other)))
  );
}

/** No name says energy: the one column that may be it is taken where the file names a unit, else asked. */
function withoutWords(
  neutral: readonly Candidate[],
  unknown: readonly number[],
  {
    unitElsewhere,
    sample,
    dropped,
    left,
  }: {
    readonly unitElsewhere: boolean;
    readonly sample: SampleColumns;
    readonly dropped: number;
    readonly left: readonly LeftColumn[];
  },
): Choice {
  const [only, second] = neutral;
  if (only !== undefined) {
    const parts = neutral.every(({ part }) => part !== '');
    if ((second !== undefined && !parts) || unknown.length > 0)
      return { code: 'which-value', columns: [...neutral.map(({ column }) => column), ...unknown] };
    return unitElsewhere
      ? { chosen: neutral, left }
      : { code: 'which-unit', columns: neutral.map(({ column }) => column) };
  }
  const [column, other] = unknown;
  if (column === undefined) return { code: 'no-value', columns: [] };
  if (other !== undefined) return { code: 'which-value', columns: unknown };
  const own = sample.holds(column, (cell) => splitUnit(cell).unit !== '');
  const alone = unitElsewhere && left.length + dropped === 0;
  if (!own && !alone && !hasNoNames(sample)) return { code: 'which-value', columns: unknown };
  const unit: UnitWord = 'none';
  return { chosen: [{ column, flow: undefined, weak: false, unit, part: '', register: false }], left };
}

function hasNoNames(sample: SampleColumns): boolean {
  return sample.names.every((name) => name === '');
}
