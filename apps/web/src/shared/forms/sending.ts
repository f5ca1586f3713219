import { signal } from '@angular/core';
import type { Observable } from 'rxjs';

/** The request of a form: whether it is on its way, and why it failed. One at a time; a second click does nothing. */
export class Sending {
  readonly busy = signal(false);
  readonly failure = signal<unknown>(null);

  /** Sends, and hands the answer to `done`. */
  send<Answer>(request: Observable<Answer>, done: (answer: Answer) => void): void {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    request.subscribe({
      next: (answer) => {
        this.busy.set(false);
        done(answer);
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.failure.set(error);
      },
    });
  }
}
