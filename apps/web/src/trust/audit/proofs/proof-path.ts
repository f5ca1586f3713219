import { Component, computed, input } from '@angular/core';
import { hexOf } from '#domain/shared/proof/bytes';
import type { ProvedEvent } from '#domain/shared/proof/verify-bundle';

const SHORT = 16;

/** A proof drawn as a path: from the event's leaf, past the hash beside each node, up to the signed root. */
@Component({
  selector: 'tb-proof-path',
  template: `
    <ol aria-label="The way from the event to the signed root">
      <li class="end">
        <span>The event</span>
        <code>{{ short(event().hash) }}</code>
      </li>
      @for (step of steps(); track $index) {
        <li [class.left]="step.side === 'left'">
          <span
            >with the hash on its {{ step.side }} <code>{{ step.beside }}</code></span
          >
          <span
            >gives <code>{{ step.gives }}</code></span
          >
        </li>
      }
      <li class="end"><span>The root that the log’s key has signed</span></li>
    </ol>
  `,
  styleUrl: './proof-path.scss',
})
export class ProofPath {
  readonly event = input.required<ProvedEvent>();

  protected readonly steps = computed(() =>
    this.event().path.map(({ side, beside, gives }) => ({
      side,
      beside: this.short(beside),
      gives: this.short(gives),
    })),
  );

  protected short(hash: Uint8Array): string {
    return `${hexOf(hash).slice(0, SHORT)}…`;
  }
}
