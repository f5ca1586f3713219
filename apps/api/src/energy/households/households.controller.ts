import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Put,
  Query,
  Res,
  SerializeOptions,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { forgetSession, SubjectId } from '#api/platform/auth/session';
import type { Stamp } from '#api/platform/deciding/streams';
import type { After } from '#api/platform/http/accepted';
import { Accepted, AfterSchema } from '#api/platform/http/accepted';
import { StampOf } from '#api/platform/http/stamp-of';
import type { StatedPlace } from '#domain/energy/households/households.commands';
import { StatedPlaceSchema } from '#domain/energy/households/households.commands';
import type { CurrentPlan, Preferences } from '#domain/energy/households/households.events';
import { CurrentPlanSchema, PreferencesSchema } from '#domain/energy/households/households.events';
import { HouseholdView, PlaceView } from '#projections/energy/household/household.view';
import { EraseHousehold, UpdateHousehold, SetPlace } from './households.commands.js';
import { HouseholdQuery, PlaceQuery } from './households.queries.js';

const SessionView = z.object({ householdId: z.uuid() });

/** The visitor's own home: where it is, what it pays now, what its people want. */
@ApiTags('households')
@Controller()
export class HouseholdsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Get('session')
  @ApiResponse({ status: 200, standardSchema: SessionView })
  session(@SubjectId() householdId: string): z.infer<typeof SessionView> {
    return { householdId };
  }

  @Get('places/:postcode')
  @SerializeOptions({ schema: PlaceView })
  @ApiResponse({ status: 200, standardSchema: PlaceView })
  place(@Param('postcode', { schema: z.string().max(12) }) postcode: string): Promise<PlaceView> {
    return this.queries.execute(new PlaceQuery(postcode));
  }

  @Get('households/me')
  @SerializeOptions({ schema: HouseholdView })
  @ApiResponse({ status: 200, standardSchema: HouseholdView })
  household(
    @SubjectId() id: string,
    @Query({ schema: AfterSchema }) { after }: After,
  ): Promise<HouseholdView> {
    return this.queries.execute(new HouseholdQuery(id, after));
  }

  @Put('households/me/place')
  @ApiResponse({ status: 200, standardSchema: Accepted })
  setPlace(
    @SubjectId() id: string,
    @Body({ schema: StatedPlaceSchema }) place: StatedPlace,
    @StampOf() stamp: Stamp,
  ): Promise<Accepted> {
    return this.commands.execute(new SetPlace(id, place, stamp));
  }

  @Put('households/me/current-plan')
  @ApiResponse({ status: 200, standardSchema: Accepted })
  describeCurrentPlan(
    @SubjectId() id: string,
    @Body({ schema: CurrentPlanSchema }) currentPlan: CurrentPlan,
    @StampOf() stamp: Stamp,
  ): Promise<Accepted> {
    return this.commands.execute(
      new UpdateHousehold(id, { kind: 'describe-current-plan', currentPlan }, stamp),
    );
  }

  @Put('households/me/preferences')
  @ApiResponse({ status: 200, standardSchema: Accepted })
  setPreferences(
    @SubjectId() id: string,
    @Body({ schema: PreferencesSchema }) preferences: Preferences,
    @StampOf() stamp: Stamp,
  ): Promise<Accepted> {
    return this.commands.execute(new UpdateHousehold(id, { kind: 'set-preferences', preferences }, stamp));
  }

  @Delete('households/me')
  @HttpCode(202)
  @ApiResponse({ status: 202, standardSchema: Accepted })
  async erase(
    @SubjectId() id: string,
    @StampOf() stamp: Stamp,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Accepted> {
    const accepted = await this.commands.execute(new EraseHousehold(id, stamp));
    forgetSession(reply);
    return accepted;
  }
}
