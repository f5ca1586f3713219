import { OP } from './program.js';

/** As much of a row as decides what it can be added to. */
interface Laid {
  readonly op: number;
  readonly a?: number;
}

/** Operations that ask about other rows of their plan, by position. */
const ASKING: ReadonlySet<number> = new Set([
  OP.percent,
  OP.minimum,
  OP.yearMinimum,
  OP.settle,
  OP.roundBill,
]);

/** A row in the place of all lines of a sum. */
interface SumRow {
  readonly op: typeof OP.sharedSum;
  readonly a: number;
}

/** Plans whose shared lines are added up where they can be. */
interface Summed<Row> {
  readonly plans: readonly (readonly (Row | SumRow)[])[];
  /** Numbers of the lines of each sum. */
  readonly sums: readonly (readonly number[])[];
}

/**
 * Adds up the lines that the same plans have and no others, such as the dated prices of one network: a home then
 * prices their sum once, be it of one line. A plan with a row that asks about others keeps all of its own.
 */
export function sumLines<Row extends Laid>(plans: readonly (readonly Row[])[]): Summed<Row> {
  const lines = plans.map(addable);
  const sumOf = new Map<number, number>();
  const sums: (readonly number[])[] = [];
  for (const together of alwaysTogether(lines)) {
    if (together.length === 0) continue;
    for (const line of together) sumOf.set(line, sums.length);
    sums.push(together);
  }
  return {
    sums,
    plans: plans.map((rows, plan) => {
      if (lines[plan]?.length === 0) return rows;
      const met = new Set<number>();
      return rows.flatMap((row): readonly (Row | SumRow)[] => {
        const sum = row.op === OP.shared ? sumOf.get(row.a ?? 0) : undefined;
        if (sum === undefined) return [row];
        if (met.has(sum)) return [];
        met.add(sum);
        return [{ op: OP.sharedSum, a: sum }];
      });
    }),
  };
}

/** The shared lines of a plan; none when a row asks about others, or when a line stands twice. */
function addable(rows: readonly Laid[]): readonly number[] {
  if (rows.some(({ op }) => ASKING.has(op))) return [];
  const lines = rows.flatMap(({ op, a = 0 }) => (op === OP.shared ? [a] : []));
  return new Set(lines).size === lines.length ? lines : [];
}

/** Groups of lines of which each list holds all or none: every list cuts the groups that it holds in part. */
function alwaysTogether(lists: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const groupOf = new Map<number, number>();
  const sizes: number[] = [];
  for (const list of lists) {
    const held = new Map<number | undefined, number[]>();
    for (const line of list) {
      const group = groupOf.get(line);
      const lines = held.get(group);
      if (lines === undefined) held.set(group, [line]);
      else lines.push(line);
    }
    for (const [group, lines] of held) {
      if (group !== undefined && sizes[group] === lines.length) continue;
      if (group !== undefined) sizes[group] = (sizes[group] ?? 0) - lines.length;
      for (const line of lines) groupOf.set(line, sizes.length);
      sizes.push(lines.length);
    }
  }
  const groups = sizes.map((): number[] => []);
  for (const [line, group] of groupOf) groups[group]?.push(line);
  return groups;
}
