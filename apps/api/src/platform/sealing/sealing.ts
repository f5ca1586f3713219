import { z } from 'zod';
import { DomainError } from '#domain/shared/domain-error';
import { Fault } from '#domain/shared/fault';
import { closeBox, closeBytes, openBox, openBytes } from './box.js';
import { CachedKeys } from './cached-keys.js';
import { isList, replaceAt } from './json-path.js';
import type { Json } from './json-path.js';
import type { BytesDigest } from './keyed-digest.js';
import { keyedBytesDigest, keyedDigest } from './keyed-digest.js';
import type { SealingRules } from './sealing-rule.js';
import type { SubjectKeyStore } from './subject-keys.js';

/** The part of an event that sealing reads and changes. */
export interface Sealable {
  readonly id: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Replaces a sealed value, in the log and wherever it is copied. */
const Sealed = z.strictObject({
  $sealed: z.strictObject({ subject: z.string(), event: z.string(), field: z.string(), box: z.base64() }),
});

/** A value as the log holds it: sealed, or erased before it came to that. */
type SealedValue = z.infer<typeof Sealed> | typeof ERASED;

/** Replaces a sealed value when it is read after its subject's erasure. */
export const ERASED = { $erased: true } as const;

const MAX_DEPTH = 64;

/** Whether a value read through `open` was erased. */
export function isErased(value: unknown): value is typeof ERASED {
  return typeof value === 'object' && value !== null && '$erased' in value;
}

/**
 * Seals the personal fields of events with a key per subject (AES-256-GCM; event id and field path are
 * authenticated), and opens them wherever they were copied. Hashes in the log cover the sealed form, so that
 * erasing a key leaves every proof intact.
 */
export class Sealing {
  private readonly keys: CachedKeys;
  private readonly listeners: ((subjectId: string) => void)[] = [];

  constructor(
    private readonly store: SubjectKeyStore,
    private readonly rules: SealingRules,
    now: () => number = Date.now,
  ) {
    this.keys = new CachedKeys(store, now);
  }

  /** The event with its personal fields sealed. Throws `sealing.subject-erased`. */
  async seal<Event extends Sealable>(event: Event): Promise<Event> {
    const rule = this.rules[event.type];
    if (rule === undefined) return event;
    const subject = event.data[rule.subject];
    if (typeof subject !== 'string') {
      throw new Fault('sealing.no-subject', 'The event does not say whom its data is about.', {
        type: event.type,
      });
    }
    let data = event.data as Json; // checked to be JSON on append
    for (const path of rule.fields) {
      data = await replaceAt(data, path, (value, field) =>
        this.sealValue(value, { subject, event: event.id, field }),
      );
    }
    return { ...event, data };
  }

  /** The event with its sealed fields opened; those of an erased subject read as `ERASED`. */
  async open<Event extends Sealable>(event: Event): Promise<Event> {
    return { ...event, data: await this.openDeep(event.data as Json, event.id, 0) };
  }

  /** Opens the sealed fields in any JSON that they were copied into (a row, a state). */
  async openValue<Value>(value: Value): Promise<Value> {
    // Opening restores the sealed values, so the value has its original type again.
    return (await this.openDeep(value as Json, undefined, 0)) as Value;
  }

  /** Seals one value that stands outside an event's data; for a subject that was erased it reads as `ERASED`. */
  async sealFor(
    subject: string,
    { event, field }: { readonly event: string; readonly field: string },
    value: Json,
  ): Promise<SealedValue> {
    const key = await this.keys.obtain(subject);
    if (key === 'erased') return { ...ERASED };
    const place = { subject, event, field };
    return { $sealed: { ...place, box: closeBox(JSON.stringify(value), aboutOf(place), key) } };
  }

  /** Seals bytes for a subject and authenticates `about` with them. Throws `sealing.subject-erased`. */
  async sealBytes(subjectId: string, about: string, bytes: Uint8Array): Promise<Buffer> {
    const key = await this.keys.obtain(subjectId);
    if (key === 'erased') throw subjectErased(subjectId);
    return closeBytes(bytes, about, key);
  }

  /** Opens what `sealBytes` made. Throws `sealing.damaged`. */
  async openBytes(subjectId: string, about: string, box: Uint8Array): Promise<Buffer | 'erased'> {
    const key = await this.keys.find(subjectId);
    if (key === 'erased') return key;
    try {
      return openBytes(box, about, key);
    } catch {
      throw damaged(about);
    }
  }

  /** A digest with the subject's key (`keyedDigest`). Throws `sealing.subject-erased`. */
  async digest(subjectId: string, value: unknown): Promise<string> {
    const key = await this.keys.obtain(subjectId);
    if (key === 'erased') throw subjectErased(subjectId);
    return keyedDigest(value, key);
  }

  /** The same for bytes, taken as they come (`keyedBytesDigest`). Throws `sealing.subject-erased`. */
  async bytesDigest(subjectId: string): Promise<BytesDigest> {
    const key = await this.keys.obtain(subjectId);
    if (key === 'erased') throw subjectErased(subjectId);
    return keyedBytesDigest(key);
  }

  /**
   * Makes everything sealed for this subject unreadable, for good. Other processes hear of it at once; one whose
   * connection for that is just broken follows within ten seconds.
   */
  async erase(subjectId: string): Promise<void> {
    await this.keys.erase(subjectId);
    this.forget(subjectId);
  }

  /** Lets go of whatever this process keeps of a subject that was erased, here or elsewhere. */
  forget(subjectId: string): void {
    this.keys.forget(subjectId);
    for (const listener of this.listeners) listener(subjectId);
  }

  /** Calls with each subject that this process hears was erased. */
  onErased(listener: (subjectId: string) => void): void {
    this.listeners.push(listener);
  }

  /** Whether a subject was erased; false if nothing was ever sealed for it. */
  async isErased(subjectId: string): Promise<boolean> {
    return (await this.store.state(subjectId)) === 'erased';
  }

  /** Whether anything was sealed for a subject and can still be opened. */
  async holds(subjectId: string): Promise<boolean> {
    return (await this.store.state(subjectId)) === 'kept';
  }

  private async sealValue(
    value: Json,
    place: { subject: string; event: string; field: string },
  ): Promise<Json> {
    const sealed = await this.sealFor(place.subject, place, value);
    if (isErased(sealed)) throw subjectErased(place.subject);
    return sealed;
  }

  private async openDeep(value: Json, eventId: string | undefined, depth: number): Promise<Json> {
    if (value === null || typeof value !== 'object') return value;
    // Most values hold nothing sealed, and looking is far cheaper than awaiting each part.
    if (depth === 0 && !holdsSealed(value, 0)) return value;
    if (depth > MAX_DEPTH) throw new Fault('sealing.too-deep', 'This is nested too deeply to be opened.');
    if (isList(value)) {
      return Promise.all(value.map((item) => this.openDeep(item, eventId, depth + 1)));
    }
    if ('$sealed' in value) return this.openSealed(value, eventId);
    const opened = Object.entries(value).map(
      async ([field, inner]) => [field, await this.openDeep(inner, eventId, depth + 1)] as const,
    );
    return Object.fromEntries(await Promise.all(opened));
  }

  private async openSealed(value: Json, eventId: string | undefined): Promise<Json> {
    const parsed = Sealed.safeParse(value);
    if (!parsed.success) throw damaged(eventId ?? 'unknown');
    const sealed = parsed.data.$sealed;
    if (eventId !== undefined && sealed.event !== eventId) throw damaged(sealed.event);
    const key = await this.keys.find(sealed.subject);
    if (key === 'erased') return ERASED;
    try {
      return JSON.parse(openBox(sealed.box, aboutOf(sealed), key)) as Json; // what was sealed was JSON
    } catch {
      throw damaged(sealed.event);
    }
  }
}

/** Whether anything in a value may be sealed; what is nested too deeply is left to the opening, which refuses it. */
function holdsSealed(value: Json, depth: number): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (depth > MAX_DEPTH || '$sealed' in value) return true;
  return Object.values(value).some((inner: Json) => holdsSealed(inner, depth + 1));
}

function aboutOf({ event, field }: { readonly event: string; readonly field: string }): string {
  return `${event} ${field}`;
}

function subjectErased(subjectId: string): DomainError {
  return new DomainError(
    'sealing.subject-erased',
    'This person was erased; nothing more can be recorded about them.',
    { subjectId },
    'conflict',
  );
}

function damaged(event: string): Fault {
  return new Fault('sealing.damaged', 'A sealed field was moved or altered.', { event });
}
