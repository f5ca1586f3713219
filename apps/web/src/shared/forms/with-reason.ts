import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, computed, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { ProblemNotice } from '#web/shared/problems/problem-notice';

/** Asks why something is done before it is done; the reason goes into the audit trail. */
@Component({
  selector: 'tb-with-reason',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, ProblemNotice],
  providers: [outlinedFields],
  template: `
    <section class="tb-card" role="group" aria-label="Say why">
      <h2>You are about to {{ words() }}.</h2>
      <form (submit)="$event.preventDefault(); confirm()">
        <mat-form-field>
          <mat-label>Why?</mat-label>
          <textarea
            #box
            matInput
            rows="2"
            maxlength="1000"
            [value]="reason()"
            (input)="reason.set(box.value)"
          ></textarea>
          <mat-hint>It stands in the audit trail for good, so leave names of people out.</mat-hint>
        </mat-form-field>
        @if (failure(); as error) {
          <tb-problem-notice [error]="error" />
        }
        <div class="tb-actions">
          <button mat-flat-button type="submit" [disabled]="!isSaid() || busy()">Do it</button>
          <button mat-button type="button" [disabled]="busy()" (click)="cancelled.emit()">
            Leave it as it is
          </button>
        </div>
      </form>
    </section>
  `,
  styles: `
    mat-form-field {
      display: block;
      max-width: 40rem;
      margin-block: 1rem;
    }
  `,
})
export class WithReason {
  /** What is done, to follow "You are about to". */
  readonly words = input.required<string>();
  readonly busy = input(false);
  readonly failure = input<unknown>(null);
  readonly confirmed = output<string>();
  readonly cancelled = output();

  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');
  protected readonly reason = signal('');
  protected readonly isSaid = computed(() => this.reason().trim() !== '');

  constructor() {
    afterNextRender(() => {
      this.box().nativeElement.focus();
    });
  }

  protected confirm(): void {
    if (this.isSaid()) this.confirmed.emit(this.reason().trim());
  }
}
