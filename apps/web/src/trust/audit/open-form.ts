import { Component, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { outlinedFields } from '#web/shared/forms/outlined-fields';

/** Asks why sealed data is opened. */
@Component({
  selector: 'tb-open-form',
  imports: [MatButton, MatFormField, MatInput, MatLabel],
  providers: [outlinedFields],
  template: `
    <form (submit)="$event.preventDefault(); open()">
      <mat-form-field>
        <mat-label>Reason for opening</mat-label>
        <input
          #why
          matInput
          autocomplete="off"
          maxlength="1000"
          [value]="reason()"
          (input)="reason.set(why.value)"
        />
      </mat-form-field>
      <button mat-stroked-button type="submit">Open sealed fields</button>
    </form>
    @if (isEmpty()) {
      <p class="tb-complaint" role="alert">Say why first. It stands in the trail beside your name.</p>
    }
  `,
  styles: `
    form {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.75rem;
    }

    mat-form-field {
      flex: 1 1 14rem;
    }
  `,
})
export class OpenForm {
  /** The reason, once there is one. */
  readonly opened = output<string>();
  protected readonly reason = signal('');
  protected readonly isEmpty = signal(false);

  protected open(): void {
    const reason = this.reason().trim();
    this.isEmpty.set(reason === '');
    if (reason !== '') this.opened.emit(reason);
  }
}
