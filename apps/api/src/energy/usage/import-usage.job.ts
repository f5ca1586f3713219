import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { streamOfHousehold, streamOfUpload } from '../streams.js';
import { SealedBlobs } from '#api/platform/blobs/sealed-blobs';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { JobRun } from '#api/platform/jobs/jobs';
import { isUnavailable } from '#api/platform/postgres/database-away';
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
import { UpdateUpload } from './usage.commands.js';

export const IMPORT_USAGE = 'import-usage';
const LOOK_EVERY_MS = 1_000;

/** Reads the files of an upload and has what they lead to recorded. Safe to run twice: each command has a fixed id. */
@Injectable()
export class ImportUsageJob {
  private readonly log = new Logger(IMPORT_USAGE);

  constructor(
    private readonly commands: CommandBus,
    private readonly streams: Streams,
    private readonly blobs: SealedBlobs,
  ) {}

  async run(job: JobRun): Promise<void> {
    const uploadId = job.ids['uploadId'] ?? '';
    const { state } = await this.streams.load(usageUpload, streamOfUpload(uploadId));
    if (state.status === 'received') await this.import(uploadId, state, job);
    await this.blobs.remove(uploadId, state.files.length);
  }

  private async import(uploadId: string, state: UsageState, job: JobRun): Promise<void> {
    const say = (name: string, command: UsageCommand) =>
      this.commands.execute(new UpdateUpload(uploadId, command, stampOf(uploadId, name, job.jobId), null));
    try {
      const read = await this.read(uploadId, state, job);
      const { imported, digest } = conclude(read, { compression, digestOf });
      const { temperature } = read;
      const series = read.series.map((one) => one.series);
      const parts = seriesParts(
        temperature === undefined ? { series } : { series, temperature },
        compression,
      );
      for (const [index, payload] of parts.entries()) {
        const part = index + 1;
        await say(`part-${String(part)}`, { kind: 'record-part', part, parts: parts.length, payload });
      }
      await say('import', { kind: 'import', digest, imported });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'usage.cancelled') return;
      // What failed on our side says nothing of the files: the job is tried again, however often.
      if (error instanceof Fault || isUnavailable(error)) throw error;
      if (!(error instanceof DomainError) && !job.lastAttempt) throw error;
      await say('reject', this.refusal(error));
    }
  }

  private async read(uploadId: string, state: UsageState, job: JobRun): Promise<ImportedUsage> {
    const home = await this.streams.load(household, streamOfHousehold(state.householdId));
    const zone = state.zone ?? home.state.place?.zone;
    const total = Math.max(
      1,
      state.files.reduce((sum, { bytes }) => sum + bytes, 0),
    );
    const cancelled = new AbortController();
    let lookedAt = Date.now();
    const onProgress = (bytes: number): void => {
      if (Date.now() - lookedAt < LOOK_EVERY_MS) return;
      lookedAt = Date.now();
      void job.progress(Math.min(1, bytes / total)).catch(() => undefined);
      void this.streams
        .load(usageUpload, streamOfUpload(uploadId))
        .then(({ state: now }) => {
          if (now.status !== 'received') cancelled.abort();
        })
        .catch(() => undefined); // the next look tells; reading itself does not depend on it
    };
    const files = state.files.map(({ name }, index) => ({
      name,
      bytes: this.blobs.read(state.householdId, `${uploadId}/${String(index)}`),
    }));
    const options = { archive: nodeArchive, onProgress, signal: cancelled.signal };
    return readUsageFiles(files, zone === undefined ? options : { ...options, zone });
  }

  private refusal(error: unknown): UsageCommand {
    if (error instanceof DomainError) {
      return { kind: 'reject', code: error.code, message: error.message, details: { ...error.details } };
    }
    this.log.error(error);
    const message =
      'We could not read this file; the fault is ours and has been noted. Please try another export.';
    return { kind: 'reject', code: 'usage.reading-failed', message, details: {} };
  }
}

function stampOf(uploadId: string, name: string, jobId: string): Stamp {
  return {
    commandId: `${uploadId}/${name}`,
    actor: IMPORT_USAGE,
    role: 'system',
    correlationId: uploadId,
    causationId: jobId,
    at: new Date().toISOString(),
  };
}
