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
  /** Set where the notice is all that the page shows: its heading is then the page's own. */
  readonly wholePage = input(false, { transform: booleanAttribute });
  readonly retry = output();

  protected readonly problem = computed(() => problemOf(this.error()));
  private readonly contexts = inject(CONTEXT_PROBLEMS);
  protected readonly words = computed(() => wordsFor(this.problem(), this.contexts));
  /** The API's own sentence, unless the heading says the same already. */
  protected readonly detail = computed(() =>
    this.problem().detail === this.words().heading ? null : withWrittenDates(this.problem().detail),
  );

  constructor() {
    const handler = inject(ErrorHandler);
    effect(() => {
      // An answer that does not fit its view is a fault of ours: leave a trace for whoever looks.
      if (this.problem().code === 'web.unreadable-answer') handler.handleError(this.error());
    });
  }
}
