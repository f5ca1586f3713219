import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { of, scan, switchMap } from 'rxjs';
import type { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { TrailLine } from '../trail-line.js';
import { longDay } from '../trail-words.js';
import { ExportForm } from './export-form.js';
import { liveTails } from './live-tail.js';
import { SearchHelp } from './search-help.js';
import { TrailApi } from './trail-api.js';

/** What the trail shows at first: everything but that somebody read the trail. */
const USUAL = '-target:trail';

/** Older ones are found by searching again. */
const MOST_LIVE = 500;

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
    ExportForm,
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
  /** Whether new entries are shown as they come; ends with the search. */
  protected readonly isLive = linkedSignal({ source: this.asked, computation: () => false });
  private readonly tails = liveTails();
  private readonly live = toSignal(
    toObservable(computed(() => (this.isLive() ? this.asked() : null))).pipe(
      switchMap((q) => (q === null ? of<readonly AuditEntryView[]>([]) : this.follow(q))),
    ),
    { initialValue: [] },
  );
  private readonly entries = computed(() => [
    ...this.live(),
    ...(this.found()?.entries ?? []),
    ...this.older(),
  ]);
  protected readonly count = computed(() => this.entries().length);
  protected readonly days = computed(() => byDay(this.entries()));

  protected search(): void {
    void this.router.navigate(['/audit'], { queryParams: { q: this.typed().trim() } });
    if (this.typed().trim() === this.asked()) this.first.reload();
  }

  /** What has come since, newest first. */
  private follow(q: string) {
    return this.tails(q).pipe(
      scan((come: readonly AuditEntryView[], entry) => [entry, ...come].slice(0, MOST_LIVE), []),
    );
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
