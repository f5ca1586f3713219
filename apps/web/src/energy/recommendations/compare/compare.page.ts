import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Empty } from '#web/shared/states/empty';
import { Loading } from '#web/shared/states/loading';
import { recommendationResource } from '../recommendation-resource.js';
import { comparisonOf } from './comparison.js';

/** The chosen plans and staying side by side, one fact per row. */
@Component({
  selector: 'tb-compare-page',
  imports: [Empty, Loading, MatButton, ProblemNotice, RouterLink],
  templateUrl: './compare.page.html',
})
export class ComparePage {
  /** From the address: the recommendation's id, and plan ids separated by commas. */
  readonly id = input.required<string>();
  readonly plans = input<string>();

  protected readonly found = recommendationResource(this.id);
  protected readonly comparison = computed(() => {
    const found = this.found.hasValue() ? this.found.value() : undefined;
    return found === undefined ? null : comparisonOf(found.body, (this.plans() ?? '').split(','));
  });
}
