import canonicalize from 'canonicalize';
import { z } from 'zod';
import { hexOf, utf8 } from './bytes.js';
import type { Sha256 } from './cryptography.js';

/** What a leaf says of an event; its `hash` covers everything else about it. */
export const LeafSchema = z.strictObject({
  /** 0-based place in the whole log, as first recorded. */
  index: z.number().int().min(0),
  /** ISO 8601, UTC, milliseconds. */
  recordedAt: z.string().max(40),
  streamId: z.string().max(250),
  revision: z.number().int().min(0),
  eventId: z.string().max(40),
  type: z.string().max(150),
  schemaVersion: z.number().int().min(1),
  /** SHA-256 (hex) over the RFC 8785 form of data, id, metadata, streamId and type. */
  hash: z.string().max(64),
});
export type Leaf = z.infer<typeof LeafSchema>;

/** An event exactly as it was recorded, its personal fields still sealed. */
export interface LogEntry {
  readonly leaf: Leaf;
  readonly data: Readonly<Record<string, unknown>>;
  /** Without `recordedAt` and `hash`, which stand in the leaf. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The version of what a leaf says, and how. */
const LEAF_VERSION = 1;

/** The bytes of a leaf: RFC 8785 canonical JSON. */
export function leafBytes(leaf: Leaf): Uint8Array {
  return utf8(canonical({ v: LEAF_VERSION, ...leaf }));
}

/** The hash that an event must carry, told anew from what is stored. */
export async function entryHash({ leaf, data, metadata }: LogEntry, sha256: Sha256): Promise<string> {
  const { eventId: id, streamId, type } = leaf;
  return hexOf(await sha256(utf8(canonical({ data, id, metadata, streamId, type }))));
}

/** Throws a `TypeError` for what is no JSON, which no log keeps. */
function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('undefined has no canonical form');
  return text;
}
