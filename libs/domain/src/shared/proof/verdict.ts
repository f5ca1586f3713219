/**
 * What is wrong with an event or a checkpoint:
 * - `content`: data or metadata are not what the event's own hash says
 * - `event`: the event is not the one that the signed tree holds here: backdated, moved, inserted, or rewritten whole
 * - `order`: an event is missing here, or one too many
 * - `range`: some event between two checkpoints was altered, and its tile with it
 * - `cut`: the log ends before the end that a checkpoint proves
 * - `tile`: the event is right, and the stored hash of it is not
 * - `checkpoint`: a checkpoint is damaged, or signed by none of the trusted keys
 * - `fork`: a checkpoint kept elsewhere says another root for this size
 * - `proof`: the proof beside an event does not lead to the signed root
 */
export type Flaw = 'content' | 'event' | 'order' | 'range' | 'cut' | 'tile' | 'checkpoint' | 'fork' | 'proof';

/** One thing that is wrong, and where. */
export interface Finding {
  readonly what: Flaw;
  /** 0-based place in the log of the first event concerned. */
  readonly index: number;
  /** The place after the last event that may be concerned. */
  readonly until: number;
  /** The position of that event in the log that was read, where there is one. */
  readonly position?: string;
}

/** What verifying came to. */
export interface Verdict {
  readonly isIntact: boolean;
  readonly origin: string;
  /** Events read. */
  readonly events: number;
  /** The newest checkpoint whose signature holds: its number of events and root (base64); null where there is none. */
  readonly checkpoint: { readonly size: number; readonly root: string } | null;
  /** The log's keys that signed it, as `name+id`. */
  readonly signedBy: readonly string[];
  /** The trusted witnesses, each with the newest checkpoint that it cosigned, and when (seconds since 1970). */
  readonly witnesses: readonly { readonly name: string; readonly atS: number; readonly size: number }[];
  /** How many checkpoints were compared with the events before them, and how many of those came from outside. */
  readonly checkpoints: number;
  readonly outside: number;
  /** Events after the newest checkpoint: not yet proved by anything. */
  readonly unproved: number;
  /** How many things are wrong, and the first of them by place. */
  readonly wrong: number;
  readonly findings: readonly Finding[];
}

/** Findings that a verdict names. */
export const MOST_FINDINGS = 20;

/** A finding as a sentence. */
export function findingWords({ what, index, until, position }: Finding): string {
  const at =
    position === undefined ? `Event ${String(index)}` : `Position ${position} (event ${String(index)})`;
  switch (what) {
    case 'content':
      return `${at}: its data or metadata were changed; they do not fit its own hash.`;
    case 'event':
      return `${at}: this is not the event that was recorded here: it was backdated, moved, inserted or rewritten.`;
    case 'order':
      return `${at}: an event is missing here, or was put in.`;
    case 'range':
      return `${at}: an event from here up to event ${String(until - 1)} was altered, and the stored tree with it.`;
    case 'cut':
      return `${at}: the log ends here, but a checkpoint proves that it had ${String(until)} events.`;
    case 'tile':
      return `${at}: the event is as recorded, but its hash in the stored tree was changed.`;
    case 'checkpoint':
      return `The checkpoint of ${String(index)} events was changed, or none of your keys has signed it.`;
    case 'fork':
      return `The checkpoint of ${String(until)} events that was kept outside says something else of the events from ${String(index)} on: the log was forked.`;
    case 'proof':
      return `${at}: its proof does not lead to the signed root.`;
  }
}
