import { DomainError } from '../domain-error.js';
import { base64Of, fromBase64, sameBytes } from './bytes.js';
import type { BundleLine } from './bundle.js';
import { BundleLineSchema } from './bundle.js';
import { parseCheckpoint } from './checkpoint.js';
import type { Cryptography } from './cryptography.js';
import { entryHash, leafBytes } from './log-entry.js';
import type { Trust } from './log-verifier.js';
import { LogVerifier, signersOf, witnessesOf } from './log-verifier.js';
import type { PathStep } from './merkle-proofs.js';
import { pathOf } from './merkle-proofs.js';
import { leafHash } from './merkle-tree.js';
import { COSIGNATURE, verifyNote } from './signed-note.js';
import type { Finding, Verdict } from './verdict.js';
import { MOST_FINDINGS } from './verdict.js';

type EventLine = Extract<BundleLine, { kind: 'event' }>;
type Header = Extract<BundleLine, { kind: 'treebeard-bundle' }>;

/** One event of a selection, the hash of its leaf, and its way to the root. */
export interface ProvedEvent {
  readonly leaf: EventLine['leaf'];
  readonly hash: Uint8Array;
  readonly path: readonly PathStep[];
}

/** A verdict on a bundle; for a selection also the ways of its first events. */
export interface BundleVerdict extends Verdict {
  readonly holds: Header['holds'];
  readonly proved: readonly ProvedEvent[];
}

/**
 * Verifies a bundle line by line, in constant memory. Throws `proof.unreadable` for what is no bundle, or only a part
 * of one; whatever is wrong in a whole one is in the verdict.
 */
export async function verifyBundle(
  lines: AsyncIterable<string>,
  trust: Trust,
  cryptography: Cryptography,
): Promise<BundleVerdict> {
  let verifying: Verifying | undefined;
  let number = 0;
  let events = 0;
  let isEnded = false;
  for await (const text of lines) {
    number += 1;
    const line = parse(text, number);
    if (isEnded) throw unreadable('goes on behind its end', number);
    if (line.kind === 'treebeard-bundle') {
      if (verifying !== undefined) throw unreadable('begins twice', number);
      verifying = verifyingOf(line, trust, cryptography);
    } else if (verifying === undefined) throw unreadable('has no beginning', number);
    else if (line.kind === 'event') {
      events += 1;
      await verifying.event(line);
    } else if (line.kind === 'checkpoint') await verifying.checkpoint(line.checkpoint);
    else if (line.events !== events) throw unreadable('lacks events that its end counts', number);
    else isEnded = true;
  }
  if (verifying === undefined || !isEnded) throw unreadable('is cut short', number);
  return verifying.end();
}

interface Verifying {
  event(line: EventLine): Promise<void>;
  checkpoint(note: string): Promise<void>;
  end(): Promise<BundleVerdict>;
}

function verifyingOf(header: Header, trust: Trust, cryptography: Cryptography): Verifying {
  if (header.holds === 'selection') return new SelectionVerifier(header, trust, cryptography);
  const verifier = new LogVerifier(trust, cryptography);
  return {
    event: ({ leaf, data, metadata, leafHash: stored }) =>
      verifier.event(
        { leaf, data, metadata },
        stored === undefined ? {} : { leafHash: fromBase64(stored) ?? new Uint8Array() },
      ),
    checkpoint: (note) => verifier.checkpoint(note),
    end: async () => ({ ...(await verifier.end()), holds: 'log', proved: [] }),
  };
}

/** Verifies single events, each by its own proof. */
class SelectionVerifier implements Verifying {
  private readonly found: Finding[] = [];
  private readonly proved: ProvedEvent[] = [];
  private wrong = 0;
  private events = 0;
  private readonly head: ReturnType<typeof parseCheckpoint>;

  constructor(
    { checkpoint }: Header,
    private readonly trust: Trust,
    private readonly cryptography: Cryptography,
  ) {
    if (trust.outside.length > 0) {
      throw new DomainError(
        'proof.unreadable',
        'Single events cannot be compared with an older checkpoint: that takes a bundle of the whole log.',
      );
    }
    if (checkpoint === undefined) throw unreadable('has no checkpoint', 1);
    this.head = parseCheckpoint(checkpoint);
  }

  async event({ leaf, data, metadata, proof }: EventLine): Promise<void> {
    const { sha256 } = this.cryptography;
    this.events += 1;
    const { index } = leaf;
    if ((await entryHash({ leaf, data, metadata }, sha256)) !== leaf.hash) this.find('content', index);
    const { size, root } = this.head;
    const hash = await leafHash(leafBytes(leaf), sha256);
    const hashes = (proof ?? []).map((text) => fromBase64(text) ?? new Uint8Array());
    const path = await pathOf(hash, { index, size }, hashes, sha256);
    if (path === undefined || !sameBytes(path.at(-1)?.gives ?? hash, root)) this.find('proof', index);
    else if (this.proved.length < MOST_FINDINGS) this.proved.push({ leaf, hash, path });
  }

  checkpoint(): Promise<void> {
    throw new DomainError('proof.unreadable', 'A selection of events has one checkpoint, its first line’s.');
  }

  async end(): Promise<BundleVerdict> {
    const { origin, size, root, note } = this.head;
    const signed = await verifyNote(note, this.trust.keys, this.cryptography).catch(() => []);
    const isOwn = signed.some(({ by }) => by.type !== COSIGNATURE && by.name === origin);
    if (!isOwn) this.find('checkpoint', size);
    return {
      isIntact: this.wrong === 0,
      ...{ origin, events: this.events, holds: 'selection', proved: this.proved },
      checkpoint: isOwn ? { size, root: base64Of(root) } : null,
      signedBy: signersOf(signed),
      witnesses: witnessesOf({ at: this.head, signed }),
      ...{ checkpoints: 1, outside: 0, unproved: 0, wrong: this.wrong, findings: this.found },
    };
  }

  private find(what: Finding['what'], index: number): void {
    this.wrong += 1;
    if (this.found.length < MOST_FINDINGS) this.found.push({ what, index, until: index + 1 });
  }
}

function parse(text: string, number: number): BundleLine {
  try {
    const line = BundleLineSchema.safeParse(JSON.parse(text));
    if (line.success) return line.data;
  } catch {
    // No JSON: no line of a bundle either.
  }
  throw unreadable('is damaged', number);
}

function unreadable(how: string, line: number): DomainError {
  return new DomainError('proof.unreadable', `This is no whole bundle: it ${how} at line ${String(line)}.`, {
    line,
  });
}
