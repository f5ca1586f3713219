import { DomainError } from '../domain-error.js';
import { base64Of, fromBase64 } from './bytes.js';
import type { TreeHead } from './merkle-proofs.js';
import type { Note } from './signed-note.js';
import { parseNote } from './signed-note.js';

const ROOT_BYTES = 32;

/** What a checkpoint says (C2SP tlog-checkpoint): the log's name, its number of leaves and its root. */
export interface Checkpoint extends TreeHead {
  readonly origin: string;
}

/** The text of a checkpoint, which is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${String(size)}\n${base64Of(root)}\n`;
}

/** Reads a checkpoint and its signatures, without verifying them. Throws `proof.bad-note`. */
export function parseCheckpoint(note: string): Checkpoint & { readonly note: Note } {
  const parsed = parseNote(note);
  const [origin = '', size = '', encoded = ''] = parsed.text.split('\n');
  const root = fromBase64(encoded);
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || root?.length !== ROOT_BYTES) {
    throw new DomainError('proof.bad-note', 'A checkpoint names a log, a number of events and a root.');
  }
  return { origin, size: Number(size), root, note: parsed };
}
