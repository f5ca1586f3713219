import type { SealedBlobs } from '#api/platform/blobs/sealed-blobs';
import type { UsageState } from '#domain/energy/usage/usage.decider';

/**
 * An upload's files as they wait in the store. Readers take bytes that break off for a broken file, so what broke
 * on our side is kept here and can be told from what is wrong with the file.
 */
export class StoredFiles {
  /** What failed while bytes were fetched, if anything did. */
  failure: Error | undefined;

  constructor(
    private readonly blobs: SealedBlobs,
    private readonly upload: Pick<UsageState, 'uploadId' | 'householdId' | 'files'>,
  ) {}

  get uploadId(): string {
    return this.upload.uploadId;
  }

  /** Never zero, so that shares of it can be told. */
  get totalBytes(): number {
    return Math.max(
      1,
      this.upload.files.reduce((sum, { bytes }) => sum + bytes, 0),
    );
  }

  all(): { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }[] {
    return this.upload.files.map(({ name }, index) => ({ name, bytes: this.bytes(index) }));
  }

  private async *bytes(index: number): AsyncIterable<Uint8Array> {
    const { uploadId, householdId } = this.upload;
    try {
      yield* this.blobs.read(householdId, `${uploadId}/${String(index)}`);
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error('the store of files failed');
      throw error;
    }
  }
}
