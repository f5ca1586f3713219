import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import type { PlanPageView } from '#projections/energy/plan/plan.view';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { CatalogueApi } from './catalogue-api.js';

/** Finds plans on offer by supplier and name. */
@Component({
  selector: 'tb-plan-search',
  imports: [MatButton, MatFormField, MatInput, MatLabel, ProblemNotice, RouterLink],
  providers: [outlinedFields],
  template: `
    <form role="search" (submit)="$event.preventDefault(); search()">
      <mat-form-field>
        <mat-label>Supplier or plan</mat-label>
        <input #box matInput type="search" maxlength="80" [value]="words()" (input)="words.set(box.value)" />
      </mat-form-field>
      <button mat-flat-button type="submit">Search</button>
    </form>
    @if (failure(); as error) {
      <tb-problem-notice [error]="error" />
    }
    @if (found(); as page) {
      <p role="status">
        @if (page.plans.length === 0) {
          No plan on offer fits these words.
        } @else {
          {{ page.plans.length }} {{ page.plans.length === 1 ? 'plan' : 'plans'
          }}{{ page.next === null ? '' : '; there are more, so say more of its name' }}.
        }
      </p>
      <ul>
        @for (plan of page.plans; track plan.planId) {
          <li>
            <a [routerLink]="['/admin/catalogue/plans', plan.planId]">{{ plan.retailer }} {{ plan.name }}</a>
            <span class="tb-quiet">{{ plan.market }}, prices of {{ plan.asOf }}</span>
          </li>
        }
      </ul>
    }
  `,
  styleUrl: './lists.scss',
})
export class PlanSearch {
  private readonly api = inject(CatalogueApi);
  protected readonly words = signal('');
  protected readonly found = signal<PlanPageView | null>(null);
  protected readonly failure = signal<unknown>(null);

  protected search(): void {
    this.api.search(this.words().trim()).subscribe({
      next: (page) => {
        this.found.set(page);
        this.failure.set(null);
      },
      error: (error: unknown) => {
        this.failure.set(error);
      },
    });
  }
}
