import { Command } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type { Plan } from '#domain/energy/plans/plan';

/** Lists plans in the catalogue; returns how many were new or changed. */
export class ListPlans extends Command<{ readonly listed: number; readonly position: string }> {
  constructor(
    readonly plans: readonly Plan[],
    readonly stamp: Stamp,
  ) {
    super();
  }
}
