import type { INestApplicationContext, Type } from '@nestjs/common';
import type { AnyProjection } from '#projections/shared/projection';
import type { TrailWords } from '#domain/shared/trail';
import type { CliCommand } from '#api/cli/frame/command';
import type { RolePermissions } from '../auth/principal.js';
import type { Reruns } from '../engines/reruns.js';
import type { Upcaster } from '../event-store/port/upcasters.js';
import type { Policy } from '../following/policy.js';
import type { ContextHomes } from './homes.js';
import type { JobOrder, JobRunner, Jobs } from '../jobs/jobs.js';
import type { SealingRules } from '../sealing/sealing-rule.js';

/** The parts of a context that the platform needs to open: how its events are stored and projected. */
export interface ContextParts {
  readonly projections: readonly AnyProjection[];
  readonly upcasters: readonly Upcaster[];
  readonly sealing: SealingRules;
  /** How the audit trail tells each of its events. */
  readonly trail: TrailWords;
}

/** The manifest of a bounded context. Each program loads only the parts that it needs. */
export interface Context extends ContextParts {
  /** `energy`: the first word of its event types and projections, and of its tables. */
  readonly name: string;
  /** Loads its server side. */
  server(): Promise<ContextServer>;
  /** Loads its commands for the command line. */
  commands(): Promise<readonly CliCommand[]>;
}

/** The server side of a context: its HTTP module and its background work. */
export interface ContextServer {
  readonly module: Type;
  /** What it does with homes for the people who live there; absent where it holds nothing of them. */
  readonly homes?: ContextHomes;
  /** Permissions of each role in it. */
  readonly permissions: RolePermissions;
  readonly jobs: readonly JobKind[];
  /** How its recorded results are made again, if it makes any. */
  readonly reruns?: Type<Reruns>;
  /** The jobs that follow from its events. */
  policies(jobs: Jobs): readonly Policy[];
  /** Adds the data that every installation starts with. Runs at each start; idempotent. */
  seed(app: INestApplicationContext): Promise<void>;
  /** Work that the read models show as begun and not done, in case the queue lost it. */
  unfinished(app: INestApplicationContext): AsyncIterable<UnfinishedJob | NeededBlobs>;
}

/** A kind of job: its queue, its runner, and how many run at once in one process. */
export interface JobKind {
  readonly queue: string;
  readonly runner: Type<JobRunner>;
  readonly atOnce: number;
}

/** The `<owner>` of blobs `<owner>/...` that wait for a person and not for a job. */
export interface NeededBlobs {
  readonly blobs: string;
}

/** A job whose work is not done. */
export interface UnfinishedJob extends JobOrder {
  /** `<owner>` of the blobs `<owner>/...` that it still needs. */
  readonly blobs?: string;
}
