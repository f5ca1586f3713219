import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlider, MatSliderThumb } from '@angular/material/slider';
import type { PlaceView } from '#projections/energy/household/household.view';
import { HouseholdView } from '#projections/energy/household/household.view';
import { Unsent } from '#web/shared/forms/unsent';
import { localMoney } from '#web/shared/format/local-money';
import { RecommendationsApi } from '#web/energy/recommendations/recommendations-api';
import type { Device, Preferences } from './household-api.js';
import { ASSUMPTIONS, choiceOf, DEVICES } from './assumption-choices.js';
import { idleSliders, SLIDERS, TERMS, wordFor } from './preference-words.js';

/** Asks what each wish is worth to the person, and for limits that no plan may break. */
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
  protected readonly devices = DEVICES;
  protected readonly assumptions = ASSUMPTIONS;
  protected readonly assumed = [
    { key: 'afterContract', label: 'Your price after its contract' },
    { key: 'afterTerm', label: 'A new plan’s price after its term' },
  ] as const;
  protected readonly word = wordFor;
  /** Sliders that made no difference in the latest results. */
  protected readonly idle = signal(idleSliders(inject(RecommendationsApi).lastIdleWishes));
  protected readonly wishes = signal<Preferences['wishes']>({
    renewableCentsPerKwh: '0',
    starPerYear: '0',
    freedomPerYear: '0',
    fixedPricePerYear: '0',
    leavingFeePercent: 0,
  });
  protected readonly limits = signal<Preferences['limits']>({});
  /** Preferences that are neither wishes nor limits. */
  protected readonly rest = signal<Omit<Preferences, 'wishes' | 'limits'>>({});
  private readonly unsent = inject(Unsent);
  protected readonly owned = computed(() => this.rest().devices ?? []);
  protected readonly money = computed(() => localMoney(this.place()?.country));
  protected readonly allZero = computed(() =>
    Object.values(this.wishes()).every((wish) => Number(wish) === 0),
  );

  constructor() {
    effect(() => {
      const saved = this.saved();
      const chosen = this.unsent.kept('preferences', HouseholdView.shape.preferences);
      const { wishes, limits, ...rest } = chosen ?? saved;
      this.wishes.set(wishes);
      this.limits.set(limits);
      this.rest.set(rest);
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
    this.keep();
  }

  /** Sets one limit; undefined removes it. */
  protected limit<K extends keyof Preferences['limits']>(
    key: K,
    value: Preferences['limits'][K] | undefined,
  ): void {
    this.limits.update((limits) => {
      const rest = Object.fromEntries(Object.entries(limits).filter(([name]) => name !== key));
      return value === undefined ? rest : { ...rest, [key]: value };
    });
    this.keep();
  }

  protected own(device: Device, has: boolean): void {
    const others = this.owned().filter((each) => each !== device);
    this.rest.update((rest) => ({ ...rest, devices: has ? [...others, device] : others }));
    this.keep();
  }

  protected assumption(key: 'afterContract' | 'afterTerm'): string {
    return choiceOf(this.rest()[key]);
  }

  protected assume(key: 'afterContract' | 'afterTerm', choice: string): void {
    const assumes = ASSUMPTIONS.find((each) => each.key === choice)?.assumes ?? { kind: 'market' };
    this.rest.update((rest) => ({ ...rest, [key]: assumes }));
    this.keep();
  }

  protected beCautious(on: boolean): void {
    this.rest.update((rest) => ({ ...rest, caution: on ? 'badYear' : 'expected' }));
    this.keep();
  }

  private keep(): void {
    this.unsent.keep('preferences', this.read());
  }

  /** The preferences to save. Consent to a cost belongs to the wishes it was given for, so changed wishes drop it. */
  read(): Preferences {
    const { agreedToCost, ...rest } = this.rest();
    const sameWishes = sameValues(this.wishes(), this.saved().wishes);
    const consent = sameWishes && agreedToCost !== undefined ? { agreedToCost } : {};
    return { ...rest, ...consent, wishes: this.wishes(), limits: this.limits() };
  }
}

function sameValues(a: Preferences['wishes'], b: Preferences['wishes']): boolean {
  return SLIDERS.every(({ key }) => Number(a[key]) === Number(b[key]));
}
