import { Query } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { HeldTable } from '#api/platform/contexts/homes';
import type { AccountView, LookView } from '#projections/trust/account/account.view';

export class AccountQuery extends Query<AccountView> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** Who else looked at the asking person's home, the latest first. */
export class LooksQuery extends Query<readonly LookView[]> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** Everything held of the asking person: their account and their present home. */
export class HeldQuery extends Query<readonly HeldTable[]> {
  constructor(readonly principal: Principal) {
    super();
  }
}
