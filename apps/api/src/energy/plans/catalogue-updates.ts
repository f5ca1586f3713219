import { Injectable } from '@nestjs/common';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { Position } from '#api/platform/event-store/port/event-store';
import type { CatalogueCommand } from '#domain/energy/plans/catalogue/catalogue.commands';
import { catalogue, listingsAfter } from '#domain/energy/plans/catalogue/catalogue.decider';
import type { CatalogueChange, CatalogueImport } from '#domain/energy/plans/catalogue/catalogue.events';
import { MOST_CHANGES } from '#domain/energy/plans/catalogue/catalogue.events';
import { CATALOGUE_STREAM } from '../streams.js';
import type { CatalogueAt } from './catalogue.js';
import { revisionOf } from './catalogue.js';

type Facts = Omit<CatalogueImport, 'importedAt' | 'revisionBefore' | 'revisionAfter'>;

/** Writes what an import changes to the catalogue's own events. */
@Injectable()
export class CatalogueUpdates {
  constructor(private readonly streams: Streams) {}

  /**
   * Records changes whose editions are recorded already, part by part, and ends the import. Safe to run again.
   * Throws `plans.catalogue-moved` if the catalogue is no longer as it was at `before`.
   */
  async apply(
    facts: Facts,
    { changes, before }: { readonly changes: readonly CatalogueChange[]; readonly before: CatalogueAt },
    stamp: Stamp,
  ): Promise<Position> {
    const basedOn = before.state.changes;
    const { importId } = facts;
    const say = (name: string, command: CatalogueCommand) => {
      const one = { ...stamp, commandId: `${importId}/${String(basedOn)}/${name}` };
      return this.streams.decide(catalogue, CATALOGUE_STREAM, command, one);
    };
    let parts = 0;
    for (let from = 0; from < changes.length; from += MOST_CHANGES) {
      const part = { importId, basedOn, part: parts, changes: changes.slice(from, from + MOST_CHANGES) };
      await say(String(parts), { kind: 'record-changes', ...part });
      parts += 1;
    }
    const { listings } = before.state;
    const { position } = await say('end', {
      kind: 'import',
      ...facts,
      ...{ basedOn, parts },
      revisionBefore: revisionOf(listings),
      revisionAfter: revisionOf(listingsAfter(listings, changes)),
    });
    return position;
  }
}
