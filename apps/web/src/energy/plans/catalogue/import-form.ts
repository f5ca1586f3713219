import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type { Observable } from 'rxjs';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { WithReason } from '#web/shared/forms/with-reason';
import { CatalogueApi } from './catalogue-api.js';

const SOURCE = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** A list from a file or an address: which one, and how it is read. Nothing changes before it was compared. */
@Component({
  selector: 'tb-import-form',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, WithReason],
  providers: [outlinedFields],
  template: `
    <form (submit)="$event.preventDefault(); propose()">
      <label class="field">
        <span>File</span>
        <input #file type="file" (change)="file.files && choose(file.files)" />
      </label>
      <mat-form-field>
        <mat-label>Or its address</mat-label>
        <input
          #address
          matInput
          type="url"
          maxlength="2000"
          [value]="url()"
          (input)="url.set(address.value)"
        />
        <mat-hint>https://…</mat-hint>
      </mat-form-field>
      <label class="field">
        <span>Format</span>
        <select #form (change)="format.set(form.value)">
          @for (one of formats(); track one) {
            <option [value]="one" [selected]="one === format()">{{ one }}</option>
          }
        </select>
      </label>
      <mat-form-field>
        <mat-label>Short name of the list</mat-label>
        <input #name matInput maxlength="40" [value]="source()" (input)="source.set(name.value)" />
        <mat-hint>The same each time: small letters, digits and hyphens</mat-hint>
      </mat-form-field>
      <mat-form-field>
        <mat-label>Day it was current</mat-label>
        <input #day matInput type="date" [value]="asOf()" (input)="asOf.set(day.value)" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>Utilities, if its plans name none</mat-label>
        <input
          #utility
          matInput
          maxlength="400"
          [value]="utilities()"
          (input)="utilities.set(utility.value)"
        />
        <mat-hint>oncor, tnmp</mat-hint>
      </mat-form-field>
      <button mat-flat-button type="submit" [disabled]="!isReady()">Compare it with the catalogue</button>
    </form>
    @if (isAsking()) {
      <tb-with-reason
        words="have this list read and compared; nothing changes yet"
        [busy]="busy()"
        [failure]="failure()"
        (confirmed)="send($event)"
        (cancelled)="isAsking.set(false)"
      />
    }
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr));
      align-items: start;
      gap: 1rem;
      margin-block: 1rem;
    }

    .field {
      display: grid;
      gap: 0.25rem;
      min-width: 0;
      font: var(--mat-sys-label-large);
    }

    select,
    .field input {
      width: 100%;
      min-height: 2.75rem;
      padding: 0.25rem 0.5rem;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 0.5rem;
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      font: var(--mat-sys-body-medium);
    }
  `,
})
export class ImportForm {
  readonly formats = input.required<readonly string[]>();
  /** The id of the import that was begun. */
  readonly begun = output<string>();

  private readonly api = inject(CatalogueApi);
  private readonly file = signal<File | null>(null);
  protected readonly url = signal('');
  protected readonly format = signal('cdr');
  protected readonly source = signal('');
  protected readonly asOf = signal(new Date().toISOString().slice(0, 10));
  protected readonly utilities = signal('');
  protected readonly isAsking = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly isReady = computed(
    () =>
      (this.file() !== null || this.url().trim() !== '') && SOURCE.test(this.source()) && this.asOf() !== '',
  );

  protected choose(files: FileList): void {
    this.file.set(files[0] ?? null);
  }

  protected propose(): void {
    this.failure.set(null);
    this.isAsking.set(this.isReady());
  }

  protected send(reason: string): void {
    this.busy.set(true);
    this.request(reason).subscribe({
      next: ({ id }) => {
        this.busy.set(false);
        this.begun.emit(id);
      },
      error: (error: unknown) => {
        this.busy.set(false);
        this.failure.set(error);
      },
    });
  }

  private request(reason: string): Observable<AcceptedView> {
    const utilities = this.utilities()
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    const reading = {
      source: this.source(),
      format: this.format(),
      asOf: this.asOf(),
      market: null,
      utilities,
    };
    const file = this.file();
    if (file !== null) return this.api.sendFile(file, { reading, reason });
    return this.api.command('imports/address', { url: this.url().trim(), reading, reason });
  }
}
