/** Port: deflates to text and back. */
export interface Compression {
  /** Base64 of the deflated bytes (a text as UTF-8). */
  deflate(content: string | Uint8Array): string;
  /** Inflates again. Throws if the text is damaged or inflates to more than `mostBytes`. */
  inflate(deflated: string, mostBytes: number): Uint8Array;
}

/** Port: SHA-256 (hex) over RFC 8785 canonical JSON. */
export type DigestOf = (value: unknown) => string;
