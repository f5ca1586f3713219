import { Inject, Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Counter } from 'prom-client';
import { streamOfHousehold, streamOfUpload } from '../streams.js';
import { isErasure } from '#api/platform/deciding/erasure';
import type { Cause, Stamp } from '#api/platform/deciding/streams';
import { systemStamp } from '#api/platform/deciding/system-stamp';
import { AppendTooLarge, WrongExpectedRevision } from '#api/platform/event-store/port/errors';
import type { JobRun, JobRunner } from '#api/platform/jobs/jobs';
import { isUnavailable } from '#api/platform/postgres/database-away';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { unquotedError } from '#api/platform/unquoted-error';
import { DomainError } from '#domain/shared/domain-error';
import { Fault } from '#domain/shared/fault';
import { inWords } from '#domain/shared/quantity';
import { household } from '#domain/energy/households/households.decider';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import { isStale } from '#domain/energy/usage/questions/answer-question';
import { zoneAsked } from '#domain/energy/usage/questions/zone-question';
import type { ReadOptions } from '#domain/energy/usage/read-usage-file';
import type { UsageCommand } from '#domain/energy/usage/usage.commands';
import { RefusalDetailsSchema } from '#domain/energy/usage/usage.events';
import type { UsageState } from '#domain/energy/usage/usage.decider';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import { compression } from '#api/platform/compression';
import { digestOf } from '#api/platform/digest';
import { conclude } from '#domain/energy/usage/conclusion/conclude';
import { seriesParts } from '#domain/energy/usage/recorded/series-parts';
import { ConfirmedTables } from './confirmed-tables.js';
import { asks, NEVER_READ, UNANSWERED } from './reading-ends.js';
import { StoredFiles } from './stored-files.js';
import { UpdateUpload } from './usage.commands.js';
import { UploadTraces } from './upload-traces.js';

export const IMPORT_USAGE = 'import-usage';
const LOOK_EVERY_MS = 1_000;

const givenUp = new Counter({
  name: 'usage_uploads_given_up_total',
  help: 'Uploads that could never be read, through a fault of ours; their people were asked to send them again',
});

/** The job that reads an upload: one for its files, and one for each answer to what they left open. */
export function importJobId(uploadId: string, answers: number): string {
  return answers === 0 ? uploadId : `${uploadId}-${String(answers)}`;
}

/** An upload to be read, and the event that caused it. */
interface Unread {
  readonly state: UsageState;
  readonly cause: Cause | undefined;
}

/** What a reading goes by. */
interface Reading {
  readonly state: UsageState;
  readonly zone: string | undefined;
}

/**
 * Reads the files of an upload and records the outcome. Safe to run twice: each command has a fixed id. Only a
 * defect of the files themselves is recorded as a refusal: trouble on our side fails the job, which is tried
 * again for as long as the upload is unread.
 */
@Injectable()
export class ImportUsageJob implements JobRunner {
  private readonly log = new Logger(IMPORT_USAGE);

  constructor(
    private readonly commands: CommandBus,
    private readonly traces: UploadTraces,
    private readonly tables: ConfirmedTables,
    @Inject(PLATFORM) private readonly platform: Pick<Platform, 'streams' | 'blobs' | 'sealing'>,
  ) {}

  async run(job: JobRun): Promise<void> {
    const uploadId = job.ids['uploadId'] ?? '';
    try {
      const { state, latest } = await this.platform.streams.load(usageUpload, streamOfUpload(uploadId));
      const cause = latest.get('energy.usage-question-answered.v1') ?? latest.get('energy.usage-uploaded.v1');
      const unread = { state, cause };
      if (state.status === 'received' && (await this.import(unread, job)) === 'asked') return;
      if (state.status === 'asking' && !(await this.endQuestion(unread))) return;
      await this.platform.blobs.remove(uploadId, state.files.length);
    } catch (error) {
      await this.removeErased(uploadId, error);
    }
  }

  /** Ends an upload that we could never read; its bytes go, and the person is told how to go on. */
  async giveUp({ ids }: JobRun): Promise<void> {
    const uploadId = ids['uploadId'] ?? '';
    try {
      const { state, latest } = await this.platform.streams.load(usageUpload, streamOfUpload(uploadId));
      if (state.status === 'received') {
        const unread = { state, cause: latest.get('energy.usage-uploaded.v1') };
        await this.say(unread, 'end', { kind: 'reject', ...NEVER_READ, details: {} });
        givenUp.inc();
      }
      await this.platform.blobs.remove(uploadId, state.files.length);
    } catch (error) {
      await this.removeErased(uploadId, error);
    }
  }

  /** What was erased while we worked is removed; every other error goes on. */
  private async removeErased(uploadId: string, error: unknown): Promise<void> {
    if (!isErasure(error)) throw error;
    await this.traces.remove(uploadId, systemStamp(IMPORT_USAGE, undefined));
  }

  /** Ends a question that nobody answered for too long; whether it did. */
  private async endQuestion(unread: Unread): Promise<boolean> {
    if (!isStale(unread.state, Date.now())) return false;
    await this.say(unread, 'give-up', { kind: 'reject', ...UNANSWERED, details: {} });
    return true;
  }

  private async say(unread: Unread, name: string, command: UsageCommand): Promise<void> {
    const { uploadId } = unread.state;
    await this.commands.execute(new UpdateUpload(uploadId, command, stampOf(unread, name), null));
  }

  private async import(unread: Unread, job: JobRun): Promise<'asked' | 'done'> {
    const { state } = unread;
    const say = (name: string, command: UsageCommand) => this.say(unread, name, command);
    const home = await this.platform.streams.load(household, streamOfHousehold(state.householdId));
    const files = new StoredFiles(this.platform.blobs, state);
    let isRead = false;
    try {
      const read = await this.readConfirmed(
        files,
        { state, zone: state.zone ?? home.state.place?.zone },
        job,
      );
      const question = state.origin === 'file' ? zoneAsked(read) : undefined;
      if (question !== undefined) {
        await say('ask', { kind: 'ask', question });
        return 'asked';
      }
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
      await this.tables.remember(state, stampOf(unread, 'confirm'));
      const keyed = (value: unknown) => this.platform.sealing.digest(state.householdId, value);
      await say('import', {
        kind: 'import',
        digest: await keyed(digest),
        readingsDigest: await keyed(parts),
        conclusionDigest: await keyed(imported),
        imported,
      });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'usage.cancelled') return 'done';
      if (files.failure !== undefined || isOurs(error)) throw files.failure ?? error;
      if (!(error instanceof DomainError) && (isRead || !job.lastAttempt)) throw error;
      const command = asks(error, state) ?? this.refusal(error);
      await say(command.kind, command);
      if (command.kind === 'ask') return 'asked';
    }
    return 'done';
  }

  /** Reads with the answers about these files, or about earlier ones with the same header if they still fit. */
  private async readConfirmed(
    files: StoredFiles,
    { state, zone }: Reading,
    job: JobRun,
  ): Promise<ImportedUsage> {
    const tables = await this.tables.forUpload(state);
    try {
      return await this.read(files, { state, zone, confirmed: tables.confirmed }, job);
    } catch (error) {
      const isVerdict = error instanceof DomainError && error.code !== 'usage.cancelled' && !isOurs(error);
      if (!tables.usedEarlier || !isVerdict || files.failure !== undefined) throw error;
      const { confirmed } = await this.tables.forUpload(state, true);
      return await this.read(files, { state, zone, confirmed }, job);
    }
  }

  private async read(
    files: StoredFiles,
    { state, zone, confirmed }: Pick<ReadOptions, 'confirmed'> & Reading,
    job: JobRun,
  ): Promise<ImportedUsage> {
    const { uploadId } = files;
    const said = state.answers.findLast((answer) => 'bills' in answer);
    const given = {
      ...(zone === undefined ? {} : { zone }),
      ...(confirmed === undefined ? {} : { confirmed }),
      ...(said === undefined ? {} : { bills: said.bills }),
    };
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
        .catch(() => undefined); // only progress is lost; reading does not depend on it
    };
    return files.read({ onProgress, signal: cancelled.signal, ...given });
  }

  /** The refusal as the files' owner will read it. */
  private refusal(error: unknown): UsageCommand {
    if (error instanceof DomainError && !(error instanceof AppendTooLarge)) {
      // Through JSON, as the log keeps it: what is undefined goes.
      const details = RefusalDetailsSchema.parse(JSON.parse(JSON.stringify(error.details)));
      return { kind: 'reject', code: error.code, message: inWords(error.message), details };
    }
    this.log.error(unquotedError(error));
    const message =
      'We could not read this file. That is our fault, and we have logged it. Please try another export.';
    return { kind: 'reject', code: 'usage.reading-failed', message, details: {} };
  }
}

/** Whether the failure is ours, or a race lost to another process, and so says nothing about the files. */
function isOurs(error: unknown): boolean {
  return error instanceof Fault || isUnavailable(error) || error instanceof WrongExpectedRevision;
}

/** Fixed for each part of each reading, so that a job that runs twice says everything once. */
function stampOf({ state, cause }: Unread, name: string): Stamp {
  const { uploadId, answers } = state;
  const round = answers.length === 0 ? '' : `-${String(answers.length)}`;
  return { ...systemStamp(IMPORT_USAGE, cause), commandId: `${uploadId}/${name}${round}` };
}
