import { DOCUMENT } from '@angular/common';
import { inject, Injectable } from '@angular/core';

const PREFIX = 'treebeard.unsent.';

/**
 * What a person has typed but not sent, kept in this tab alone: a reload or a step back loses nothing. Closing
 * the tab, sending the form and an erasure forget it.
 */
@Injectable({ providedIn: 'root' })
export class Unsent {
  private readonly store = inject(DOCUMENT).defaultView?.sessionStorage;

  keep(form: string, answers: unknown): void {
    this.store?.setItem(PREFIX + form, JSON.stringify(answers));
  }

  /** The answers of a form if `schema` accepts them, as those of an older version of the page may not be; else null. */
  kept<T>(
    form: string,
    schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
  ): T | null {
    const parsed = schema.safeParse(parsedOr(this.store?.getItem(PREFIX + form) ?? 'null'));
    return parsed.success ? parsed.data : null;
  }

  /** Forgets these forms, or all of them. */
  forget(...forms: readonly string[]): void {
    if (this.store === undefined) return;
    const kept = Object.keys(this.store).filter((key) => key.startsWith(PREFIX));
    for (const key of forms.length === 0 ? kept : forms.map((form) => PREFIX + form))
      this.store.removeItem(key);
  }
}

function parsedOr(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
