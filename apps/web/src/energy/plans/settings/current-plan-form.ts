import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import type { HouseholdView, PlaceView } from '#projections/energy/household/household.view';
import { Unsent } from '#web/shared/forms/unsent';
import { localMoney } from '#web/shared/format/local-money';
import type { CurrentPlan } from './household-api.js';
import type { Complaint } from './current-plan-answers.js';
import { answersOf, CurrentPlanAnswers, currentPlanOf } from './current-plan-answers.js';
import { PlanPicker } from './plan-picker.js';

/** The plan the home has now, when its contract ends, and what leaving early costs. */
@Component({
  selector: 'tb-current-plan-form',
  imports: [
    MatButton,
    MatCheckbox,
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
  /** Id of the delivery utility; null while unknown. */
  readonly deliveryUtilityId = input<string | null>(null);

  protected readonly form = new FormGroup({
    kind: text<CurrentPlanAnswers['kind']>('ownRate'),
    energyCentsPerKwh: text<string>(''),
    monthlyFee: text<string>(''),
    cheaperAtTimes: new FormControl(false, { nonNullable: true }),
    cheapCentsPerKwh: text<string>(''),
    cheapFrom: text<string>(''),
    cheapTo: text<string>(''),
    cheapWeekends: new FormControl(false, { nonNullable: true }),
    exportCentsPerKwh: text<string>(''),
    supplier: text<string>(''),
    contractEnd: text<string>(''),
    feeKind: text<CurrentPlanAnswers['feeKind']>('none'),
    feeAmount: text<string>(''),
  });
  protected readonly planId = signal<string | null>(null);
  protected readonly complaint = signal<Complaint | null>(null);
  private readonly unsent = inject(Unsent);
  private readonly insisted = signal<ReadonlySet<string>>(new Set());
  protected readonly money = computed(() => localMoney(this.place()?.country));

  constructor() {
    effect(() => {
      const saved = this.saved();
      const typed = this.unsent.kept('current-plan', CurrentPlanAnswers);
      const known = typed ?? (saved === null ? null : answersOf(saved));
      if (known === null) return;
      const { planId, ...answers } = known;
      this.planId.set(planId);
      this.form.setValue(answers);
    });
    effect(() => {
      if (this.planId() !== null) this.keep();
    });
    this.form.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.keep();
    });
  }

  /** The plan to save; null when something is missing, and the page then says what. */
  read(): CurrentPlan | null {
    const read = currentPlanOf(
      { ...this.form.getRawValue(), planId: this.planId() },
      { country: this.place()?.country, money: this.money(), insisted: this.insisted() },
    );
    const complaint = 'words' in read ? read : null;
    this.complaint.set(complaint);
    return 'words' in read ? null : read;
  }

  /** Only what the person changed: what is saved already comes back anyway. */
  private keep(): void {
    if (this.form.dirty)
      this.unsent.keep('current-plan', { ...this.form.getRawValue(), planId: this.planId() });
  }

  /** Accepts an unusual amount that the person confirms. */
  protected insist(said: string): void {
    this.insisted.update((before) => new Set([...before, said]));
    this.complaint.set(null);
  }
}

function text<T extends string>(value: T): FormControl<T> {
  return new FormControl<T>(value, { nonNullable: true });
}
