import { Inject } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '#api/energy/read-models';
import { streamOfImport } from '#api/energy/streams';
import { Streams } from '#api/platform/deciding/streams';
import { parsePosition } from '#api/platform/event-store/port/position';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { OwnRows } from '#api/platform/reading/own-rows';
import { catalogueMoved } from '#domain/energy/plans/catalogue/catalogue.decider';
import { isOutdated } from '#domain/energy/plans/cover-plans';
import { withdrawsMany } from '#domain/energy/plans/imports/import-report';
import { catalogueImport } from '#domain/energy/plans/imports/imports.decider';
import { CONVERTERS, converterOf } from '#domain/energy/tariffs/convert/converters';
import { DomainError } from '#domain/shared/domain-error';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type {
  CatalogueImportView,
  CatalogueOverviewView,
} from '#projections/energy/catalogue/catalogue-import.view';
import { catalogueHistory } from '../catalogue-history.js';
import { Catalogue, revisionOf } from '../catalogue.js';
import { CatalogueImports, ROLLBACK } from './catalogue-imports.js';
import { IMPORT_CATALOGUE, applyJobId } from './import-catalogue.job.js';
import { DecideImport, RequestImport, RequestRollback } from './imports.commands.js';
import { CatalogueImportQuery, CatalogueOverviewQuery } from './imports.queries.js';
import { OWN_FORMAT } from './read-list.js';

const MOST_IMPORTS = 20;
const MOST_MOMENTS = 50;

@CommandHandler(RequestImport)
export class RequestImportHandler implements ICommandHandler<RequestImport> {
  constructor(
    private readonly imports: CatalogueImports,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'blobs'>,
  ) {}

  /** Stores the bytes, then records the request: a crash in between leaves only bytes, which a sweep removes. */
  async execute({ list, reading, stamp }: RequestImport): Promise<AcceptedView> {
    if (reading.format !== OWN_FORMAT) converterOf(reading.format);
    const importId = stamp.commandId;
    const request = { kind: 'request', importId, reading } as const;
    if (list.kind === 'address') {
      const position = await this.imports.step(importId, { ...request, origin: list }, stamp);
      return { id: importId, position };
    }
    try {
      const { bytes } = await this.platform.blobs.write(importId, `${importId}/0`, list.bytes);
      if (list.truncated() || bytes === 0) throw unusable(bytes);
      const origin = { kind: 'file', name: list.name, bytes } as const;
      return { id: importId, position: await this.imports.step(importId, { ...request, origin }, stamp) };
    } catch (error) {
      await this.platform.blobs.remove(importId, 1);
      throw error;
    }
  }
}

@CommandHandler(RequestRollback)
export class RequestRollbackHandler implements ICommandHandler<RequestRollback> {
  constructor(
    private readonly imports: CatalogueImports,
    private readonly catalogue: Catalogue,
  ) {}

  async execute({ position: at, stamp }: RequestRollback): Promise<AcceptedView> {
    const importId = stamp.commandId;
    const { state, position: found } = await this.catalogue.at(parsePosition(at));
    if (state.changes === 0) {
      throw new DomainError(
        'plans.unknown-revision',
        'The catalogue was empty then.',
        { position: at },
        'not-found',
      );
    }
    const revision = revisionOf(state.listings);
    const reading = {
      ...{ source: ROLLBACK, format: OWN_FORMAT, asOf: stamp.at.slice(0, 10) },
      ...{ market: null, utilities: [] },
    };
    const origin = { kind: 'revision', position: found, revision } as const;
    const position = await this.imports.step(importId, { kind: 'request', importId, origin, reading }, stamp);
    return { id: importId, position };
  }
}

@CommandHandler(DecideImport)
export class DecideImportHandler implements ICommandHandler<DecideImport> {
  constructor(
    private readonly imports: CatalogueImports,
    private readonly catalogue: Catalogue,
    private readonly streams: Streams,
    private readonly models: ReadModels,
  ) {}

  async execute({ importId, decision, stamp }: DecideImport): Promise<AcceptedView> {
    const { state } = await this.streams.load(catalogueImport, streamOfImport(importId));
    if (state.status === 'none') throw unknownImport(importId);
    if (decision.kind === 'cancel') {
      const ended = { importId, outcome: 'cancelled', code: 'plans.cancelled', message: '' } as const;
      return { id: importId, position: await this.imports.step(importId, { kind: 'end', ...ended }, stamp) };
    }
    const now = await this.catalogue.now();
    if (state.status === 'checked' && now.state.changes !== state.basedOn) throw catalogueMoved();
    const report = (await this.models.catalogueImport.get(importId))?.report ?? null;
    const isRollback = state.origin?.kind === 'revision';
    if (report !== null && !isRollback && withdrawsMany(report.counts) && !decision.allowWithdrawing) {
      throw new DomainError(
        'plans.needs-confirmation',
        'The list no longer holds many of its earlier plans. If it is whole, say that they may be withdrawn.',
        { withdrawn: report.counts.withdrawn },
        'conflict',
      );
    }
    return {
      id: importId,
      position: await this.imports.step(importId, { kind: 'confirm', importId }, stamp),
    };
  }
}

@QueryHandler(CatalogueImportQuery)
export class CatalogueImportHandler implements IQueryHandler<CatalogueImportQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'jobs'>,
  ) {}

  async execute({ importId, after }: CatalogueImportQuery): Promise<CatalogueImportView> {
    await this.rows.caughtUp(this.models.catalogueImport, after);
    const row = await this.models.catalogueImport.get(importId);
    if (row === undefined) throw unknownImport(importId);
    const jobId = row.status === 'confirmed' ? applyJobId(importId) : importId;
    const isRead = row.status === 'requested' || row.status === 'confirmed';
    return { ...row, progress: isRead ? await this.platform.jobs.progressOf(IMPORT_CATALOGUE, jobId) : 1 };
  }
}

@QueryHandler(CatalogueOverviewQuery)
export class CatalogueOverviewHandler implements IQueryHandler<CatalogueOverviewQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
    private readonly catalogue: Catalogue,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'store'>,
  ) {}

  async execute({ after }: CatalogueOverviewQuery): Promise<CatalogueOverviewView> {
    await this.rows.caughtUp(this.models.catalogueImport, after);
    const { revision, plans } = await this.catalogue.edition();
    const { state } = await this.catalogue.now();
    const where = { field: 'list', equals: 'all' } as const;
    const keys = await this.models.catalogueImport.newestKeys({ where, limit: MOST_IMPORTS });
    const found = await this.models.catalogueImport.many(keys);
    const moments = await catalogueHistory(this.platform.store, MOST_MOMENTS);
    return {
      revision,
      plans: plans.length,
      flagged: plans.filter(({ tariff }) => tariff.unpriced.length > 0).length,
      sources: sourcesOf(plans, (planId) => state.listings.get(planId)?.source ?? ''),
      formats: [...CONVERTERS.keys(), OWN_FORMAT],
      imports: keys.flatMap((key) => {
        const row = found.get(key);
        return row === undefined ? [] : [{ ...row, progress: 0 }];
      }),
      history: moments.map((moment) => ({ ...moment })),
    };
  }
}

interface Dated {
  readonly planId: string;
  readonly market: string;
  readonly tariff: { readonly provenance: { readonly asOf: string } };
}

/** The sources on offer with the age of their prices, largest first. */
function sourcesOf(
  plans: readonly Dated[],
  sourceOf: (planId: string) => string,
): CatalogueOverviewView['sources'] {
  const today = new Date().toISOString().slice(0, 10);
  const sources = new Map<string, CatalogueOverviewView['sources'][number]>();
  for (const { planId, market, tariff } of plans) {
    const { asOf } = tariff.provenance;
    const source = sourceOf(planId);
    const known = sources.get(source) ?? { source, plans: 0, newest: asOf, outdated: 0 };
    sources.set(source, {
      source,
      plans: known.plans + 1,
      newest: asOf > known.newest ? asOf : known.newest,
      outdated: known.outdated + (isOutdated(market, asOf, today) ? 1 : 0),
    });
  }
  return [...sources.values()].sort((a, b) => b.plans - a.plans);
}

function unknownImport(importId: string): DomainError {
  return new DomainError('plans.unknown-import', 'There is no such import.', { importId }, 'not-found');
}

function unusable(bytes: number): DomainError {
  if (bytes === 0) return new DomainError('plans.empty-file', 'The file is empty.');
  return new DomainError(
    'plans.list-too-large',
    'The file is larger than 100 MB. Pack it, or split it.',
    {},
    'too-large',
  );
}
