import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, input, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { QUESTION_DAYS } from '#domain/energy/usage/usage-limits.commands';
import type { UsageQuestionView } from '#projections/energy/usage-upload/usage-question.view';
import { Icon } from '#web/shared/icons/icon';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { BillsReview } from './bills-review.js';
import { MappingForm } from './mapping-form.js';
import type { Answer } from './question.js';
import { deviceZone } from './zone-choices.js';
import { ZoneForm } from './zone-form.js';

/** Asks the person the one question that a file leaves open. */
@Component({
  selector: 'tb-file-question',
  imports: [BillsReview, Icon, MappingForm, MatButton, ProblemNotice, ZoneForm],
  templateUrl: './file-question.html',
  styleUrl: './file-question.scss',
})
export class FileQuestion {
  readonly uploadId = input.required<string>();
  readonly question = input.required<UsageQuestionView>();
  readonly busy = input(false);
  /** The error if the answer could not be sent, else null. */
  readonly error = input<unknown>(null);
  readonly answer = output<Answer>();
  readonly giveUp = output();
  protected readonly days = QUESTION_DAYS;
  /** Bills name no clock: like typed ones they are on that of the device. */
  protected readonly zone = deviceZone();
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    // The page has changed into a question: moving the focus announces it to screen readers.
    afterNextRender(() => {
      this.heading().nativeElement.focus();
    });
  }
}
