import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { streamOfUpload } from '../streams.js';
import { Streams } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { Sealing } from '#api/platform/sealing/sealing';
import type { Fold } from '#domain/shared/decider';
import { DomainError } from '#domain/shared/domain-error';
import type { ConcludedUsage } from '#domain/energy/usage/conclusion/concluded-usage';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import type { Origin, UsageEvent } from '#domain/energy/usage/usage.events';
import { compression } from '#api/platform/compression';
import { digestOf } from '#api/platform/digest';
import { concludeCorrected } from '#domain/energy/usage/conclusion/conclude-corrected';
import { readingsOfParts } from '#domain/energy/usage/recorded/series-parts';
import { CorrectUsage } from './usage.commands.js';

interface Recorded {
  readonly householdId: string;
  readonly origin: Origin;
  readonly parts: readonly string[];
  readonly imported: ConcludedUsage | undefined;
  /** For a correction: the upload that holds the readings. */
  readonly readIn: string | undefined;
}

/** Collects everything about the readings in an upload's stream. */
const recordedReadings: Fold<Recorded, UsageEvent> = {
  initial: { householdId: '', origin: 'file', parts: [], imported: undefined, readIn: undefined },
  evolve(recorded, { type, data }) {
    switch (type) {
      case 'energy.usage-uploaded.v1':
        return { ...recorded, householdId: data.householdId, origin: data.origin };
      case 'energy.usage-corrected.v1':
        return { ...recorded, householdId: data.householdId, readIn: data.readIn };
      case 'energy.usage-series-recorded.v1':
        return { ...recorded, parts: [...recorded.parts, data.payload] };
      case 'energy.usage-imported.v1':
        return { ...recorded, imported: data.imported };
      case 'energy.usage-rejected.v1':
      case 'energy.usage-question-asked.v1':
      case 'energy.usage-question-answered.v1':
      case 'energy.usage-upload-cancelled.v1':
      case 'energy.usage-erased.v1':
        return recorded;
    }
  },
};

/** Concludes recorded readings again with a correction by the home's people. */
@CommandHandler(CorrectUsage)
export class CorrectUsageHandler implements ICommandHandler<CorrectUsage> {
  constructor(
    private readonly streams: Streams,
    private readonly sealing: Sealing,
  ) {}

  async execute({
    principal: { householdId },
    uploadId: corrected,
    correction,
    stamp,
  }: CorrectUsage): Promise<AcceptedView> {
    const named = await this.recorded(corrected, householdId);
    const readIn = named.readIn ?? corrected;
    const { origin, imported, parts } =
      named.readIn === undefined ? named : await this.recorded(readIn, householdId);
    if (imported === undefined) {
      throw new DomainError('usage.still-reading', 'These files have not been read yet.', {}, 'conflict');
    }
    const uploadId = stamp.commandId;
    const { imported: concluded, digest } = concludeCorrected(
      { imported, ...readingsOfParts(parts, compression) },
      correction,
      { compression, digestOf },
    );
    const command = {
      ...{ kind: 'correct' as const, uploadId, householdId, readIn, origin },
      digest: await this.sealing.digest(householdId, digest),
      conclusionDigest: await this.sealing.digest(householdId, concluded),
      imported: concluded,
    };
    const { position } = await this.streams.decide(usageUpload, streamOfUpload(uploadId), command, stamp);
    return { id: uploadId, position };
  }

  private async recorded(uploadId: string, householdId: string): Promise<Recorded> {
    const { state } = await this.streams.load(recordedReadings, streamOfUpload(uploadId));
    if (state.householdId === householdId) return state;
    throw new DomainError('usage.unknown-upload', 'There is no such upload.', {}, 'not-found');
  }
}
