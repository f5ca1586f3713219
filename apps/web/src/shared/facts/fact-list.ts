import { Component, input } from '@angular/core';

/** A name and its value, both ready to show. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Facts in as many columns as fit. */
@Component({
  selector: 'tb-fact-list',
  template: `
    <dl>
      @for (fact of facts(); track fact.name) {
        <div>
          <dt>{{ fact.name }}</dt>
          <dd>{{ fact.value }}</dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
      gap: 0.75rem 1rem;
      margin: 0;
    }

    dt {
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }

    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
  `,
})
export class FactList {
  readonly facts = input.required<readonly Fact[]>();
}
