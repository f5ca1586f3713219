import { Command } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type { AcceptedView } from '#projections/shared/accepted.view';
import type { ExplanationCommand } from '#domain/energy/explanations/explanations.commands';

/** Publishes an explanation that passed the checker, or gives it up. */
export class PublishExplanation extends Command<AcceptedView> {
  constructor(
    readonly command: ExplanationCommand,
    readonly stamp: Stamp,
  ) {
    super();
  }
}
