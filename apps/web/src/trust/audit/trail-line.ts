import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';
import { clock } from './trail-words.js';

/** One entry in a line: when, what, why, and where to look further. */
@Component({
  selector: 'tb-trail-line',
  imports: [RouterLink],
  template: `
    <time [attr.datetime]="entry().recordedAt">{{ when() }}</time>
    <div>
      <p class="sentence">
        <a [routerLink]="['/audit/entries', entry().position]">{{ entry().summary }}</a>
        @if (entry().outcome !== 'done') {
          <strong class="outcome">{{ entry().outcome }}</strong>
        }
      </p>
      @if (entry().reason; as reason) {
        <p class="reason">Reason: {{ reason }}</p>
      }
      <p class="ways">
        <a [routerLink]="['/audit']" [queryParams]="{ q: 'actor:' + entry().actorId }">What else they did</a>
        <a [routerLink]="['/audit/correlations', entry().correlationId]">What it led to</a>
        @if (entry().householdId; as home) {
          <a [routerLink]="['/audit/homes', home]">The home</a>
        }
      </p>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 8rem minmax(0, 1fr);
      gap: 0.25rem 1rem;
      padding-block: 0.625rem;
    }

    time {
      color: var(--mat-sys-on-surface-variant);
      font-variant-numeric: tabular-nums;
    }

    p {
      margin: 0;
      overflow-wrap: anywhere;
    }

    .sentence a {
      color: inherit;
    }

    .outcome {
      margin-inline-start: 0.5rem;
      padding: 0.125rem 0.5rem;
      border-radius: 1rem;
      background: var(--tb-warn-surface);
      color: var(--tb-warn);
      font: var(--mat-sys-label-medium);
    }

    .reason,
    .ways {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-medium);
    }

    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
    }

    .ways a {
      padding-block: 0.25rem;
    }

    @media (max-width: 36rem) {
      :host {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class TrailLine {
  readonly entry = input.required<AuditEntryView>();
  /** In place of the time of day. */
  readonly says = input<string>();
  protected readonly when = computed(() => this.says() ?? clock(this.entry().recordedAt));
}
