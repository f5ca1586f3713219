import { Component, input } from '@angular/core';
import { Icon } from '../icons/icon.js';
import type { IconName } from '../icons/icon-paths.js';

/** Shown by a page that has nothing to show yet; the next step is its content. */
@Component({
  selector: 'tb-empty',
  imports: [Icon],
  template: `
    <section class="empty">
      <tb-icon [name]="icon()" />
      <h1>{{ heading() }}</h1>
      <ng-content />
    </section>
  `,
  styles: `
    .empty {
      max-width: 32rem;
      margin: 3rem auto;
      text-align: center;
    }

    tb-icon {
      --tb-icon-size: 3rem;

      margin-bottom: 1rem;
      color: var(--mat-sys-primary);
    }
  `,
})
export class Empty {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
}
