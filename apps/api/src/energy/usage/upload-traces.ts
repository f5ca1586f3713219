import { Injectable } from '@nestjs/common';
import { streamOfUpload } from '../streams.js';
import { SealedBlobs } from '#api/platform/blobs/sealed-blobs';
import type { Stamp } from '#api/platform/deciding/streams';
import { Streams } from '#api/platform/deciding/streams';
import { usageErasure } from '#domain/energy/usage/usage-erasure.decider';

/** The remains of an upload after its home was erased: its row and bytes, which nobody can read. */
@Injectable()
export class UploadTraces {
  constructor(
    private readonly streams: Streams,
    private readonly blobs: SealedBlobs,
  ) {}

  /** Ends the upload, which removes its rows, and removes its bytes. Idempotent. */
  async remove(uploadId: string, stamp: Omit<Stamp, 'commandId'>): Promise<void> {
    const stream = streamOfUpload(uploadId);
    const { state } = await this.streams.load(usageErasure, stream);
    const command = { ...stamp, commandId: `${uploadId}/erase` };
    await this.streams.decide(usageErasure, stream, { kind: 'erase' }, command);
    await this.blobs.remove(uploadId, state.files);
  }
}
