/**
 * Keeps bytes for as long as the log, each object under its own digest (SHA-256, hex): events name what is too large
 * or too common to stand in them. An object never changes and is never removed, so it may hold nothing personal.
 */
export interface ObjectStore {
  /** Keeps the bytes and returns their digest; the same bytes again change nothing. Throws `objects.too-large`. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes with this digest, undefined if they were never kept. Throws `objects.altered` if they are others. */
  get(digest: string): Promise<Uint8Array | undefined>;
  has(digest: string): Promise<boolean>;
}

/** The largest object. */
export const MOST_OBJECT_BYTES = 64 * 1024 * 1024;
