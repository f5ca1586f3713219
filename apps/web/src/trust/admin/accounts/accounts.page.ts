import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { z } from 'zod';
import type { ListedAccountView } from '#projections/trust/account/account.view';
import { ListedAccountsView } from '#projections/trust/account/account.view';
import { API } from '#web/shared/api/api';
import { outlinedFields } from '#web/shared/forms/outlined-fields';
import { ReasonedChanges, ReasonedChangesView } from '#web/shared/forms/reasoned-changes';
import { ProblemNotice } from '#web/shared/problems/problem-notice';
import { Loading } from '#web/shared/states/loading';

const Found = z.object({ accountId: z.uuid() });
const OTHER_ROLES = ['consumer', 'support', 'auditor', 'admin'] as const;

/** The accounts, without anything sealed of them, and what an admin may do; each change needs a reason. */
@Component({
  selector: 'tb-accounts-page',
  imports: [
    Loading,
    MatButton,
    MatFormField,
    MatInput,
    MatLabel,
    ProblemNotice,
    ReasonedChangesView,
    RouterLink,
  ],
  providers: [outlinedFields],
  templateUrl: './accounts.page.html',
  styleUrl: '../../account/account.scss',
})
export class AccountsPage {
  private readonly http = inject(HttpClient);
  private readonly after = signal<string | null>(null);
  protected readonly listed = httpResource(
    () => `${API}/admin/accounts${this.after() === null ? '' : `?after=${this.after() ?? ''}`}`,
    { parse: (body) => ListedAccountsView.parse(body) },
  );
  protected readonly view = computed(() => (this.listed.hasValue() ? this.listed.value() : null));
  protected readonly roles = OTHER_ROLES;
  protected readonly reasoned = new ReasonedChanges(() => {
    this.listed.reload();
  });
  protected readonly address = signal('');
  protected readonly found = signal<string | null>(null);
  protected readonly notFound = signal<unknown>(null);

  protected short(accountId: string): string {
    return accountId.slice(0, 8);
  }

  protected propose({ accountId }: ListedAccountView, what: string, words: string): void {
    this.proposeFor(accountId, what, `${words} ${this.short(accountId)}`);
  }

  protected proposeRole({ accountId }: ListedAccountView, role: string): void {
    const words = `make account ${this.short(accountId)} ${role === 'consumer' ? 'an ordinary one' : role}`;
    this.proposeFor(accountId, 'role', words, { role });
  }

  protected find(): void {
    this.found.set(null);
    this.notFound.set(null);
    this.http.post(`${API}/admin/accounts/find`, { email: this.address().trim() }).subscribe({
      next: (body) => {
        this.found.set(Found.parse(body).accountId);
      },
      error: (error: unknown) => {
        this.notFound.set(error);
      },
    });
  }

  protected goTo(next: string | null): void {
    this.after.set(next);
  }

  private proposeFor(accountId: string, what: string, words: string, body: object = {}): void {
    this.reasoned.propose({
      words,
      done: 'Done, and in the audit trail.',
      send: (reason) => this.http.post(`${API}/admin/accounts/${accountId}/${what}`, { ...body, reason }),
    });
  }
}
