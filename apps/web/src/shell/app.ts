import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Icon } from '../shared/icons/icon.js';
import type { IconName } from '../shared/icons/icon-paths.js';
import { Connection } from './connection.js';
import type { ThemeChoice } from '../shared/theme/theme.js';
import { Theme } from '../shared/theme/theme.js';

const LOOKS: Readonly<Record<ThemeChoice, { icon: IconName; label: string }>> = {
  auto: { icon: 'contrast', label: 'Auto' },
  light: { icon: 'sun', label: 'Light' },
  dark: { icon: 'moon', label: 'Dark' },
};

/** The frame round every page: name, the three steps, light or dark, and a word when the network is gone. */
@Component({
  selector: 'tb-app',
  imports: [Icon, MatButton, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  protected readonly theme = inject(Theme);
  protected readonly connection = inject(Connection);
  protected readonly look = computed(() => LOOKS[this.theme.choice()]);
  protected readonly steps = [
    { path: '/usage', label: 'Your usage', number: 1 },
    { path: '/plan', label: 'Your plan', number: 2 },
    { path: '/results', label: 'Results', number: 3 },
  ] as const;

  protected skipToMain(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
