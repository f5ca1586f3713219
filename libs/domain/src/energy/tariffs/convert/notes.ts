import type { Unpriced } from '../model/tariff.js';

const MAX_NOTES = 500;
const MAX_TEXT = 4000;
const MAX_WHERE = 300;
const MAX_REASON = 500;

/** Collects what a converter met and could not price, so that nothing of a plan is dropped silently. */
export class UnpricedNotes {
  private readonly notes: Unpriced[] = [];
  private overflow = 0;

  /** Keeps a text of the source once; more than 500 of them end in a note that says how many. */
  add(where: string, text: string, reason: string): void {
    const note = {
      text: clip(text, MAX_TEXT),
      where: clip(where, MAX_WHERE),
      reason: clip(reason, MAX_REASON),
    };
    if (this.notes.some((kept) => kept.text === note.text && kept.where === note.where)) return;
    if (this.notes.length < MAX_NOTES - 1) this.notes.push(note);
    else this.overflow += 1;
  }

  list(): Unpriced[] {
    if (this.overflow === 0) return [...this.notes];
    return [
      ...this.notes,
      { text: `${this.overflow} more`, where: 'the same plan', reason: 'Too many texts to keep one by one.' },
    ];
  }
}

/** Shortens a text to `max` characters, marking the cut. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}
