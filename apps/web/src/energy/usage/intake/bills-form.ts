import { z } from 'zod';
import { Component, inject, output, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ValidatorFn } from '@angular/forms';
import { FormArray, FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MOST_BILLS } from '#domain/energy/usage/usage-limits.commands';
import type { TypedBill } from '#domain/energy/usage/typed-bills.commands';
import { readAmount } from '#web/shared/forms/amount';
import { Unsent } from '#web/shared/forms/unsent';
import { Icon } from '#web/shared/icons/icon';
import { billsInOrder } from './bill-rules.js';

/** Bills typed by hand, one row each; a new row starts where the last one ended. */
@Component({
  selector: 'tb-bills-form',
  imports: [Icon, MatButton, MatCheckbox, MatError, MatFormField, MatInput, MatLabel, ReactiveFormsModule],
  templateUrl: './bills-form.html',
  styleUrl: './bills-form.scss',
})
export class BillsForm {
  readonly send = output<readonly TypedBill[]>();
  protected readonly rows = new FormArray([billRow('')]);
  private readonly unsent = inject(Unsent);
  protected readonly complaint = signal<string | null>(null);
  /** Today by the device's calendar, `2026-01-31`. */
  protected readonly today = new Date().toLocaleDateString('en-CA');
  protected readonly mostBills = MOST_BILLS;

  constructor() {
    const typed = this.unsent.kept('bills', TypedRows) ?? [];
    if (typed.length > 0) this.rows.clear();
    for (const row of typed) {
      const fields = billRow('');
      fields.setValue(row);
      this.rows.push(fields);
    }
    this.rows.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.unsent.keep('bills', this.rows.getRawValue());
    });
  }

  protected add(): void {
    this.rows.push(billRow(this.rows.at(-1).controls.end.value));
  }

  protected remove(index: number): void {
    this.rows.removeAt(index);
  }

  protected submit(): void {
    this.rows.markAllAsTouched();
    const bills = this.rows
      .getRawValue()
      .map((row) => ({ ...row, kwh: readAmount(row.kwh)?.value ?? row.kwh }));
    this.complaint.set(
      this.rows.valid
        ? billsInOrder(bills, this.today)
        : 'Some bills are not complete. They are marked above.',
    );
    if (this.complaint() === null) this.send.emit(bills);
  }
}

/** Accepts a plain amount, with the thousands and decimal signs that people use. */
const isEnergy: ValidatorFn = (control) => {
  const typed: unknown = control.value;
  return typeof typed === 'string' && readAmount(typed)?.unit === null ? null : { amount: true };
};
const required: ValidatorFn = (control) => Validators.required(control);

const TypedRows = z
  .array(z.object({ start: z.string(), end: z.string(), kwh: z.string(), estimated: z.boolean() }))
  .max(MOST_BILLS);

function billRow(start: string) {
  return new FormGroup({
    start: new FormControl(start, { nonNullable: true, validators: [required] }),
    end: new FormControl('', { nonNullable: true, validators: [required] }),
    kwh: new FormControl('', {
      nonNullable: true,
      validators: [required, isEnergy],
    }),
    estimated: new FormControl(false, { nonNullable: true }),
  });
}
