import { Component } from '@angular/core';

/** How a search is written. */
@Component({
  selector: 'tb-search-help',
  template: `
    <details>
      <summary>How to search</summary>
      <dl>
        @for (one of examples; track one.q) {
          <div>
            <dt>
              <code>{{ one.q }}</code>
            </dt>
            <dd>{{ one.finds }}</dd>
          </div>
        }
      </dl>
    </details>
  `,
  styles: `
    summary {
      padding-block: 0.25rem;
      cursor: pointer;
    }

    dl {
      display: grid;
      gap: 0.5rem;
      margin-block: 0.5rem 0;
    }

    dd {
      margin: 0;
      color: var(--mat-sys-on-surface-variant);
    }

    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class SearchHelp {
  protected readonly examples = [
    {
      q: 'July list',
      finds: 'Entries with these words, or words that begin so, in their sentence or reason.',
    },
    { q: 'actor:… role:admin kind:account', finds: 'Who did it: an id, a role, a kind of actor.' },
    { q: 'action:published category:plans', finds: 'What was done, and in which part of TreeBeard.' },
    { q: 'home:… target:plan/flex-12 target:plan', finds: 'A home; one thing; every thing of a kind.' },
    { q: 'outcome:refused code:auth.not-allowed', finds: 'What was refused, and why.' },
    {
      q: 'created:>2026-11-01 created:2026-11-01..2026-11-07',
      finds: 'After a day; on days, in your time zone.',
    },
    { q: '-action:listed', finds: 'A minus leaves out.' },
    {
      q: 'type:usage-uploaded session:… correlation:… event:…',
      finds: 'By event type, session, request or event.',
    },
  ];
}
