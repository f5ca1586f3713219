import { base64Of, sameBytes } from './bytes.js';
import type { Checkpoint } from './checkpoint.js';
import { parseCheckpoint } from './checkpoint.js';
import type { Cryptography } from './cryptography.js';
import type { LogEntry } from './log-entry.js';
import { entryHash, leafBytes } from './log-entry.js';
import { Frontier, leafHash } from './merkle-tree.js';
import type { Signed, VerifierKey } from './signed-note.js';
import { COSIGNATURE, verifyNote } from './signed-note.js';
import type { Finding, Verdict } from './verdict.js';
import { MOST_FINDINGS } from './verdict.js';

/** What a verifier believes without being shown: keys, and checkpoints that were kept outside. */
export interface Trust {
  /** Keys of the log, and of witnesses that must have cosigned. */
  readonly keys: readonly VerifierKey[];
  /** Signed notes from elsewhere: a witness, an old file. */
  readonly outside: readonly string[];
}

/** Where an event stands in what is read, and the hash that the stored tree has for it. */
export interface Beside {
  readonly position?: string;
  readonly leafHash?: Uint8Array;
}

/**
 * Verifies a whole log event by event, in constant memory. Give it every event from the first one on and, each after
 * the last event that it covers, the log's checkpoints.
 */
export class LogVerifier {
  private readonly events: Frontier;
  /** The tree that the stored hashes give, since they first differed from the events. */
  private tree: Frontier | undefined;
  /** Events that differ from their stored hash; the next checkpoint says which of the two was altered. */
  private pending: Finding[] = [];
  private morePending = 0;
  private readonly found: Finding[] = [];
  private wrong = 0;
  private proved = 0;
  private provedOutside = 0;
  private isLost = false;
  /** Checkpoints over more events than were read so far: at the end of the log they say that it was cut. */
  private ahead: Checkpoint[] = [];
  private counts = { checkpoints: 0, outside: 0 };
  private newest: { readonly at: Checkpoint; readonly signed: readonly Signed[] } | undefined;
  private readonly witnesses = new Map<string, Verdict['witnesses'][number]>();
  private readonly outside: (Checkpoint & { readonly text: string })[];

  constructor(
    private readonly trust: Trust,
    private readonly cryptography: Cryptography,
  ) {
    this.events = new Frontier(cryptography.sha256);
    this.outside = trust.outside
      .map((text) => ({ ...parseCheckpoint(text), text }))
      .sort((a, b) => a.size - b.size);
  }

  async event(entry: LogEntry, { position, leafHash: stored }: Beside = {}): Promise<void> {
    await this.meetOutside();
    for (const { size } of this.ahead.splice(0)) this.find({ what: 'checkpoint', index: size, until: size });
    const { sha256 } = this.cryptography;
    const index = this.events.size;
    const at = { index, until: index + 1, ...(position !== undefined && { position }) };
    if (entry.leaf.index !== index) {
      if (!this.isLost) this.find({ ...at, what: 'order' });
      this.isLost = true;
    }
    if ((await entryHash(entry, sha256)) !== entry.leaf.hash) this.find({ ...at, what: 'content' });
    const hash = await leafHash(leafBytes(entry.leaf), sha256);
    const kept = stored ?? hash;
    if (!sameBytes(hash, kept)) {
      this.tree ??= this.events.copy();
      if (this.pending.length < MOST_FINDINGS) this.pending.push({ ...at, what: 'event' });
      else this.morePending += 1;
    }
    await this.events.append(hash);
    await this.tree?.append(kept);
  }

  /** Takes a checkpoint of the log itself. */
  async checkpoint(text: string): Promise<void> {
    await this.meetOutside();
    await this.meet(text, 'checkpoint');
  }

  /** Ends the log and says what verifying it came to. */
  async end(): Promise<Verdict> {
    await this.meetOutside();
    for (const { text } of this.outside.splice(0)) await this.meet(text, 'fork');
    for (const { size } of this.ahead) this.cutAt(size);
    this.settle('event');
    const { newest } = this;
    if (newest === undefined && this.events.size > 0 && this.wrong === 0) {
      this.find({ what: 'checkpoint', index: 0, until: this.events.size });
    }
    return {
      isIntact: this.wrong === 0,
      origin: newest?.at.origin ?? '',
      events: this.events.size,
      checkpoint: newest === undefined ? null : { size: newest.at.size, root: base64Of(newest.at.root) },
      signedBy: signersOf(newest?.signed ?? []),
      witnesses: [...this.witnesses.values()],
      ...this.counts,
      unproved: Math.max(0, this.events.size - (newest?.at.size ?? 0)),
      wrong: this.wrong,
      findings: this.found,
    };
  }

  /** Compares with what was kept outside as soon as its number of events is reached. */
  private async meetOutside(): Promise<void> {
    while (this.outside[0]?.size === this.events.size) {
      const next = this.outside.shift();
      if (next !== undefined) await this.meet(next.text, 'fork');
    }
  }

  private async meet(text: string, source: 'checkpoint' | 'fork'): Promise<void> {
    const size = this.events.size;
    const checkpoint = await this.signed(text);
    if (checkpoint === undefined || checkpoint.at.size < size) {
      this.find({ what: 'checkpoint', index: checkpoint?.at.size ?? size, until: size });
      return;
    }
    if (checkpoint.at.size > size) {
      this.ahead.push(checkpoint.at);
      return;
    }
    this.newest = checkpoint;
    for (const witness of witnessesOf(checkpoint)) this.witnesses.set(witness.name, witness);
    this.counts.checkpoints += 1;
    if (source === 'fork') this.counts.outside += 1;
    await this.compare(checkpoint.at, source);
  }

  private async compare({ size, root }: Checkpoint, source: 'checkpoint' | 'fork'): Promise<void> {
    if (sameBytes(await this.events.root(), root)) {
      this.settle('tile');
      this.tree = undefined;
    } else if (this.tree !== undefined && sameBytes(await this.tree.root(), root)) this.settle('event');
    else {
      this.settle('event');
      const index = source === 'fork' ? this.provedOutside : this.proved;
      if (!this.isLost) this.find({ what: source === 'fork' ? 'fork' : 'range', index, until: size });
      this.isLost = true;
    }
    this.proved = size;
    if (source === 'fork') this.provedOutside = size;
  }

  /** Decides on the events that differ from their stored hashes. */
  private settle(what: 'event' | 'tile'): void {
    for (const one of this.pending) this.find({ ...one, what });
    this.wrong += this.morePending;
    this.pending = [];
    this.morePending = 0;
  }

  /** The checkpoint, if its signature holds under a trusted key of its own log. */
  private async signed(text: string): Promise<LogVerifier['newest']> {
    try {
      const at = parseCheckpoint(text);
      const signed = await verifyNote(at.note, this.trust.keys, this.cryptography);
      const isOwn = signed.some(({ by }) => by.type !== COSIGNATURE && by.name === at.origin);
      return isOwn ? { at, signed } : undefined;
    } catch {
      return undefined;
    }
  }

  private cutAt(size: number): void {
    if (this.found.some(({ what }) => what === 'cut')) return;
    this.find({ what: 'cut', index: this.events.size, until: size });
  }

  private find(finding: Finding): void {
    this.wrong += 1;
    this.found.push(finding);
    this.found.sort((a, b) => a.index - b.index);
    this.found.splice(MOST_FINDINGS);
  }
}

/** The keys of the log that signed a checkpoint, as `name+id`. */
export function signersOf(signed: readonly Signed[]): readonly string[] {
  return signed.flatMap(({ by, atS }) => (atS === undefined ? [`${by.name}+${by.id}`] : []));
}

/** The witnesses that cosigned a checkpoint. */
export function witnessesOf({
  at,
  signed,
}: {
  readonly at: Checkpoint;
  readonly signed: readonly Signed[];
}): Verdict['witnesses'] {
  return signed.flatMap(({ by, atS }) =>
    atS === undefined ? [] : [{ name: `${by.name}+${by.id}`, atS, size: at.size }],
  );
}
