import { booleanAttribute, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Icon } from '../icons/icon.js';
import { problemOf } from './problem.js';
import { wordsFor } from './problem-words.js';

/** Shows any failure in words with a way on; offers "Try again" when the parent listens for it. */
@Component({
  selector: 'tb-problem-notice',
  imports: [Icon, MatButton, RouterLink],
  templateUrl: './problem-notice.html',
  styleUrl: './problem-notice.scss',
})
export class ProblemNotice {
  /** What the request failed with, as it was thrown; or a problem's own fields. */
  readonly error = input.required<unknown>();
  readonly canRetry = input(false, { transform: booleanAttribute });
  readonly retry = output();

  protected readonly problem = computed(() => problemOf(this.error()));
  protected readonly words = computed(() => wordsFor(this.problem()));
  /** The API's own sentence, unless the heading says the same already. */
  protected readonly detail = computed(() =>
    this.problem().detail === this.words().heading ? null : this.problem().detail,
  );
}
