import type { Change, Projection, Recorded } from './projection.js';

/** Rows by key after some events; a key without a row means that the row was removed. */
export type Rows<Row> = ReadonlyMap<string, Standing<Row>>;

/** A row and the position of the last event that changed it. */
export interface Standing<Row> {
  readonly row: Row | undefined;
  readonly position: string;
  /** Position of the first of these events that the row knows of. */
  readonly begun: string;
  /** Whether the row was removed in between, so that it begins with these events. */
  readonly isAnew: boolean;
}

/** A change and the event's position. */
export interface PlacedChange<Row> {
  readonly change: Change<Row>;
  readonly position: string;
}

/** The changes that events, in order, make to a read model. */
export function changesOf<Row, Event extends { readonly type: string }>(
  projection: Projection<Row, Event>,
  events: readonly Recorded<Event>[],
): readonly PlacedChange<Row>[] {
  const handled = new Set<string>(projection.handles);
  const placed: PlacedChange<Row>[] = [];
  for (const event of events) {
    if (!handled.has(event.type)) continue;
    for (const change of [projection.project(event)].flat()) {
      placed.push({ change, position: event.position });
    }
  }
  return placed;
}

/** Keys whose current rows `fold` needs: those first changed by a patch. */
export function keysToLoad<Row>(changes: readonly PlacedChange<Row>[]): readonly string[] {
  const first = new Map<string, string>();
  for (const { change } of changes) if (!first.has(change.key)) first.set(change.key, change.kind);
  return [...first].filter(([, kind]) => kind === 'patch').map(([key]) => key);
}

/** The changed rows after all changes; `current` holds the rows of `keysToLoad`. */
export function fold<Row>(
  changes: readonly PlacedChange<Row>[],
  current: ReadonlyMap<string, Row>,
): Rows<Row> {
  const rows = new Map<string, Standing<Row>>();
  for (const { change, position } of changes) {
    const known = rows.get(change.key);
    const before = known === undefined ? current.get(change.key) : known.row;
    const isAnew = known !== undefined && (known.isAnew || known.row === undefined);
    const begun = known?.row === undefined ? position : known.begun;
    rows.set(change.key, { row: after(change, before), position, begun, isAnew });
  }
  return rows;
}

function after<Row>(change: PlacedChange<Row>['change'], before: Row | undefined): Row | undefined {
  switch (change.kind) {
    case 'put':
      return change.row;
    case 'patch':
      return change.update(before);
    case 'remove':
      return undefined;
  }
}
