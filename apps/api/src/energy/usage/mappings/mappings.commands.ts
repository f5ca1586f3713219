import { Command } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type { PublishedMappingsCommand } from '#domain/energy/usage/questions/published-mappings.decider';
import type { AcceptedView } from '#projections/shared/accepted.view';

/** Publishes a mapping for everybody, or takes it back; `stamp.reason` says why. */
export class ChangeMappings extends Command<AcceptedView> {
  constructor(
    readonly command: PublishedMappingsCommand,
    readonly stamp: Stamp,
  ) {
    super();
  }
}
