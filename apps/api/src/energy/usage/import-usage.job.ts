import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { streamOfHousehold, streamOfUpload } from '../streams.js';
import { isErasure } from '#api/platform/deciding/erasure';
import type { Cause, Stamp } from '#api/platform/deciding/streams';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import { AppendTooLarge, WrongExpectedRevision } from '#api/platform/event-store/port/errors';
import type { JobRun } from '#api/platform/jobs/jobs';
import { isUnavailable } from '#api/platform/postgres/database-away';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { unquotedError } from '#api/platform/unquoted-error';
import { DomainError } from '#domain/shared/domain-error';
import { Fault } from '#domain/shared/fault';
import { household } from '#domain/energy/households/households.decider';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import { readUsageFiles } from '#domain/energy/usage/read-usage-file';
import type { UsageCommand } from '#domain/energy/usage/usage.commands';
import type { UsageState } from '#domain/energy/usage/usage.decider';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import { nodeArchive } from './archive.js';
import { compression } from '#api/platform/compression';
import { digestOf } from '#api/platform/digest';
import { conclude } from '#domain/energy/usage/conclusion/conclude';
import { seriesParts } from '#domain/energy/usage/recorded/series-parts';
import { StoredFiles } from './stored-files.js';
import { UpdateUpload } from './usage.commands.js';
import { UploadTraces } from './upload-traces.js';

export const IMPORT_USAGE = 'import-usage';
const LOOK_EVERY_MS = 1_000;

/** An upload that is to be read, and the event that asked for it. */
interface Unread {
  readonly state: UsageState;
  readonly cause: Cause | undefined;
}

/**
 * Reads the files of an upload and says what they lead to. Safe to run twice: each command has a fixed id. Only
 * what is wrong with the files is a verdict on them: what cannot be reached or is damaged on our side fails the
 * job, which is tried again for as long as the upload is unread.
 */
@Injectable()
export class ImportUsageJob {
  private readonly log = new Logger(IMPORT_USAGE);

  constructor(
    private readonly commands: CommandBus,
    private readonly traces: UploadTraces,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'streams' | 'blobs' | 'sealing'>,
  ) {}

  async run(job: JobRun): Promise<void> {
    const uploadId = job.ids['uploadId'] ?? '';
    try {
      const { state, latest } = await this.platform.streams.load(usageUpload, streamOfUpload(uploadId));
      const cause = latest.get('energy.usage-uploaded.v1');
      if (state.status === 'received') await this.import({ state, cause }, job);
      await this.platform.blobs.remove(uploadId, state.files.length);
    } catch (error) {
      if (!isErasure(error)) throw unquotedError(error);
      await this.traces.remove(uploadId, systemStamp(IMPORT_USAGE, undefined));
    }
  }

  private async import({ state, cause }: Unread, job: JobRun): Promise<void> {
    const { uploadId } = state;
    const say = (name: string, command: UsageCommand) => {
      const stamp: Stamp = { ...systemStamp(IMPORT_USAGE, cause), commandId: `${uploadId}/${name}` };
      return this.commands.execute(new UpdateUpload(uploadId, command, stamp, null));
    };
    const home = await this.platform.streams.load(household, streamOfHousehold(state.householdId));
    const files = new StoredFiles(this.platform.blobs, state);
    let isRead = false;
    try {
      const read = await this.read(files, state.zone ?? home.state.place?.zone, job);
      const { imported, digest } = conclude(read, { compression, digestOf });
      const { temperature } = read;
      const series = read.series.map((one) => one.series);
      const parts = seriesParts(
        temperature === undefined ? { series } : { series, temperature },
        compression,
      );
      isRead = true;
      for (const [index, payload] of parts.entries()) {
        const part = index + 1;
        await say(`part-${String(part)}`, { kind: 'record-part', part, parts: parts.length, payload });
      }
      const keyed = await this.platform.sealing.digest(state.householdId, digest);
      await say('import', { kind: 'import', digest: keyed, imported });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'usage.cancelled') return;
      if (files.failure !== undefined || isOurs(error)) throw files.failure ?? error;
      if (!(error instanceof DomainError) && (isRead || !job.lastAttempt)) throw error;
      await say('reject', this.refusal(error));
    }
  }

  private async read(files: StoredFiles, zone: string | undefined, job: JobRun): Promise<ImportedUsage> {
    const { uploadId } = files;
    const cancelled = new AbortController();
    let lookedAt = Date.now();
    const onProgress = (bytes: number): void => {
      if (Date.now() - lookedAt < LOOK_EVERY_MS) return;
      lookedAt = Date.now();
      void job.progress(Math.min(1, bytes / files.totalBytes)).catch(() => undefined);
      void this.platform.streams
        .load(usageUpload, streamOfUpload(uploadId))
        .then(({ state: now }) => {
          if (now.status !== 'received') cancelled.abort();
        })
        .catch(() => undefined); // the next look tells; reading itself does not depend on it
    };
    const options = { archive: nodeArchive, onProgress, signal: cancelled.signal };
    const read = await readUsageFiles(files.all(), zone === undefined ? options : { ...options, zone });
    // One file of several that cannot be read is left aside: not so where the fault is ours.
    if (files.failure !== undefined) throw files.failure;
    return read;
  }

  /** What the files' owner is told. */
  private refusal(error: unknown): UsageCommand {
    if (error instanceof DomainError && !(error instanceof AppendTooLarge)) {
      return { kind: 'reject', code: error.code, message: error.message, details: { ...error.details } };
    }
    this.log.error(unquotedError(error));
    const message =
      'We could not read this file; the fault is ours and has been noted. Please try another export.';
    return { kind: 'reject', code: 'usage.reading-failed', message, details: {} };
  }
}

/** What failed on our side, or was lost to another process, says nothing of the files: the job is tried again. */
function isOurs(error: unknown): boolean {
  return error instanceof Fault || isUnavailable(error) || error instanceof WrongExpectedRevision;
}
