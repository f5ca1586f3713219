import { Command } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';

/** Writes a draft of a plan, puts its draft on offer, or withdraws the plan. The stamp holds the reason. */
export class ChangePlan extends Command<AcceptedView> {
  constructor(
    readonly planId: string,
    readonly change:
      | { readonly kind: 'draft'; readonly text: string }
      | { readonly kind: 'publish' }
      | { readonly kind: 'withdraw' },
    readonly stamp: Stamp,
  ) {
    super();
  }
}
