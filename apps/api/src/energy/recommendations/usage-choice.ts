import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { CommandBus } from '@nestjs/cqrs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Principal } from '#api/platform/auth/principal';
import { compression } from '#api/platform/compression';
import type { Stamp } from '#api/platform/deciding/streams';
import { eventIdFor } from '#api/platform/event-store/port/event-id';
import { OwnRows } from '#api/platform/reading/own-rows';
import type { PreparedHome } from '#domain/energy/scoring/pricing/prepared-home';
import { prepareHome } from '#domain/energy/scoring/pricing/prepared-home';
import { homeUsageOf } from '#domain/energy/usage/recorded/home-usage-of';
import { DomainError } from '#domain/shared/domain-error';
import { ownUpload } from '../missing.js';
import { ReadModels } from '../read-models.js';
import { TypeBills, UploadSample } from '../usage/usage.commands.js';
import type { RecommendationRequest } from './recommendations.commands.js';

/** The year that plans are priced on, laid out for pricing, and its digest. */
export interface ChosenUsage {
  /** The upload that the year stands in. */
  readonly uploadId: string;
  readonly digest: string;
  readonly home: PreparedHome;
}

interface Known extends ChosenUsage {
  readonly householdId: string;
}

const IMPORT_WAIT_MS = 10_000;
const POLL_MS = 50;
const MOST_KEPT = 100;
const KEPT_MS = 10_000;
const MOST_UPLOADS = 1_000;

/** Finds the year that a request names: of an upload, a sample home, typed bills, or the latest. */
@Injectable()
export class UsageChoice {
  /** Imports never change, so years are kept; only as long as homes' keys are, so that an erasure reaches them. */
  private readonly kept = new LRUCache<string, Known>({ max: MOST_KEPT, ttl: KEPT_MS, ttlAutopurge: true });

  constructor(
    private readonly commands: CommandBus,
    private readonly rows: OwnRows,
    private readonly models: ReadModels,
  ) {}

  async choose(
    principal: Principal,
    usage: RecommendationRequest['usage'],
    { stamp, zone }: { readonly stamp: Stamp; readonly zone: string },
  ): Promise<ChosenUsage> {
    const { householdId } = principal;
    if (usage === undefined) return this.latest(householdId);
    if ('uploadId' in usage) return this.imported(householdId, usage.uploadId);
    // The upload's id is its command's id, derived so that the same request finds the same upload again.
    const upload = { ...stamp, commandId: eventIdFor(`${stamp.commandId}/usage`, 0) };
    const { id } =
      'sampleHomeId' in usage
        ? await this.commands.execute(new UploadSample(principal, usage.sampleHomeId, upload))
        : await this.commands.execute(new TypeBills(principal, usage.bills, zone, upload));
    return this.imported(householdId, id);
  }

  /** The year with this digest among the home's latest uploads. */
  async withDigest(householdId: string, digest: string): Promise<ChosenUsage> {
    const where = { field: 'householdId', equals: householdId } as const;
    for (const uploadId of await this.models.usageYear.newestKeys({
      where,
      limit: MOST_UPLOADS,
    })) {
      const known = await this.known(householdId, uploadId);
      if (known.digest === digest) return known;
    }
    throw new DomainError(
      'usage.no-year',
      'The meter data behind this recommendation is no longer stored.',
      {},
      'not-found',
    );
  }

  /** The latest year in the log itself, so that a correction made a moment ago is never overlooked. */
  private async latest(householdId: string): Promise<ChosenUsage> {
    await this.rows.upToDate(this.models.usageYear);
    const where = { field: 'householdId', equals: householdId } as const;
    const [uploadId] = await this.models.usageYear.newestKeys({ where, limit: 1 });
    if (uploadId !== undefined) return this.known(householdId, uploadId);
    throw new DomainError(
      'usage.no-year',
      'We have no meter data for this home yet. Upload a file, or name a sample home or bills as "usage".',
      {},
      'conflict',
    );
  }

  private async known(householdId: string, uploadId: string): Promise<ChosenUsage> {
    const kept = this.kept.get(uploadId);
    if (kept?.householdId === householdId) return kept;
    await this.rows.upToDate(this.models.usageYear);
    const wanted = ownUpload({ householdId }, uploadId);
    const { digest, imported } = await this.rows.get(this.models.usageYear, wanted);
    const known = { householdId, uploadId, digest, home: prepareHome(homeUsageOf(imported, compression)) };
    this.kept.set(uploadId, known);
    return known;
  }

  /** Waits for the import job, at most ten seconds. */
  private async imported(householdId: string, uploadId: string): Promise<ChosenUsage> {
    const wanted = ownUpload({ householdId }, uploadId);
    await this.rows.upToDate(this.models.usageUpload);
    const deadline = Date.now() + IMPORT_WAIT_MS;
    while (Date.now() < deadline) {
      const { status, problem } = await this.rows.get(this.models.usageUpload, wanted);
      if (status === 'imported') return this.known(householdId, uploadId);
      if (problem !== null) throw new DomainError(problem.code, problem.message, problem.details);
      if (status === 'cancelled') {
        throw new DomainError(
          'usage.cancelled',
          'This upload was cancelled. Choose another.',
          {},
          'conflict',
        );
      }
      await pause(POLL_MS);
    }
    throw new DomainError(
      'usage.still-reading',
      'The usage is still being read. Ask again in a moment with the same Idempotency-Key or with its uploadId.',
      { uploadId },
      'unavailable',
    );
  }
}
