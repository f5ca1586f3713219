import { Body, Controller, Get, HttpCode, Post, Query, SerializeOptions } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Stamp } from '#api/platform/deciding/streams';
import type { After } from '#api/platform/http/after';
import { AfterSchema } from '#api/platform/http/after';
import { Answers } from '#api/platform/http/documentation';
import { StampOf } from '#api/platform/http/stamp-of';
import { EvenReadOnly } from '#api/platform/switches/switch.guard';
import type { OrderedChange } from '#domain/trust/admin/machinery.commands';
import { OrderedChangeSchema } from '#domain/trust/admin/machinery.commands';
import { AcceptedView } from '#projections/shared/accepted.view';
import { MachineryView } from '#projections/trust/machinery/machinery.view';
import { ChangeMachinery } from './machinery.commands.js';
import { MachineryQuery } from './machinery.queries.js';

/** The running machinery: how it is set, how it is doing, and each change with its reason. */
@Controller('admin/machinery')
export class MachineryController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Permit('machinery:read')
  @Get()
  @SerializeOptions({ schema: MachineryView })
  @Answers(200, MachineryView)
  machinery(@Query({ schema: AfterSchema }) { after }: After): Promise<MachineryView> {
    return this.queries.execute(new MachineryQuery(after));
  }

  @Permit('machinery:write')
  @EvenReadOnly()
  @Post('changes')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  change(
    @Body({ schema: OrderedChangeSchema }) { change, reason }: OrderedChange,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new ChangeMachinery(change, { ...stamp, reason }));
  }
}
