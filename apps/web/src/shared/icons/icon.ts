import { Component, computed, input } from '@angular/core';
import type { IconName } from './icon-paths.js';
import { ICON_PATHS } from './icon-paths.js';

/** An icon beside words. It is hidden from screen readers, so the words must make sense alone. */
@Component({
  selector: 'tb-icon',
  template: `
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>
  `,
  styles: `
    :host {
      display: inline-grid;
      flex: none;
      width: var(--tb-icon-size, 1.25rem);
      height: var(--tb-icon-size, 1.25rem);
      vertical-align: -0.2em;
    }

    path {
      fill: none;
      stroke: currentcolor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => ICON_PATHS[this.name()]);
}
