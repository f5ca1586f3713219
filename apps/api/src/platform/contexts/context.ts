import type { INestApplicationContext, Type } from '@nestjs/common';
import type { AnyProjection } from '#projections/shared/projection';
import type { CliCommand } from '#api/cli/frame/command';
import type { RolePermissions } from '../auth/principal.js';
import type { Upcaster } from '../event-store/port/upcasters.js';
import type { Policy } from '../following/policy.js';
import type { JobOrder, JobRunner, Jobs } from '../jobs/jobs.js';
import type { SealingRules } from '../sealing/sealing-rule.js';

/** What the platform opens with: how a context's events are kept and shown. */
export interface ContextParts {
  readonly projections: readonly AnyProjection[];
  readonly upcasters: readonly Upcaster[];
  readonly sealing: SealingRules;
}

/** A bounded context as it plugs in. What only one of the programs needs is loaded by that program alone. */
export interface Context extends ContextParts {
  /** `energy`: the first word of its event types and projections, and of its tables. */
  readonly name: string;
  /** What a server runs of it. */
  server(): Promise<ContextServer>;
  /** Its commands of the command line. */
  commands(): Promise<readonly CliCommand[]>;
}

/** The pages' side of a context and the work behind them. */
export interface ContextServer {
  readonly module: Type;
  /** What each role may do in it. */
  readonly permissions: RolePermissions;
  readonly jobs: readonly JobKind[];
  /** When something happened, which job follows. */
  policies(jobs: Jobs): readonly Policy[];
  /** Brings what every installation starts with; run at each start, changes nothing when it is there. */
  seed(app: INestApplicationContext): Promise<void>;
  /** What the read models show as begun and not done, for a queue that lost it. */
  unfinished(app: INestApplicationContext): AsyncIterable<UnfinishedJob | NeededBlobs>;
}

/** A kind of job: its queue, who runs it, and how many at once in one process. */
export interface JobKind {
  readonly queue: string;
  readonly runner: Type<JobRunner>;
  readonly atOnce: number;
}

/** `<owner>` of blobs `<owner>/...` that wait for a person, not for a job. */
export interface NeededBlobs {
  readonly blobs: string;
}

/** A job that is known to be undone. */
export interface UnfinishedJob extends JobOrder {
  /** `<owner>` of the blobs `<owner>/...` that it still needs. */
  readonly blobs?: string;
}
