/** An event's position and time in the log. */
export interface Circumstances {
  readonly id: string;
  readonly streamId: string;
  /** Serialised position in the whole log. */
  readonly position: string;
  readonly metadata: {
    readonly actor: { readonly id: string; readonly kind: string };
    readonly role: string;
    readonly sessionId?: string;
    readonly reason?: string;
    readonly correlationId: string;
    readonly causationId: string;
    /** ISO 8601 UTC. */
    readonly recordedAt: string;
  };
}

/** An event as a projection meets it. */
export type Recorded<Event> = Event & Circumstances;

/** What an event does to one row of a read model. */
export type Change<Row> =
  | { readonly kind: 'put'; readonly key: string; readonly row: Row }
  | {
      readonly kind: 'patch';
      readonly key: string;
      readonly update: (row: Row | undefined) => Row | undefined;
    }
  | { readonly kind: 'remove'; readonly key: string };

/** The type of a column: words to search for are written with blanks between them. */
export type ColumnType = 'text' | 'timestamp' | 'words';

/**
 * The table of a read model that has one row for each event, keyed by the event's position, and is never changed
 * after: a column of its own for each field, in partitions by position, so that it can grow to many millions.
 */
export interface EntryTable<Row> {
  readonly columns: { readonly [Field in keyof Row & string]: ColumnType };
  /** So many positions stand in one partition. */
  readonly partition: number;
  /** Fields that rows are looked up by, newest first; null is not looked up. */
  readonly indexed: readonly (keyof Row & string)[];
  /** Further ones, of which only rows with other values than these are looked up. */
  readonly rare: Readonly<Partial<Record<keyof Row & string, readonly string[]>>>;
}

/**
 * A read model: how events become the rows that one page needs. Pure, so that a rebuild from the first event
 * gives the same rows. Rows are plain JSON in `read_models.<table>`: `key`, `body`, `position` of the last
 * event that touched the row, and a column for each of `indexed`.
 */
export interface Projection<Row, Event extends { readonly type: string }> {
  /** `energy.usage-year.v1`: also the name of its checkpoint. A new shape of row is a new version. */
  readonly name: string;
  readonly table: string;
  /** Top-level fields of a row that pages look rows up by; columns take their names in snake case. */
  readonly indexed?: readonly (keyof Row & string)[] | undefined;
  /** In place of `indexed`, where each event puts one row under its own position. */
  readonly entries?: EntryTable<Row> | undefined;
  /** The event types, newest versions, that `project` wants to see. */
  readonly handles: readonly Event['type'][];
  project(event: Recorded<Event>): Change<Row> | readonly Change<Row>[];
}

/** Any projection, where only its name, table and being rebuilt matter. */
export type AnyProjection = Projection<Record<string, unknown>, { readonly type: string }>;

/** What every projection has, whatever its rows and events. */
export interface ListedProjection {
  readonly name: string;
  readonly table: string;
  readonly indexed?: readonly string[] | undefined;
  readonly handles: readonly string[];
  project(event: never): unknown;
}

/** The projections of a context in a list. Only the machinery calls them, with the events that they handle. */
export function anyProjections(
  projections: Readonly<Record<string, ListedProjection>>,
): readonly AnyProjection[] {
  return Object.values(projections) as unknown as readonly AnyProjection[]; // what one handles is checked before it is called
}

/** Writes the row, whatever was there. */
export function put<Row>(
  key: string,
  row: Row,
): { readonly kind: 'put'; readonly key: string; readonly row: Row } {
  return { kind: 'put', key, row };
}

/** Makes a row from the one that is there, if any; answering undefined removes it. */
export function patch<Row>(key: string, update: (row: Row | undefined) => Row | undefined): Change<Row> {
  return { kind: 'patch', key, update };
}

/** Removes the row, if there is one. */
export function remove(key: string): { readonly kind: 'remove'; readonly key: string } {
  return { kind: 'remove', key };
}
