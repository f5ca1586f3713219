/** What became of what somebody did. */
export type Outcome = 'done' | 'refused' | 'failed';

/** What something was done to: a kind and an id. */
export interface TrailTarget {
  readonly type: string;
  readonly id: string;
}

/** How the audit trail tells an event of one type. */
export interface TrailRule<Data> {
  /** What was done, as one word in the past: `uploaded`. */
  readonly action: string;
  /** What it was done to: its kind, and the field of the data that holds its id; or how to find both; or nothing. */
  readonly target:
    | { readonly type: string; readonly field: keyof Data & string }
    | ((data: Data) => TrailTarget | null)
    | null;
  /** The field that holds the id of the home that it is about. */
  readonly household?: (keyof Data & string) | undefined;
  /** The field that holds the stable code of what went wrong. */
  readonly code?: (keyof Data & string) | undefined;
  readonly outcome?: Exclude<Outcome, 'done'> | undefined;
  /** The rest of a sentence that begins with who did it: `uploaded 2 files`. Never from sealed data. */
  says(data: Data): string;
}

/** One rule for each type of event of a slice. */
export type TrailRulesOf<Event extends Fact> = {
  readonly [Type in Event['type']]: TrailRule<Extract<Event, { readonly type: Type }>['data']>;
};

/** How the trail tells any event: a rule and the slice that it belongs to, by event type in its newest version. */
export type TrailWords = Readonly<Record<string, AnyTrailRule & { readonly category: string }>>;

interface Fact {
  readonly type: string;
  readonly data: unknown;
}

type AnyTrailRule = TrailRule<Readonly<Record<string, unknown>>>;

/** The words of one slice, whose name is the category of its entries. The compiler sees that no type is left out. */
export function trailOf<Event extends Fact>(category: string, rules: TrailRulesOf<Event>): TrailWords {
  // A rule is only ever called with the data of its own type.
  const entries = Object.entries(rules) as unknown as readonly (readonly [string, AnyTrailRule])[];
  return Object.fromEntries(entries.map(([type, rule]) => [type, { category, ...rule }]));
}

const WHO: Readonly<Record<string, string>> = {
  guest: 'A guest',
  consumer: 'An account holder',
  support: 'A supporter',
  auditor: 'An auditor',
  admin: 'An admin',
  operator: 'An operator',
  system: 'TreeBeard',
};

/** Who did it, to begin a sentence with. */
export function whoDid(role: string): string {
  return WHO[role] ?? `Somebody as ${role}`;
}

/** `1 file`, `3 files`, `35,040 readings`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  const digits = String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${digits} ${count === 1 ? one : many}`;
}
