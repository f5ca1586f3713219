import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { Session } from '#web/shared/api/session';
import { AccountApi } from '../account-api.js';

/** Where somebody goes on who has just shown something of theirs. */
@Injectable({ providedIn: 'root' })
export class WayIn {
  private readonly accounts = inject(AccountApi);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  /** Goes to what is still to be shown, or to where the role begins. */
  goOn(): void {
    this.session.forget();
    this.accounts.session().subscribe({
      next: ({ role, stage }) => {
        if (stage === 'second-factor') void this.router.navigateByUrl('/account/second-factor');
        else if (stage === 'enrol') void this.router.navigateByUrl('/account/enrol');
        else void this.router.navigateByUrl(role === 'guest' ? '/account/sign-in' : '/account');
      },
      error: () => void this.router.navigateByUrl('/account/sign-in'),
    });
  }
}
