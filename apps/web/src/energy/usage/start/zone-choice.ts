import { Component, model } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';

/** Offers a time zone for the few files that do not state one. Null: take it from the file. */
@Component({
  selector: 'tb-zone-choice',
  imports: [MatFormField, MatHint, MatLabel, MatOption, MatSelect],
  template: `
    <mat-form-field>
      <mat-label>Time zone of the home</mat-label>
      <mat-select [(value)]="zone">
        <mat-option [value]="null">Take it from the file</mat-option>
        @for (name of zones; track name) {
          <mat-option [value]="name">{{ name.replaceAll('_', ' ') }}</mat-option>
        }
      </mat-select>
      <mat-hint>Only needed when the file does not say.</mat-hint>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      width: min(100%, 22rem);
    }
  `,
})
export class ZoneChoice {
  readonly zone = model<string | null>(null);
  protected readonly zones = Intl.supportedValuesOf('timeZone');
}
