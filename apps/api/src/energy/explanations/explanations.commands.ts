import { Command } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type { Accepted } from '#api/platform/http/accepted';
import type { ExplanationCommand } from '#domain/energy/explanations/explanations.commands';

/** Publishes an explanation that passed the checker. */
export class PublishExplanation extends Command<Accepted> {
  constructor(
    readonly command: ExplanationCommand,
    readonly stamp: Stamp,
  ) {
    super();
  }
}
