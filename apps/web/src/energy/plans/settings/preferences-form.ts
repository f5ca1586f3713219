import { Component, computed, effect, input, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlider, MatSliderThumb } from '@angular/material/slider';
import type { HouseholdView, PlaceView } from '#projections/energy/household/household.view';
import { localMoney } from '#web/shared/format/local-money';
import type { Preferences } from './household-api.js';
import { SLIDERS, TERMS, wordFor } from './preference-words.js';

/** What matters to the person: what each thing is worth, and limits that no plan may break. */
@Component({
  selector: 'tb-preferences-form',
  imports: [MatCheckbox, MatFormField, MatLabel, MatOption, MatSelect, MatSlider, MatSliderThumb],
  templateUrl: './preferences-form.html',
  styleUrl: './preferences-form.scss',
})
export class PreferencesForm {
  readonly saved = input.required<HouseholdView['preferences']>();
  readonly place = input.required<PlaceView | null>();

  protected readonly sliders = SLIDERS;
  protected readonly terms = TERMS;
  protected readonly renewables = [25, 50, 75, 100] as const;
  protected readonly ratings = [3, 3.5, 4, 4.5] as const;
  protected readonly fees = ['0', '100', '150', '200'] as const;
  protected readonly word = wordFor;
  protected readonly wishes = signal<Preferences['wishes']>({
    renewableCentsPerKwh: '0',
    starPerYear: '0',
    freedomPerYear: '0',
    fixedPricePerYear: '0',
    leavingFeePercent: 0,
  });
  protected readonly limits = signal<Preferences['limits']>({});
  protected readonly money = computed(() => localMoney(this.place()?.country));
  protected readonly allZero = computed(() =>
    Object.values(this.wishes()).every((wish) => Number(wish) === 0),
  );

  constructor() {
    effect(() => {
      this.wishes.set(this.saved().wishes);
      this.limits.set(this.saved().limits);
    });
  }

  protected valueOf(key: keyof Preferences['wishes']): number {
    return Number(this.wishes()[key]);
  }

  protected wish(key: keyof Preferences['wishes'], value: number): void {
    this.wishes.update((wishes) => ({
      ...wishes,
      [key]: key === 'leavingFeePercent' ? value : String(value),
    }));
  }

  /** Sets one limit; undefined takes it away. */
  protected limit<K extends keyof Preferences['limits']>(
    key: K,
    value: Preferences['limits'][K] | undefined,
  ): void {
    this.limits.update((limits) => {
      const rest = Object.fromEntries(Object.entries(limits).filter(([name]) => name !== key));
      return value === undefined ? rest : { ...rest, [key]: value };
    });
  }

  read(): Preferences {
    return { ...this.saved(), wishes: this.wishes(), limits: this.limits() };
  }
}
