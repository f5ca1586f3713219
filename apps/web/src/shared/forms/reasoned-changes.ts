import { Component, input, signal } from '@angular/core';
import type { Observable } from 'rxjs';
import { Sending } from './sending.js';
import { WithReason } from './with-reason.js';

/** A change that waits for its reason. */
export interface Proposal {
  /** What it does, to follow "You are about to". */
  readonly words: string;
  /** What is said once it is done. */
  readonly done: string;
  send(reason: string): Observable<unknown>;
}

/** The changes of a page that are sent only with a reason, one at a time. What was typed stays if one is refused. */
export class ReasonedChanges {
  readonly pending = signal<Proposal | null>(null);
  readonly sending = new Sending();
  readonly said = signal('');

  /** `onDone` is called after each change, so that the page shows its effect. */
  constructor(private readonly onDone: () => void = () => undefined) {}

  propose(proposal: Proposal): void {
    this.pending.set(proposal);
    this.sending.failure.set(null);
    this.said.set('');
  }

  cancel(): void {
    this.pending.set(null);
  }

  confirm(reason: string): void {
    const proposal = this.pending();
    if (proposal === null || this.sending.busy()) return;
    this.sending.send(proposal.send(reason), () => {
      this.pending.set(null);
      this.said.set(proposal.done);
      this.onDone();
    });
  }
}

/** Asks for the reason of the change that waits, and says when it is done. */
@Component({
  selector: 'tb-reasoned-changes',
  imports: [WithReason],
  template: `
    <p role="status">{{ of().said() }}</p>
    @if (of().pending(); as one) {
      <tb-with-reason
        [words]="one.words"
        [busy]="of().sending.busy()"
        [failure]="of().sending.failure()"
        (confirmed)="of().confirm($event)"
        (cancelled)="of().cancel()"
      />
    }
  `,
  styles: `
    :host:has(> p:empty:only-child) {
      display: none;
    }

    p:empty {
      display: none;
    }
  `,
})
export class ReasonedChangesView {
  readonly of = input.required<ReasonedChanges>();
}
