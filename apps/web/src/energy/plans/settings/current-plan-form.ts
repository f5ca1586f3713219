import { Component, computed, effect, input, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import type { HouseholdView, PlaceView } from '#projections/energy/household/household.view';
import { localMoney } from '#web/shared/format/local-money';
import type { CurrentPlan } from './household-api.js';
import type { CurrentPlanAnswers } from './current-plan-answers.js';
import { answersOf, currentPlanOf } from './current-plan-answers.js';
import { PlanPicker } from './plan-picker.js';

const AMOUNT = Validators.pattern(/^\s*\d{1,9}([.]\d{1,6})?\s*$/);

/** The plan the home has now, when its contract ends, and what leaving early costs. */
@Component({
  selector: 'tb-current-plan-form',
  imports: [
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatRadioButton,
    MatRadioGroup,
    PlanPicker,
    ReactiveFormsModule,
  ],
  templateUrl: './current-plan-form.html',
  styleUrl: './current-plan-form.scss',
})
export class CurrentPlanForm {
  readonly saved = input.required<HouseholdView['currentPlan']>();
  readonly place = input.required<PlaceView | null>();

  protected readonly form = new FormGroup({
    kind: text<CurrentPlanAnswers['kind']>('ownRate'),
    energyCentsPerKwh: text<string>(''),
    monthlyFee: text<string>(''),
    contractEnd: text<string>(''),
    feeKind: text<CurrentPlanAnswers['feeKind']>('none'),
    feeAmount: text<string>(''),
  });
  protected readonly planId = signal<string | null>(null);
  protected readonly complaint = signal<string | null>(null);
  protected readonly money = computed(() => localMoney(this.place()?.country));

  constructor() {
    const { energyCentsPerKwh, monthlyFee, feeAmount } = this.form.controls;
    for (const amount of [energyCentsPerKwh, monthlyFee, feeAmount]) amount.addValidators(AMOUNT);
    effect(() => {
      const saved = this.saved();
      if (saved === null) return;
      const { planId, ...answers } = answersOf(saved);
      this.planId.set(planId);
      this.form.setValue(answers);
    });
  }

  /** What to save; null when something is missing, which is then said on the page. */
  read(): CurrentPlan | null {
    this.form.markAllAsTouched();
    const read = this.form.valid
      ? currentPlanOf({ ...this.form.getRawValue(), planId: this.planId() })
      : 'Some figures here are not plain numbers.';
    const complaint = typeof read === 'string' ? read : null;
    this.complaint.set(complaint);
    return typeof read === 'string' ? null : read;
  }
}

function text<T extends string>(value: T): FormControl<T> {
  return new FormControl<T>(value, { nonNullable: true });
}
