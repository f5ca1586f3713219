/** Deflates to a text and back; who runs the domain brings it along. */
export interface Compression {
  /** Base64 of the deflated bytes (a text as UTF-8). */
  deflate(content: string | Uint8Array): string;
  /** What was deflated. Throws when it is damaged or longer than `mostBytes`. */
  inflate(deflated: string, mostBytes: number): Uint8Array;
}

/** SHA-256 (hex) over RFC 8785 canonical JSON; who runs the domain brings it along. */
export type DigestOf = (value: unknown) => string;
