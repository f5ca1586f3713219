import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { streamOfUpload } from '../streams.js';
import { Streams } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { Sealing } from '#api/platform/sealing/sealing';
import { DomainError } from '#domain/shared/domain-error';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import { compression } from '#api/platform/compression';
import { digestOf } from '#api/platform/digest';
import { concludeCorrected } from '#domain/energy/usage/conclusion/conclude-corrected';
import { readingsOfParts } from '#domain/energy/usage/recorded/series-parts';
import type { Recorded } from './recorded-readings.js';
import { recordedReadings } from './recorded-readings.js';
import { CorrectUsage } from './usage.commands.js';

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
