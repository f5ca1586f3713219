import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { day } from '#web/shared/format/dates';
import { kwh } from '#web/shared/format/energy';
import type { Meter } from './year.js';

/** Asks which of several meters in a file belong to this home. */
@Component({
  selector: 'tb-meter-choice',
  imports: [MatButton, MatCheckbox],
  template: `
    <p>
      Your file holds {{ meters().length }} meters. Choose yours. If your home has more than one, choose them
      all and we add them up.
    </p>
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
    <button mat-flat-button type="button" [disabled]="chosen().size === 0 || busy()" (click)="send()">
      {{ words() }}
    </button>
  `,
  styleUrl: './meter-choice.scss',
})
export class MeterChoice {
  readonly meters = input.required<readonly Meter[]>();
  /** Numbers of the meters chosen so far. */
  readonly current = input<readonly number[]>([]);
  readonly busy = input(false);
  /** Numbers of the home's meters. */
  readonly choose = output<number[]>();

  protected readonly chosen = linkedSignal<ReadonlySet<number>>(() => new Set(this.current()));

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
    this.choose.emit([...this.chosen()].sort((a, b) => a - b));
  }
}

/** The meter's number as in the file; long ones by their last six digits, which bills show too. */
function nameOf({ number, servicePoint, serial }: Meter): string {
  const id = serial === '' ? servicePoint : serial;
  if (id === '') return `Meter ${String(number)}`;
  return id.length > 12 ? `Meter ending ${id.slice(-6)}` : `Meter ${id}`;
}
