import { Injectable } from '@nestjs/common';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { Position } from '#api/platform/event-store/port/event-store';
import { parsePosition } from '#api/platform/event-store/port/position';
import { catalogueMoved } from '#domain/energy/plans/catalogue/catalogue.decider';
import type { ImportCommand } from '#domain/energy/plans/imports/imports.commands';
import type { ImportState } from '#domain/energy/plans/imports/imports.decider';
import { catalogueImport } from '#domain/energy/plans/imports/imports.decider';
import { DomainError } from '#domain/shared/domain-error';
import { streamOfImport } from '#api/energy/streams';
import { CatalogueUpdates } from '../catalogue-updates.js';
import { Catalogue } from '../catalogue.js';
import { PlanEditions } from '../plan-editions.js';
import type { Compared, WhileReading } from './compare-list.js';
import { compareEarlier, compareList } from './compare-list.js';

/** What is imported: a list in a file, or the catalogue as it was at a log position. */
export type Imported =
  | { readonly path: string; readonly name: string; readonly reading: NonNullable<ImportState['reading']> }
  | { readonly position: string };

/** The source that an earlier revision of the whole catalogue is imported under. */
export const ROLLBACK = 'rollback';

/** Compares lists with the catalogue, and applies what a person has confirmed. */
@Injectable()
export class CatalogueImports {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly editions: PlanEditions,
    private readonly updates: CatalogueUpdates,
    private readonly streams: Streams,
  ) {}

  /** What an import would change now; changes nothing. */
  async compare(imported: Imported, reading?: WhileReading): Promise<Compared> {
    const before = await this.catalogue.now();
    if ('path' in imported) return compareList(imported, { before, editions: this.editions }, reading);
    const earlier = await this.catalogue.at(parsePosition(imported.position));
    return compareEarlier(before, earlier, this.editions);
  }

  /**
   * Applies an import that was checked. Safe to run again. Throws `plans.catalogue-moved` if the catalogue has
   * changed since, and `plans.list-reads-differently` if the list would now do something else than was confirmed.
   */
  async apply(
    importId: string,
    imported: Imported,
    {
      stamp,
      checked,
      onPlans,
    }: {
      readonly stamp: Stamp;
      readonly checked: Pick<Compared, 'revisionBefore' | 'revisionAfter'>;
      readonly onPlans?: WhileReading['onPlans'];
    },
  ): Promise<Position> {
    const compared = await this.compare(imported, {
      onPlans,
      onFresh: (plans) => this.editions.record(plans, stamp),
    });
    const { before, difference, report, fileSha256, revisionBefore, revisionAfter } = compared;
    // A crash came between the last event of this import and our knowing of it.
    if (revisionBefore === checked.revisionAfter) return before.position;
    if (revisionBefore !== checked.revisionBefore) throw catalogueMoved();
    if (revisionAfter !== checked.revisionAfter) throw readsDifferently();
    const source = 'path' in imported ? imported.reading.source : ROLLBACK;
    const facts = { importId, source, fileSha256, counts: report.counts };
    return this.updates.apply(facts, { changes: difference.changes, before }, stamp);
  }

  /** Takes a step of an import. */
  async step(importId: string, command: ImportCommand, stamp: Stamp): Promise<Position> {
    const { position } = await this.streams.decide(catalogueImport, streamOfImport(importId), command, stamp);
    return position;
  }
}

function readsDifferently(): DomainError {
  const words = 'The list would now change other plans than you confirmed. Compare it again.';
  return new DomainError('plans.list-reads-differently', words, {}, 'conflict');
}
