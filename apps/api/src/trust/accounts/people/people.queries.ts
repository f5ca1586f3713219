import { Query } from '@nestjs/cqrs';
import type { ListedAccountsView, ListedAccountView } from '#projections/trust/account/account.view';

export class AccountsQuery extends Query<ListedAccountsView> {
  constructor(
    /** The account before the page. */
    readonly after: string | undefined,
    readonly role: string | undefined,
  ) {
    super();
  }
}

export class ListedAccountQuery extends Query<ListedAccountView> {
  constructor(readonly accountId: string) {
    super();
  }
}
