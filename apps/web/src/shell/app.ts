import type { ElementRef } from '@angular/core';
import { Component, computed, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, skip } from 'rxjs';
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

/** The frame around every page: name, the three steps, light or dark, and a notice when offline. */
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

  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  /** Moves the focus to each new page: the element that had it went away with the old page. */
  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        // On the first page the browser decides where the focus is.
        skip(1),
        takeUntilDestroyed(),
      )
      .subscribe(({ url, urlAfterRedirects }) => {
        if (!`${url}${urlAfterRedirects}`.includes('#'))
          this.main().nativeElement.focus({ preventScroll: true });
      });
  }

  protected skipToMain(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
