import { Inject } from '@nestjs/common';
import type { ICommandHandler, IQueryHandler } from '@nestjs/cqrs';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import { Claude } from '#api/platform/claude/claude';
import type { Stamp } from '#api/platform/deciding/streams';
import type { Platform } from '#api/platform/platform';
import { PLATFORM } from '#api/platform/platform.module';
import { OwnRows } from '#api/platform/reading/own-rows';
import type { MachineryChange, MachineryCommand } from '#domain/trust/admin/machinery.commands';
import { machinery } from '#domain/trust/admin/machinery.decider';
import type { AcceptedView } from '#projections/shared/accepted.view';
import { AS_CONFIGURED, INSTALLATION } from '#projections/trust/machinery/machinery.projection';
import type { MachineryView } from '#projections/trust/machinery/machinery.view';
import { TrustReadModels } from '#api/trust/read-models';
import { ChangeMachinery } from './machinery.commands.js';
import { MachineryQuery } from './machinery.queries.js';

/** The one stream of the installation's machinery. */
export const MACHINERY_STREAM = 'trust.machinery-installation';

@CommandHandler(ChangeMachinery)
export class ChangeMachineryHandler implements ICommandHandler<ChangeMachinery> {
  constructor(@Inject(PLATFORM) private readonly platform: Platform) {}

  async execute({ change, stamp }: ChangeMachinery): Promise<AcceptedView> {
    const command = await this.commandOf(change, stamp);
    const { position } = await this.platform.streams.decide(machinery, MACHINERY_STREAM, command, stamp);
    return { id: stamp.commandId, position };
  }

  /** Jobs are queued again first: a queue that is away must not be told as done. */
  private async commandOf(change: MachineryChange, stamp: Stamp): Promise<MachineryCommand> {
    switch (change.kind) {
      case 'retry-jobs':
        return { ...change, jobs: await this.platform.jobs.retryFailed(change.queue) };
      case 'rebuild':
        this.platform.maintenance.named(change.readModel);
        return { ...change, rebuildId: stamp.commandId };
      default:
        return change;
    }
  }
}

@QueryHandler(MachineryQuery)
export class MachineryHandler implements IQueryHandler<MachineryQuery> {
  constructor(
    private readonly rows: OwnRows,
    private readonly models: TrustReadModels,
    private readonly claude: Claude,
    @Inject(PLATFORM) private readonly platform: Platform,
  ) {
    platform.switches.readFrom(() => models.machinery.get(INSTALLATION));
  }

  async execute({ after }: MachineryQuery): Promise<MachineryView> {
    await this.rows.caughtUp(this.models.machinery, after);
    const [settings = AS_CONFIGURED, spending, queues, lag] = await Promise.all([
      this.models.machinery.get(INSTALLATION),
      this.claude.spending(),
      this.platform.jobs.depths(),
      this.platform.progress.followerLag(),
    ]);
    const { names } = this.platform.maintenance;
    const readModels = lag
      .filter(({ subscription }) => names.includes(subscription))
      .map(({ subscription: name, behind, failure }) => ({ name, behind, failure }));
    return { settings, claude: { ...this.claude.health(), ...spending }, queues: [...queues], readModels };
  }
}
