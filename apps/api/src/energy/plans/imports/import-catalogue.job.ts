import { mkdtemp, rm } from 'node:fs/promises';
import { createReadStream, createWriteStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { streamOfImport } from '#api/energy/streams';
import type { Cause, Stamp } from '#api/platform/deciding/streams';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import type { JobRun, JobRunner } from '#api/platform/jobs/jobs';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import type { ImportState } from '#domain/energy/plans/imports/imports.decider';
import { catalogueImport } from '#domain/energy/plans/imports/imports.decider';
import type { ListOrigin, ListReading } from '#domain/energy/plans/imports/imports.events';
import { DomainError } from '#domain/shared/domain-error';
import { inWords } from '#domain/shared/quantity';
import type { Imported } from './catalogue-imports.js';
import { CatalogueImports } from './catalogue-imports.js';
import { FETCH_LIMITS, fetchList } from './fetch-list.js';

export const IMPORT_CATALOGUE = 'import-catalogue';

/** The job that applies an import; that which reads it first bears the import's own id. */
export function applyJobId(importId: string): string {
  return `${importId}-apply`;
}

interface Open {
  readonly importId: string;
  readonly state: ImportState;
  readonly origin: ListOrigin;
  readonly reading: ListReading;
  readonly cause: Cause | undefined;
}

/**
 * Reads the list of an import and compares it, and applies it once a person has confirmed. Safe to run twice: each
 * step has a fixed id. What is wrong with the list itself ends the import; trouble on our side has it tried again.
 */
@Injectable()
export class ImportCatalogueJob implements JobRunner {
  constructor(
    private readonly imports: CatalogueImports,
    @Inject(PLATFORM)
    private readonly platform: Pick<Platform, 'store' | 'streams' | 'blobs' | 'mayFetchPrivate'>,
  ) {}

  async run(job: JobRun): Promise<void> {
    const importId = job.ids['importId'] ?? '';
    const { state, latest } = await this.platform.streams.load(catalogueImport, streamOfImport(importId));
    const { status, origin, reading } = state;
    if (origin === null || reading === null) return;
    const cause =
      latest.get('energy.catalogue-import-confirmed.v1') ??
      latest.get('energy.catalogue-import-requested.v1');
    const open = { importId, state, origin, reading, cause };
    if (status === 'requested') await this.endingBadLists(open, () => this.check(open, job));
    if (status === 'confirmed') await this.endingBadLists(open, () => this.apply(open, job));
    if (status === 'ended' || status === 'done') await this.platform.blobs.remove(importId, 1);
  }

  async giveUp({ ids }: JobRun): Promise<void> {
    const importId = ids['importId'] ?? '';
    const message =
      'The import could not be finished, through a fault of ours. Nothing was changed; try it again.';
    await this.end(importId, { code: 'plans.import-given-up', message }, undefined);
  }

  private check(open: Open, job: JobRun): Promise<void> {
    return this.withList(open, async (imported) => {
      const onPlans = (_plans: number, share: number) => job.progress(share);
      const compared = await this.imports.compare(imported, { onPlans });
      const { fileSha256, revisionBefore, revisionAfter, report, before } = compared;
      const { importId } = open;
      const checked = { importId, fileSha256, revisionBefore, revisionAfter, report };
      const basedOn = before.state.changes;
      await this.imports.step(importId, { kind: 'check', ...checked, basedOn }, stampOf(open, 'check'));
    });
  }

  private apply(open: Open, job: JobRun): Promise<void> {
    return this.withList(open, async (imported) => {
      const { importId } = open;
      const onPlans = (_plans: number, share: number) => job.progress(share);
      const { revisionBefore, revisionAfter } = open.state;
      const checked = { revisionBefore: revisionBefore ?? '', revisionAfter: revisionAfter ?? '' };
      const confirmed = await this.confirmation(importId);
      const stamp = { ...stampOf(open, 'apply'), ...confirmed };
      await this.imports.apply(importId, imported, { stamp, checked, onPlans });
      await this.imports.step(
        importId,
        { kind: 'finish', importId },
        {
          ...stampOf(open, 'finish'),
          ...confirmed,
        },
      );
      await this.platform.blobs.remove(importId, 1);
    });
  }

  /** On whose behalf an import is applied, and why: as whoever confirmed it said. */
  private async confirmation(importId: string): Promise<Pick<Stamp, 'onBehalfOf' | 'reason'>> {
    for await (const { type, metadata } of this.platform.store.readStream(streamOfImport(importId))) {
      if (type !== 'energy.catalogue-import-confirmed.v1') continue;
      const { actor, reason } = metadata;
      return { onBehalfOf: actor.id, ...(reason !== undefined && { reason }) };
    }
    return {};
  }

  /** Lays the list into a file of its own while `work` reads it. A fetched list is kept for when it is applied. */
  private async withList(open: Open, work: (imported: Imported) => Promise<void>): Promise<void> {
    const { origin, importId, reading, state } = open;
    if (origin.kind === 'revision') return work({ position: origin.position });
    const folder = await mkdtemp(join(tmpdir(), 'treebeard-list-'));
    try {
      const path = join(folder, 'list');
      if (origin.kind === 'address' && state.status === 'requested') {
        await fetchList(
          origin.url,
          { path },
          { ...FETCH_LIMITS, allowPrivate: this.platform.mayFetchPrivate },
        );
        await this.platform.blobs.write(importId, `${importId}/0`, createReadStream(path));
      } else {
        await pipeline(this.platform.blobs.read(importId, `${importId}/0`), createWriteStream(path));
      }
      const name = origin.kind === 'file' ? origin.name : origin.url.slice(0, 255);
      await work({ path, name, reading });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async endingBadLists(open: Open, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      await this.end(open.importId, { code: error.code, message: inWords(error.message) }, open.cause);
      await this.platform.blobs.remove(open.importId, 1);
    }
  }

  private async end(
    importId: string,
    { code, message }: { readonly code: string; readonly message: string },
    cause: Cause | undefined,
  ): Promise<void> {
    const stamp = { ...systemStamp(IMPORT_CATALOGUE, cause), commandId: `${importId}/end` };
    await this.imports.step(importId, { kind: 'end', importId, outcome: 'refused', code, message }, stamp);
  }
}

function stampOf({ importId, cause }: Open, name: string): Stamp {
  return { ...systemStamp(IMPORT_CATALOGUE, cause), commandId: `${importId}/${name}` };
}
