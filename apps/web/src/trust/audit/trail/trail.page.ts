import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import type { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { TrailLine } from '../trail-line.js';
import { longDay } from '../trail-words.js';
import { SearchHelp } from './search-help.js';
import { TrailApi } from './trail-api.js';

/** What the trail shows at first: everything but that somebody read the trail. */
const USUAL = '-target:trail';

/** Searches that answer what is asked most often. */
const READY: readonly { readonly label: string; readonly q: string }[] = [
  { label: 'Everything', q: USUAL },
  { label: 'Refused', q: 'outcome:refused' },
  { label: 'By admins', q: 'role:admin' },
  { label: 'Who looked', q: 'action:viewed' },
  { label: 'Plans', q: 'category:plans' },
  { label: 'Recommendations', q: 'category:recommendations' },
];

/** The audit trail: a search box, and what was done by day, newest first. */
@Component({
  selector: 'tb-trail-page',
  imports: [
    Loading,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNotice,
    RouterLink,
    SearchHelp,
    TrailLine,
  ],
  providers: [outlinedFields],
  templateUrl: './trail.page.html',
  styleUrl: './trail.page.scss',
})
export class TrailPage {
  /** From the address: the search. */
  readonly q = input<string>();

  private readonly api = inject(TrailApi);
  private readonly router = inject(Router);
  protected readonly ready = READY;
  protected readonly asked = computed(() => this.q() ?? USUAL);
  protected readonly typed = linkedSignal(() => this.asked());
  protected readonly first = rxResource({
    params: () => this.asked(),
    stream: ({ params }) => this.api.page(params, null),
  });
  private readonly found = computed(() => (this.first.hasValue() ? this.first.value() : undefined));
  private readonly older = linkedSignal<unknown, readonly AuditEntryView[]>({
    source: this.found,
    computation: () => [],
  });
  protected readonly next = linkedSignal(() => this.found()?.next ?? null);
  protected readonly isFetching = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly count = computed(() => (this.found()?.entries.length ?? 0) + this.older().length);
  protected readonly days = computed(() => byDay([...(this.found()?.entries ?? []), ...this.older()]));

  protected search(): void {
    void this.router.navigate(['/audit'], { queryParams: { q: this.typed().trim() } });
    if (this.typed().trim() === this.asked()) this.first.reload();
  }

  /** Adds the page after what is shown; a search that took long goes on from where it stopped. */
  protected more(): void {
    const [asked, next] = [this.asked(), this.next()];
    if (next === null) return;
    this.isFetching.set(true);
    this.api.page(asked, next).subscribe({
      next: (page) => {
        this.isFetching.set(false);
        this.failure.set(null);
        if (asked !== this.asked()) return;
        this.older.update((entries) => [...entries, ...page.entries]);
        this.next.set(page.next);
      },
      error: (error: unknown) => {
        this.isFetching.set(false);
        this.failure.set(error);
      },
    });
  }
}

interface Day {
  readonly name: string;
  readonly entries: AuditEntryView[];
}

/** Entries under the day on which they were recorded, in the reader's zone. */
function byDay(entries: readonly AuditEntryView[]): readonly Day[] {
  const days: Day[] = [];
  for (const entry of entries) {
    const name = longDay(entry.recordedAt);
    const last = days.at(-1);
    if (last?.name === name) last.entries.push(entry);
    else days.push({ name, entries: [entry] });
  }
  return days;
}
