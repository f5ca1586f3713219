import { Command } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type { MachineryChange } from '#domain/trust/admin/machinery.commands';
import type { AcceptedView } from '#projections/shared/accepted.view';

/** Changes how the machinery is set; `stamp.reason` says why. */
export class ChangeMachinery extends Command<AcceptedView> {
  constructor(
    readonly change: MachineryChange,
    readonly stamp: Stamp,
  ) {
    super();
  }
}
