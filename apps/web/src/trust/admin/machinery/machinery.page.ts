import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { MachineryChange } from '#domain/trust/admin/machinery.commands';
import { MachineryView } from '#projections/trust/machinery/machinery.view';
import { Api } from '#web/shared/api/api';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import { ReasonedChanges, ReasonedChangesView } from '#web/shared/forms/reasoned-changes';
import { QueueTable } from './queue-table.js';
import { ReadModelTable } from './read-model-table.js';

const BREAKER_WORDS = {
  automatic: 'Claude is asked unless it keeps failing',
  'held-open': 'Claude is not asked',
  'held-closed': 'Claude is asked whatever fails',
};
const BREAKERS = [
  { value: 'held-open', label: 'Stop asking Claude', words: 'stop asking Claude' },
  { value: 'held-closed', label: 'Ask whatever fails', words: 'keep asking Claude whatever fails' },
  {
    value: 'automatic',
    label: 'Leave it to itself',
    words: 'let failures decide again whether Claude is asked',
  },
] as const;
const FEATURES = [
  { name: 'uploads', label: 'Meter files and typed bills' },
  { name: 'registration', label: 'New accounts' },
] as const;
const CLAUDE_WORDS = { up: 'working', down: 'not working', off: 'not in use' };

/** How the running machinery is set and doing, and every way to change it; each change needs a reason. */
@Component({
  selector: 'tb-machinery-page',
  imports: [
    Loading,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemNotice,
    QueueTable,
    ReadModelTable,
    ReasonedChangesView,
    RouterLink,
  ],
  providers: [outlinedFields],
  templateUrl: './machinery.page.html',
  styleUrl: './machinery.page.scss',
})
export class MachineryPage {
  private readonly api = inject(Api);
  private readonly changes = signal(0);
  protected readonly machinery = httpResource(
    () => {
      this.changes();
      return this.api.query('/admin/machinery');
    },
    { parse: (body) => MachineryView.parse(body) },
  );
  protected readonly view = computed(() => (this.machinery.hasValue() ? this.machinery.value() : undefined));
  protected readonly reasoned = new ReasonedChanges(() => {
    this.changes.update((count) => count + 1);
  });
  protected readonly budget = signal('');
  protected readonly breakerWords = BREAKER_WORDS;
  protected readonly claudeWords = CLAUDE_WORDS;
  protected readonly breakers = BREAKERS;
  protected readonly features = FEATURES;
  protected readonly budgetUsd = computed(() => {
    const text = this.budget().trim();
    const usd = Number(text);
    return /^\d{1,6}(\.\d{1,2})?$/.test(text) && usd <= 100_000 ? usd : null;
  });

  protected propose(change: MachineryChange, words: string): void {
    this.reasoned.propose({
      words,
      done: `Done: ${words}. Every process follows within a second.`,
      send: (reason) => this.api.command('POST', '/admin/machinery/changes', { change, reason }),
    });
  }

  protected proposeBudget(): void {
    const usdPerDay = this.budgetUsd();
    if (usdPerDay === null) return;
    this.propose(
      { kind: 'set-claude-budget', usdPerDay },
      `let Claude cost at most $${String(usdPerDay)} a day`,
    );
  }

  protected switch({ name, label }: (typeof FEATURES)[number], isOn: boolean): void {
    this.propose({ kind: 'switch-feature', feature: name, isOn }, `switch ${isOn ? 'on' : 'off'}: ${label}`);
  }

  protected dollars(usd: number): string {
    return `$${usd.toFixed(2)}`;
  }
}
