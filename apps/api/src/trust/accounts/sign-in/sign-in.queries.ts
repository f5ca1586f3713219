import { Query } from '@nestjs/cqrs';
import type { Principal } from '#api/platform/auth/principal';
import type { LinkView, SessionView } from '#projections/trust/account/account.view';

export class SessionQuery extends Query<SessionView> {
  constructor(readonly principal: Principal) {
    super();
  }
}

/** What a link is for, without using it up. */
export class LinkQuery extends Query<LinkView> {
  constructor(readonly secret: string) {
    super();
  }
}
