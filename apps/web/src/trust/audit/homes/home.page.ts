import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { FactList } from '#web/shared/facts/fact-list';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import type { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';
import { OpenForm } from '../open-form.js';
import { TrailLine } from '../trail-line.js';
import { moment } from '../trail-words.js';
import { changeLines, homeFacts } from './home-facts.js';
import { HomesApi } from './homes-api.js';
import { MomentSlider } from './moment-slider.js';

/** What is asked of the home: how it was after an event, or what changed from one to another. */
interface Asked {
  readonly at: string;
  readonly from: string | null;
  readonly reason: string;
}

/** A home over time: what happened to it, how it was at any moment, and what changed between two. */
@Component({
  selector: 'tb-home-page',
  imports: [FactList, Loading, MomentSlider, OpenForm, ProblemNotice, RouterLink, TrailLine],
  templateUrl: './home.page.html',
  styleUrl: './home.page.scss',
})
export class HomePage {
  /** From the address. */
  readonly householdId = input.required<string>();

  private readonly api = inject(HomesApi);
  protected readonly timeline = rxResource({
    params: () => this.householdId(),
    stream: ({ params }) => this.api.timeline(params),
  });
  protected readonly view = computed(() => (this.timeline.hasValue() ? this.timeline.value() : undefined));
  /** Parts of readings and looks at the home changed nothing that can be seen. */
  protected readonly steps = computed(
    () => this.view()?.entries.filter(({ action }) => action !== 'recorded' && action !== 'viewed') ?? [],
  );
  protected readonly at = linkedSignal(() => Math.max(0, this.steps().length - 1));
  protected readonly isComparing = signal(false);
  protected readonly from = linkedSignal({ source: this.steps, computation: () => 0 });
  private readonly asked = linkedSignal<string, Asked | null>({
    source: this.householdId,
    computation: () => null,
  });
  private readonly comparison = computed(() => {
    const asked = this.asked();
    return asked?.from == null ? undefined : { ...asked, from: asked.from };
  });
  protected readonly opened = rxResource({
    params: () => {
      const asked = this.asked();
      return asked?.from === null ? asked : undefined;
    },
    stream: ({ params: { at, reason } }) => this.api.asOf(this.householdId(), at, reason),
  });
  protected readonly models = computed(() =>
    this.opened.hasValue() ? homeFacts(this.opened.value().models) : undefined,
  );
  protected readonly changed = rxResource({
    params: () => this.comparison(),
    stream: ({ params: { from, at, reason } }) => this.api.changes(this.householdId(), [from, at], reason),
  });
  protected readonly changes = computed(() =>
    this.changed.hasValue() ? changeLines(this.changed.value().changes) : undefined,
  );

  protected open(reason: string): void {
    const at = this.steps()[this.at()]?.position;
    const from = this.isComparing() ? (this.steps()[this.from()]?.position ?? null) : null;
    if (at !== undefined) this.asked.set({ at, from, reason });
  }

  protected when({ recordedAt }: AuditEntryView): string {
    return moment(recordedAt);
  }
}
