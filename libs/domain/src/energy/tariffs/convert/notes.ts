import type { Flow } from '../model/charge.js';
import type { Tariff, Unpriced } from '../model/tariff.js';

const MAX_NOTES = 500;
const MAX_TEXT = 4000;
const MAX_WHERE = 300;
const MAX_REASON = 500;

/** Collects what a converter could not price, so that nothing of a plan is dropped silently. */
export class UnpricedNotes {
  private readonly unpriced = new NoteList();
  private readonly remarked = new NoteList();

  /**
   * Keeps a text of the source that holds money; `onlyWith` = only where the home's meter shows that flow.
   * A text is kept once; more than 500 end in a note that says how many.
   */
  add(where: string, text: string, reason: string, onlyWith?: Flow): void {
    this.unpriced.add({ where, text, reason, ...(onlyWith && { onlyWith }) });
  }

  /** Keeps what a reader should know and what changes no bill. */
  remark(where: string, text: string, reason: string): void {
    this.remarked.add({ where, text, reason });
  }

  list(): Unpriced[] {
    return this.unpriced.list();
  }

  /** As a field of the tariff, when there are any. */
  remarks(): Pick<Tariff, 'remarks'> {
    const remarks = this.remarked.list();
    return remarks.length === 0 ? {} : { remarks };
  }
}

class NoteList {
  private readonly notes: Unpriced[] = [];
  private overflow = 0;

  add({ where, text, reason, ...rest }: Unpriced): void {
    const note = {
      text: clip(text, MAX_TEXT),
      where: clip(where, MAX_WHERE),
      reason: clip(reason, MAX_REASON),
      ...rest,
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
