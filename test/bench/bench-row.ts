/** One line of the table that the benches print. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** Against what the name says, measured in the same run. */
  readonly ratio?: number;
  /** What the ratio (where there is one, else the value) should be: `>= 0.75`. */
  readonly goal?: string;
}
