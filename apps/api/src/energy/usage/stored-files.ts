import type { SealedBlobs } from '#api/platform/blobs/sealed-blobs';
import type { ImportedUsage } from '#domain/energy/usage/imported';
import type { ReadOptions } from '#domain/energy/usage/read-usage-file';
import type { UsageState } from '#domain/energy/usage/usage.decider';

/**
 * An upload's stored files. To a reader, bytes that break off look like a damaged file, so a failure on our
 * side is kept here to tell the two apart.
 */
export class StoredFiles {
  /** The failure while fetching bytes, if any. */
  failure: Error | undefined;

  constructor(
    private readonly blobs: SealedBlobs,
    private readonly upload: Pick<UsageState, 'uploadId' | 'householdId' | 'files'>,
  ) {}

  get uploadId(): string {
    return this.upload.uploadId;
  }

  /** Total size in bytes, at least 1 so that shares can be computed. */
  get totalBytes(): number {
    return Math.max(
      1,
      this.upload.files.reduce((sum, { bytes }) => sum + bytes, 0),
    );
  }

  /** Loads the readers of all formats when the first files are read: a server starts faster without them. */
  async read(options: Omit<ReadOptions, 'archive' | 'now'>): Promise<ImportedUsage> {
    const { nodeArchive } = await import('./opening/archive.js');
    const { readUsageFiles } = await import('#domain/energy/usage/read-usage-file');
    const read = await readUsageFiles(this.all(), { archive: nodeArchive, now: Date.now(), ...options });
    // A file that cannot be read is skipped among several, but not if the fault is ours.
    if (this.failure !== undefined) throw this.failure;
    return read;
  }

  private all(): { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }[] {
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
