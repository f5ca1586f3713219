import { Component, computed, DestroyRef, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import type { CatalogueImportView } from '#projections/energy/catalogue/catalogue-import.view';
import { WithReason } from '#web/shared/forms/with-reason';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { CatalogueApi } from './catalogue-api.js';
import { DIRECTION_WORDS, originWords, plans, STATUS_WORDS } from './catalogue-words.js';

type Report = NonNullable<CatalogueImportView['report']>;
type Decision = 'confirm' | 'cancel';

const LOOK_AGAIN_MS = 1_000;
const MANY = 10;
const MUCH = 0.2;

/** One import: how far it is, what it would change, and the yes or no to it. */
@Component({
  selector: 'tb-import-page',
  imports: [Loading, MatButton, MatProgressBar, ProblemNotice, RouterLink, WithReason],
  templateUrl: './import.page.html',
  styleUrl: './lists.scss',
})
export class ImportPage {
  /** From the address. */
  readonly importId = input.required<string>();

  private readonly api = inject(CatalogueApi);
  private timer: ReturnType<typeof setTimeout> | undefined;
  protected readonly found = signal<CatalogueImportView | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly pending = signal<Decision | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly isRunning = computed(() =>
    ['requested', 'confirmed'].includes(this.found()?.status ?? ''),
  );
  protected readonly statusWords = STATUS_WORDS;
  protected readonly directionWords = DIRECTION_WORDS;
  protected readonly originWords = originWords;
  protected readonly plans = plans;
  protected readonly groups = computed(() => groupsOf(this.found()?.report ?? null));
  protected readonly reasons = computed(() => {
    const report = this.found()?.report;
    return [
      { heading: 'Flagged: a price of theirs cannot be priced', reasons: report?.flagged ?? [] },
      { heading: 'Refused: no plan could be made of them', reasons: report?.refused ?? [] },
    ].filter(({ reasons }) => reasons.length > 0);
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
    });
    effect(() => {
      this.importId();
      this.look();
    });
  }

  protected look(): void {
    clearTimeout(this.timer);
    this.api.oneImport(this.importId()).subscribe({
      next: (found) => {
        this.problem.set(null);
        this.found.set(found);
        if (this.isRunning()) {
          this.timer = setTimeout(() => {
            this.look();
          }, LOOK_AGAIN_MS);
        }
      },
      error: (error: unknown) => {
        this.problem.set(error);
      },
    });
  }

  protected changes({ counts: { added, changed, withdrawn } }: Report): number {
    return added + changed + withdrawn;
  }

  protected withdrawsMany({ counts: { withdrawn, changed, unchanged } }: Report): boolean {
    return withdrawn > MANY && withdrawn > MUCH * (withdrawn + changed + unchanged);
  }

  protected propose(decision: Decision): void {
    this.failure.set(null);
    this.pending.set(decision);
  }

  /** A yes under the question about withdrawn plans is a yes to that too. */
  protected decide(decision: Decision, reason: string): void {
    this.busy.set(true);
    const body = decision === 'confirm' ? { reason, allowWithdrawing: true } : { reason };
    this.api.command(`imports/${this.importId()}/${decision}`, body).subscribe({
      next: () => {
        this.busy.set(false);
        this.pending.set(null);
        this.look();
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.failure.set(error);
      },
    });
  }
}

function groupsOf(
  report: Report | null,
): readonly { readonly heading: string; readonly plans: Report['added']; readonly more: number }[] {
  if (report === null) return [];
  const { counts } = report;
  return [
    { heading: 'Added', plans: report.added, more: counts.added - report.added.length },
    { heading: 'Withdrawn', plans: report.withdrawn, more: counts.withdrawn - report.withdrawn.length },
    { heading: 'Left as they are', plans: report.kept, more: counts.kept - report.kept.length },
  ].filter(({ plans: shown }) => shown.length > 0);
}
