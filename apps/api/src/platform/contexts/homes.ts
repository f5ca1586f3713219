import type { Type } from '@nestjs/common';
import type { Stamp } from '../deciding/streams.js';

/** Finds a part of the running program by its class. */
export type FindPart = <Part>(part: Type<Part>) => Part;

/** A table of what is held of a home. */
export interface HeldTable {
  /** `readings`: also the name of the file. */
  readonly name: string;
  /** One flat row each, all with the same fields; a field may hold JSON where it has to. */
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** What a context does with homes for the people who live there, whatever else it does. */
export interface ContextHomes {
  /** Everything it holds of a home, opened. */
  held(find: FindPart, householdId: string): Promise<readonly HeldTable[]>;
  /** Erases a home for good; safe to do twice. */
  erase(find: FindPart, householdId: string, stamp: Stamp): Promise<void>;
}

/** What all contexts together hold of a home. */
export class Homes {
  constructor(
    private readonly find: FindPart,
    private readonly contexts: readonly ContextHomes[],
  ) {}

  async held(householdId: string): Promise<readonly HeldTable[]> {
    const tables: HeldTable[] = [];
    for (const context of this.contexts) tables.push(...(await context.held(this.find, householdId)));
    return tables;
  }

  async erase(householdId: string, stamp: Stamp): Promise<void> {
    for (const context of this.contexts) await context.erase(this.find, householdId, stamp);
  }
}
