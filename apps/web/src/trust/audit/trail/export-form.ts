import { Component, computed, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { API } from '#web/shared/api/api';
import { ownZone } from '../trail-words.js';

/** Saves everything that a search finds as a file, for a reason. */
@Component({
  selector: 'tb-export-form',
  imports: [MatButton, MatFormField, MatInput, MatLabel],
  providers: [outlinedFields],
  template: `
    <details>
      <summary>Export all that this finds</summary>
      <mat-form-field>
        <mat-label>Reason for exporting</mat-label>
        <input
          #why
          matInput
          autocomplete="off"
          maxlength="1000"
          [value]="reason()"
          (input)="reason.set(why.value)"
        />
      </mat-form-field>
      @if (address(); as at) {
        <div class="tb-actions">
          <a mat-stroked-button [href]="at + '&format=csv'" download>As a table (CSV)</a>
          <a mat-stroked-button [href]="at + '&format=jsonl'" download>As lines of JSON</a>
        </div>
      } @else {
        <p class="tb-quiet">Say why first. That the trail was exported stands in it.</p>
      }
    </details>
  `,
  styles: `
    summary {
      padding-block: 0.25rem;
      cursor: pointer;
    }

    mat-form-field {
      display: block;
      max-width: 32rem;
      margin-block: 0.75rem;
    }
  `,
})
export class ExportForm {
  /** The search. */
  readonly q = input.required<string>();
  protected readonly reason = signal('');
  protected readonly address = computed(() => {
    const reason = this.reason().trim();
    const params = new URLSearchParams({ q: this.q(), zone: ownZone(), reason });
    return reason === '' ? null : `${API}/audit/exports?${params.toString()}`;
  });
}
