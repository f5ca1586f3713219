import { DOCUMENT } from '@angular/common';
import { computed, effect, inject, Injectable, signal } from '@angular/core';

/** The person's choice; `auto` follows the device. */
export type ThemeChoice = 'auto' | 'light' | 'dark';

const CHOICES: readonly ThemeChoice[] = ['auto', 'light', 'dark'];
const STORAGE_KEY = 'treebeard.theme';

/** Light or dark, kept between visits; charts read `dark` because ECharts cannot follow CSS. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly document = inject(DOCUMENT);
  private readonly device = this.document.defaultView?.matchMedia('(prefers-color-scheme: dark)');
  private readonly deviceDark = signal(this.device?.matches ?? false);

  readonly choice = signal<ThemeChoice>(this.remembered());
  readonly dark = computed(() => (this.choice() === 'auto' ? this.deviceDark() : this.choice() === 'dark'));

  constructor() {
    this.device?.addEventListener('change', (event) => {
      this.deviceDark.set(event.matches);
    });
    effect(() => {
      const choice = this.choice();
      this.document.documentElement.dataset['theme'] = choice;
      this.document.defaultView?.localStorage.setItem(STORAGE_KEY, choice);
    });
  }

  /** Goes to the next choice: auto, light, dark, auto. */
  next(): void {
    this.choice.update((choice) => CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length] ?? 'auto');
  }

  private remembered(): ThemeChoice {
    const kept = this.document.defaultView?.localStorage.getItem(STORAGE_KEY);
    return CHOICES.find((choice) => choice === kept) ?? 'auto';
  }
}
