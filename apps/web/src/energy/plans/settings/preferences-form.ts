import { Component, computed, effect, input, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlider, MatSliderThumb } from '@angular/material/slider';
import type { HouseholdView, PlaceView } from '#projections/energy/household/household.view';
import { localMoney } from '#web/shared/format/local-money';
import type { Preferences } from './household-api.js';
import { SLIDERS, TERMS, wordFor } from './preference-words.js';

/** What matters to the person: four sliders, and limits that no plan may break. */
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
  protected readonly weights = signal<Preferences['weights']>({
    cost: 0,
    flexibility: 0,
    renewable: 0,
    rating: 0,
  });
  protected readonly limits = signal<Preferences['limits']>({});
  protected readonly money = computed(() => localMoney(this.place()?.country));
  protected readonly allZero = computed(() => Object.values(this.weights()).every((weight) => weight === 0));

  constructor() {
    effect(() => {
      this.weights.set(this.saved().weights);
      this.limits.set(this.saved().limits);
    });
  }

  protected weigh(key: keyof Preferences['weights'], weight: number): void {
    this.weights.update((weights) => ({ ...weights, [key]: weight }));
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
    return { weights: this.weights(), limits: this.limits() };
  }
}
