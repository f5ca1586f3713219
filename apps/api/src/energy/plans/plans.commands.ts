import { Command } from '@nestjs/cqrs';
import type { Stamp } from '#api/platform/deciding/streams';
import type { Plan } from '#domain/energy/plans/plan';

/** Makes some plans all that a source offers; returns how many were new or changed. */
export class ListPlans extends Command<{ readonly listed: number; readonly position: string }> {
  constructor(
    readonly source: string,
    readonly plans: readonly Plan[],
    readonly stamp: Stamp,
  ) {
    super();
  }
}
