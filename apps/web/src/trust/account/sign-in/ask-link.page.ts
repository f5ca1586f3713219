import { Component, computed, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { catchError, of } from 'rxjs';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { Sending } from '#web/shared/forms/sending';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { AccountApi } from '../account-api.js';

const WORDS = {
  register: {
    heading: 'Make an account',
    lead: 'We send you a link. Open it to choose a password, and the home that you began here is in your account. Nothing is lost.',
    button: 'Send me the link',
  },
  reset: {
    heading: 'Set a new password',
    lead: 'We send you a link with which you choose a new one. You are then signed out everywhere else.',
    button: 'Send me the link',
  },
} as const;

/** Asks for a link to register or to set a new password. It sounds the same whoever has the address. */
@Component({
  selector: 'tb-ask-link-page',
  imports: [MatButton, MatFormField, MatInput, MatLabel, ProblemNotice, RouterLink],
  providers: [outlinedFields],
  template: `
    <div class="tb-stack narrow">
      <h1>{{ words().heading }}</h1>
      @if (sent()) {
        <section class="tb-card" role="status">
          @if (sendsMail()) {
            <h2>Look into your mail</h2>
            <p>
              If {{ email() }} can get a link, it is on its way. It can take a minute; look among unwanted
              mail too.
            </p>
          } @else {
            <h2>Ask whoever runs TreeBeard</h2>
            <p>
              This installation sends no mail. The link stands in its log, where whoever runs it finds it. If
              that is you: look at the terminal.
            </p>
          }
        </section>
      } @else {
        <p>{{ words().lead }}</p>
        <form class="tb-card" (submit)="$event.preventDefault(); ask()">
          <mat-form-field>
            <mat-label>E-mail address</mat-label>
            <input
              #address
              matInput
              type="email"
              autocomplete="email"
              required
              [value]="email()"
              (input)="email.set(address.value)"
            />
          </mat-form-field>
          @if (sending.failure(); as error) {
            <tb-problem-notice [error]="error" />
          }
          <div class="tb-actions">
            <button mat-flat-button type="submit" [disabled]="sending.busy()">{{ words().button }}</button>
          </div>
        </form>
      }
      <p><a routerLink="/account/sign-in">Back to signing in</a></p>
    </div>
  `,
  styleUrl: '../account.scss',
})
export class AskLinkPage {
  readonly what = input.required<'register' | 'reset'>();
  private readonly accounts = inject(AccountApi);
  private readonly session = toSignal(this.accounts.session().pipe(catchError(() => of(undefined))));
  protected readonly words = computed(() => WORDS[this.what()]);
  protected readonly sendsMail = computed(() => this.session()?.sendsMail ?? true);
  protected readonly email = signal('');
  protected readonly sent = signal(false);
  protected readonly sending = new Sending();

  protected ask(): void {
    if (this.email().trim() === '') return;
    this.sending.send(this.accounts.askForLink(this.what(), this.email().trim()), () => {
      this.sent.set(true);
    });
  }
}
