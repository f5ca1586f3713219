import { httpResource } from '@angular/common/http';
import { Component } from '@angular/core';
import { z } from 'zod';
import { LookView } from '#projections/trust/account/account.view';
import { API } from '#web/shared/api/api';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';

/** Who else looked at the home, at what, and why. */
@Component({
  selector: 'tb-looks',
  imports: [Loading, ProblemNotice],
  template: `
    @if (looks.hasValue()) {
      <ul class="plain">
        @for (look of looks.value(); track $index) {
          <li>
            {{ look.at.slice(0, 16).replace('T', ' ') }} UTC: {{ look.role }} looked at
            {{ look.what.join(', ') || 'it' }}{{ look.reason ? ', because: ' + look.reason : '' }}.
          </li>
        } @empty {
          <li>Nobody but you, until now.</li>
        }
      </ul>
    } @else if (looks.error()) {
      <tb-problem-notice [error]="looks.error()" (retry)="looks.reload()" />
    } @else {
      <tb-loading what="Looking who looked …" />
    }
  `,
  styleUrl: '../account.scss',
})
export class Looks {
  protected readonly looks = httpResource(() => `${API}/account/looks`, {
    parse: (body) => z.array(LookView).parse(body),
  });
}
