import canonicalize from 'canonicalize';
import type { Decider, Stamped } from '#domain/shared/decider';
import type { TableMapping } from '../formats/tables/asking/mapping.js';
import { ConfirmedTablesEvent } from './confirmed-tables.events.js';

/** A table as it was confirmed, and what its header is known by. */
export interface ConfirmedTable {
  readonly fingerprint: string;
  readonly mapping: TableMapping;
}

/** What the stream of a home's tables is asked. */
export type ConfirmedTablesCommand =
  | ({ readonly kind: 'confirm'; readonly householdId: string } & ConfirmedTable)
  | { readonly kind: 'forget'; readonly householdId: string };

/** Tables remembered of one home; the oldest goes first. */
const MOST_TABLES = 50;

/** How the tables of one home are read: the last word on each header, until they are forgotten. */
export const confirmedTables: Decider<
  readonly ConfirmedTable[],
  Stamped<ConfirmedTablesCommand>,
  ConfirmedTablesEvent
> = {
  event: ConfirmedTablesEvent,
  initial: [],
  decide(command, tables) {
    const { householdId, at } = command;
    if (command.kind === 'forget') {
      if (tables.length === 0) return [];
      return [{ type: 'energy.tables-forgotten.v1', data: { householdId, forgottenAt: at } }];
    }
    const { fingerprint, mapping } = command;
    const before = tables.find((table) => table.fingerprint === fingerprint);
    if (before !== undefined && canonicalize(before.mapping) === canonicalize(mapping)) return [];
    const data = { householdId, fingerprint, mapping, confirmedAt: at };
    return [{ type: 'energy.table-confirmed.v1', data }];
  },
  evolve(tables, event) {
    switch (event.type) {
      case 'energy.table-confirmed.v1': {
        const { fingerprint, mapping } = event.data;
        const others = tables.filter((table) => table.fingerprint !== fingerprint);
        return [...others, { fingerprint, mapping }].slice(-MOST_TABLES);
      }
      case 'energy.tables-forgotten.v1':
        return [];
    }
  },
};
