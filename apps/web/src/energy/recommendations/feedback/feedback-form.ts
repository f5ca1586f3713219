import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Icon } from '#web/shared/icons/icon';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { RecommendationsApi } from '../recommendations-api.js';

/** The API accepts this many characters. */
const MOST_WORDS = 1000;

/** A thumb up or down, and words if the person has some. */
@Component({
  selector: 'tb-feedback-form',
  imports: [Icon, MatButton, MatFormField, MatHint, MatInput, MatLabel, ProblemNotice],
  providers: [outlinedFields],
  templateUrl: './feedback-form.html',
  styles: `
    mat-form-field {
      display: block;
      max-width: 40rem;
      margin-block: 1rem;
    }

    .chosen {
      background: var(--mat-sys-secondary-container);
    }
  `,
})
export class FeedbackForm {
  readonly recommendationId = input.required<string>();

  private readonly recommendations = inject(RecommendationsApi);
  protected readonly mostWords = MOST_WORDS;
  protected readonly helpful = signal<boolean | null>(null);
  protected readonly words = signal('');
  protected readonly sent = signal(false);
  protected readonly failure = signal<unknown>(null);

  protected send(): void {
    const helpful = this.helpful();
    if (helpful === null) return;
    const words = this.words().trim();
    const feedback = words === '' ? { helpful } : { helpful, words };
    this.recommendations.giveFeedback(this.recommendationId(), feedback).subscribe({
      next: () => {
        this.failure.set(null);
        this.sent.set(true);
      },
      error: (error: unknown) => {
        this.failure.set(error);
      },
    });
  }
}
