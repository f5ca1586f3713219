import { Injectable } from '@nestjs/common';
import { updateHousehold } from '../households/households.handlers.js';
import { streamOfUpload } from '../streams.js';
import { SealedBlobs } from '#api/platform/blobs/sealed-blobs';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import { isUnavailable } from '#api/platform/postgres/database-away';
import type { Accepted } from '#api/platform/http/accepted';
import { DomainError } from '#domain/shared/domain-error';
import { usageUpload } from '#domain/energy/usage/usage.decider';
import type { Origin } from '#domain/energy/usage/usage.events';
import { UPLOAD_LIMITS } from './upload-limits.js';
import type { IncomingFile } from './usage.commands.js';

/** What an upload is, besides its files. `zone` is asked for once they were read. */
interface Facts {
  readonly householdId: string;
  readonly origin: Origin;
  readonly zone: () => string | null;
}

/**
 * Stores the files, sealed, then says that they came in: a crash in between leaves nothing behind but bytes.
 * The same command again takes in nothing and answers as the first time.
 */
@Injectable()
export class Intake {
  constructor(
    private readonly streams: Streams,
    private readonly blobs: SealedBlobs,
  ) {}

  async take(
    incoming: AsyncIterable<IncomingFile>,
    { householdId, origin, zone }: Facts,
    stamp: Stamp,
  ): Promise<Accepted> {
    const uploadId = stamp.commandId;
    const known = await this.streams.load(usageUpload, streamOfUpload(uploadId));
    if (known.state.status !== 'new') return { id: uploadId, position: known.position };
    const files: { name: string; bytes: number }[] = [];
    try {
      for await (const file of incoming) {
        const bytes = await this.blobs.write(householdId, `${uploadId}/${String(files.length)}`, file.bytes);
        if (file.truncated()) throw tooLarge(file.name);
        files.push({ name: file.name, bytes });
      }
      if (files.every(({ bytes }) => bytes === 0)) {
        throw new DomainError(
          'usage.empty-file',
          'The file is empty. Download it again and send it once more.',
        );
      }
      await updateHousehold(this.streams, householdId, { kind: 'open', householdId }, stamp);
      const upload = { kind: 'upload', uploadId, householdId, origin, zone: zone(), files } as const;
      const { position } = await this.streams.decide(usageUpload, streamOfUpload(uploadId), upload, stamp);
      return { id: uploadId, position };
    } catch (error) {
      // Without an answer from the log the upload may be in it, and then its bytes are needed.
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
