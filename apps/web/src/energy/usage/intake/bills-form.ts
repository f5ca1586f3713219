import type { OnInit } from '@angular/core';
import { z } from 'zod';
import { Component, DestroyRef, inject, input, output, signal } from '@angular/core';
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

/** A bill to be corrected. */
interface ProposedBill {
  readonly start: string | null;
  readonly end: string | null;
  readonly kwh: string | null;
  readonly estimated: boolean;
}

/** Bills typed by hand, or read from a PDF and corrected, one row each; a new row starts where the last one ended. */
@Component({
  selector: 'tb-bills-form',
  imports: [Icon, MatButton, MatCheckbox, MatError, MatFormField, MatInput, MatLabel, ReactiveFormsModule],
  templateUrl: './bills-form.html',
  styleUrl: './bills-form.scss',
})
export class BillsForm implements OnInit {
  /** Bills to begin with, null where something is left open; they are to be corrected and sent. */
  readonly proposed = input<readonly ProposedBill[]>([]);
  readonly busy = input(false);
  readonly send = output<readonly TypedBill[]>();
  protected readonly rows = new FormArray([billRow('')]);
  private readonly unsent = inject(Unsent);
  private readonly ending = inject(DestroyRef);
  protected readonly complaint = signal<string | null>(null);
  /** Today by the device's calendar, `2026-01-31`. */
  protected readonly today = new Date().toLocaleDateString('en-CA');
  protected readonly mostBills = MOST_BILLS;

  ngOnInit(): void {
    const proposed = this.proposed();
    if (proposed.length > 0) {
      this.begin(
        proposed.map((one) => ({ ...one, start: one.start ?? '', end: one.end ?? '', kwh: one.kwh ?? '' })),
      );
      // What was left open is marked at once.
      this.rows.markAllAsTouched();
      return;
    }
    const typed = this.unsent.kept('bills', TypedRows) ?? [];
    if (typed.length > 0) this.begin(typed);
    this.rows.valueChanges.pipe(takeUntilDestroyed(this.ending)).subscribe(() => {
      this.unsent.keep('bills', this.rows.getRawValue());
    });
  }

  private begin(bills: z.infer<typeof TypedRows>): void {
    this.rows.clear();
    for (const bill of bills) {
      const row = billRow('');
      row.setValue(bill);
      this.rows.push(row);
    }
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
