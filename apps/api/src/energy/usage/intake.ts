import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import { SealedBlobs } from '#api/platform/blobs/sealed-blobs';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { isUnavailable } from '#api/platform/postgres/database-away';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import type { Origin } from '#domain/energy/usage/usage.events';
import { UPLOAD_LIMITS } from '#domain/energy/usage/usage-limits.commands';
import { DomainError } from '#domain/shared/domain-error';
import { UpdateHousehold } from '../households/households.commands.js';
import { streamOfUpload } from '../streams.js';
import { quota } from './upload-quota.js';
import type { IncomingFile } from './usage.commands.js';

/** Facts of an upload besides its files. `zone` is called after all files were received. */
interface Facts {
  readonly principal: Principal;
  readonly origin: Origin;
  readonly zone: () => string | null;
}

/**
 * Stores the files sealed, then records the upload: a crash in between leaves only bytes behind, which a sweep
 * removes. The same command again stores nothing and returns the first answer.
 */
@Injectable()
export class Intake {
  constructor(
    private readonly commands: CommandBus,
    private readonly streams: Streams,
    private readonly blobs: SealedBlobs,
  ) {}

  async take(
    incoming: AsyncIterable<IncomingFile>,
    { principal, origin, zone }: Facts,
    stamp: Stamp,
  ): Promise<AcceptedView> {
    const { householdId } = principal;
    const uploadId = stamp.commandId;
    const known = await this.streams.load(usageUpload, streamOfUpload(uploadId));
    if (known.state.status !== 'new') return { id: uploadId, position: known.position };
    const files: { name: string; bytes: number; digest: string }[] = [];
    const counted = quota(UPLOAD_LIMITS.totalBytes);
    try {
      for await (const file of incoming) {
        const blobId = `${uploadId}/${String(files.length)}`;
        const written = await this.blobs.write(householdId, blobId, counted(file.bytes));
        if (file.truncated()) throw tooLarge(file.name);
        files.push({ name: file.name, ...written });
      }
      if (files.every(({ bytes }) => bytes === 0)) {
        throw new DomainError(
          'usage.empty-file',
          'The file is empty. Download it again and send it once more.',
        );
      }
      await this.commands.execute(new UpdateHousehold(principal, { kind: 'open', householdId }, stamp));
      const upload = { kind: 'upload', uploadId, householdId, origin, zone: zone(), files } as const;
      const { position } = await this.streams.decide(usageUpload, streamOfUpload(uploadId), upload, stamp);
      return { id: uploadId, position };
    } catch (error) {
      // If the log did not answer, the upload may be in it and need its bytes.
      if (!isUnavailable(error)) await this.blobs.remove(uploadId, files.length + 1);
      throw error;
    }
  }
}

function tooLarge(name: string): DomainError {
  const limitMb = UPLOAD_LIMITS.fileBytes / 1024 / 1024;
  return new DomainError(
    'usage.too-large',
    `"${name}" is larger than ${String(limitMb)} MB. Download a shorter period, or zip the file.`,
    { limitMb },
    'too-large',
  );
}
