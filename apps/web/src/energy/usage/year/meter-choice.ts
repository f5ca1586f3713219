import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import type { UsageYearView } from '#projections/energy/usage-year/usage-year.view';
import { Api } from '../../../shared/api/api.js';
import { day } from '../../../shared/format/dates.js';
import { kwh } from '../../../shared/format/energy.js';
import { ProblemNotice } from '../../../shared/problems/problem-notice.js';

type Meter = NonNullable<UsageYearView['meters']>[number];

/** Which of several meters in a file are this home: said once, then the year is worked out. */
@Component({
  selector: 'tb-meter-choice',
  imports: [MatButton, MatCheckbox, ProblemNotice],
  template: `
    <section class="tb-card" aria-labelledby="meters-heading">
      <h2 id="meters-heading">Which meter is your home?</h2>
      <p>
        Your file holds {{ meters().length }} meters. Choose yours. If your home has more than one, choose
        them all and we add them up.
      </p>
      @if (problem(); as error) {
        <tb-problem-notice [error]="error" canRetry (retry)="problem.set(null)" />
      }
      <ul>
        @for (line of lines(); track line.number) {
          <li>
            <mat-checkbox
              [aria-describedby]="'meter-' + line.number"
              [checked]="chosen().has(line.number)"
              (change)="toggle(line.number)"
              >{{ line.name }}</mat-checkbox
            >
            <p class="tb-quiet" [id]="'meter-' + line.number">{{ line.facts }}</p>
          </li>
        }
      </ul>
      <button mat-flat-button type="button" [disabled]="chosen().size === 0 || sending()" (click)="send()">
        {{ words() }}
      </button>
    </section>
  `,
  styleUrl: './meter-choice.scss',
})
export class MeterChoice {
  private readonly api = inject(Api);
  readonly uploadId = input.required<string>();
  readonly meters = input.required<readonly Meter[]>();
  /** The choice was taken: what the server knows of the year has changed. */
  readonly taken = output();

  protected readonly chosen = signal<ReadonlySet<number>>(new Set());
  protected readonly sending = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected readonly lines = computed(() =>
    this.meters().map((meter) => ({
      number: meter.number,
      name: nameOf(meter),
      facts: `${kwh(meter.kwh)} from ${day(meter.firstDay)} to ${day(meter.lastDay)}`,
    })),
  );
  protected readonly words = computed(() => {
    const { size } = this.chosen();
    if (size === 0) return 'Choose a meter';
    return size === 1 ? 'Use this meter' : `Add up these ${String(size)} meters`;
  });

  protected toggle(number: number): void {
    this.chosen.update((before) => {
      const after = new Set(before);
      if (!after.delete(number)) after.add(number);
      return after;
    });
  }

  protected send(): void {
    this.sending.set(true);
    const meters = [...this.chosen()].sort((a, b) => a - b);
    this.api.command('POST', `/usage/uploads/${this.uploadId()}/meters`, { meters }).subscribe({
      next: () => {
        this.taken.emit();
      },
      error: (error: unknown) => {
        this.sending.set(false);
        this.problem.set(error);
      },
    });
  }
}

/** Its number as the file has it; long ones by their end, which is what a bill shows too. */
function nameOf({ number, servicePoint, serial }: Meter): string {
  const id = serial === '' ? servicePoint : serial;
  if (id === '') return `Meter ${String(number)}`;
  return id.length > 12 ? `Meter ending ${id.slice(-6)}` : `Meter ${id}`;
}
