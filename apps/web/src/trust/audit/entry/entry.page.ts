import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Fact } from '#web/shared/facts/fact-list';
import { FactList } from '#web/shared/facts/fact-list';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';
import type { AuditEntryView } from '#projections/trust/audit-entry/audit-entry.view';
import { OpenForm } from '../open-form.js';
import { TrailApi } from '../trail/trail-api.js';
import { moment } from '../trail-words.js';

/** One entry whole: what the trail tells, and the event as the log holds it. */
@Component({
  selector: 'tb-entry-page',
  imports: [FactList, Loading, MatButton, OpenForm, ProblemNotice, RouterLink],
  templateUrl: './entry.page.html',
  styleUrl: './entry.page.scss',
})
export class EntryPage {
  /** From the address. */
  readonly position = input.required<string>();

  private readonly api = inject(TrailApi);
  /** Why sealed fields are opened; null leaves them closed. */
  protected readonly reason = linkedSignal<string, string | null>({
    source: this.position,
    computation: () => null,
  });
  protected readonly found = rxResource({
    params: () => ({ position: this.position(), reason: this.reason() }),
    stream: ({ params }) => this.api.entry(params.position, params.reason),
  });
  protected readonly view = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly facts = computed(() => {
    const entry = this.view()?.entry;
    return entry === undefined ? [] : factsOf(entry);
  });
  protected readonly json = computed(() => {
    const event = this.view()?.event;
    return event === undefined ? '' : JSON.stringify(event, null, 2);
  });
  protected readonly hasSealed = computed(() => this.json().includes('"$sealed"'));
}

function factsOf(entry: AuditEntryView): readonly Fact[] {
  const { targetType, targetId } = entry;
  const known: readonly (readonly [string, string | null])[] = [
    ['When', moment(entry.recordedAt)],
    ['Who', `${entry.actorKind} ${entry.actorId}`],
    ['In the role', entry.role],
    ['What', `${entry.action} (${entry.category})`],
    ['To what', targetType === null || targetId === null ? null : `${targetType} ${targetId}`],
    ['Outcome', entry.code === null ? entry.outcome : `${entry.outcome}: ${entry.code}`],
    ['Why', entry.reason],
    ['Session', entry.sessionId],
    ['Caused by', entry.causationId],
    ['Event', `${entry.type}, ${entry.eventId}`],
    ['Place in the log', entry.position],
  ];
  return known.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}
