import {
  booleanAttribute,
  Component,
  computed,
  effect,
  ErrorHandler,
  inject,
  input,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { withWrittenDates } from '../format/dates.js';
import { Icon } from '../icons/icon.js';
import { problemOf } from './problem.js';
import { CONTEXT_PROBLEMS, wordsFor } from './problem-words.js';

/** Shows any failure in words with a next step; offers "Try again" if `canRetry` is set. */
@Component({
  selector: 'tb-problem-notice',
  imports: [Icon, MatButton, RouterLink],
  templateUrl: './problem-notice.html',
  styleUrl: './problem-notice.scss',
})
export class ProblemNotice {
  /** The error as thrown, or a problem. */
  readonly error = input.required<unknown>();
  readonly canRetry = input(false, { transform: booleanAttribute });
  /** Set if the page shows nothing else: the notice's heading then becomes the page's `h1`. */
  readonly wholePage = input(false, { transform: booleanAttribute });
  readonly retry = output();

  protected readonly problem = computed(() => problemOf(this.error()));
  private readonly contexts = inject(CONTEXT_PROBLEMS);
  protected readonly words = computed(() => wordsFor(this.problem(), this.contexts));
  /** The API's sentence, unless the heading already says it. */
  protected readonly detail = computed(() =>
    this.problem().detail === this.words().heading ? null : withWrittenDates(this.problem().detail),
  );

  constructor() {
    const handler = inject(ErrorHandler);
    effect(() => {
      // An answer that does not fit its view is our fault, so report it.
      if (this.problem().code === 'web.unreadable-answer') handler.handleError(this.error());
    });
  }
}
