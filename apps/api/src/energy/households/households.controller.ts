import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Post,
  Put,
  Query,
  Res,
  SerializeOptions,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Principal } from '#api/platform/auth/principal';
import { Who } from '#api/platform/auth/principal';
import { Sessions } from '#api/platform/auth/sessions';
import type { Stamp } from '#api/platform/deciding/streams';
import { Answers } from '#api/platform/http/documentation';
import type { After } from '#api/platform/http/after';
import { AfterSchema } from '#api/platform/http/after';
import { AcceptedView } from '#projections/shared/accepted.view';
import { EvenReadOnly } from '#api/platform/switches/switch.guard';
import { StampOf } from '#api/platform/http/stamp-of';
import type { StatedPlace } from '#domain/energy/households/households.commands';
import { StatedPlaceSchema } from '#domain/energy/households/households.commands';
import type { CurrentPlan, Preferences } from '#domain/energy/households/households.events';
import { CurrentPlanSchema, PreferencesSchema } from '#domain/energy/households/households.events';
import { HouseholdView, PlaceView } from '#projections/energy/household/household.view';
import { EraseHousehold, UpdateHousehold, SetPlace } from './households.commands.js';
import { HouseholdQuery, PlaceQuery } from './households.queries.js';

const PlaceLookupSchema = z.strictObject({ postcode: z.string().max(12) });
type PlaceLookup = z.infer<typeof PlaceLookupSchema>;
const SessionView = z.object({ householdId: z.uuid() });

/** The visitor's own home: its place, present plan and preferences. */
@Controller()
export class HouseholdsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly sessions: Sessions,
  ) {}

  @Permit('home:read')
  @Get('session')
  @Answers(200, SessionView)
  session(@Who() { householdId }: Principal): z.infer<typeof SessionView> {
    return { householdId };
  }

  /** Takes a body, so that no URL in a history or proxy's log holds a postcode. */
  @Permit('catalogue:read')
  @EvenReadOnly()
  @Post('places')
  @HttpCode(200)
  @SerializeOptions({ schema: PlaceView })
  @Answers(200, PlaceView)
  place(@Body({ schema: PlaceLookupSchema }) { postcode }: PlaceLookup): Promise<PlaceView> {
    return this.queries.execute(new PlaceQuery(postcode));
  }

  @Permit('home:read')
  @Get('households/me')
  @SerializeOptions({ schema: HouseholdView })
  @Answers(200, HouseholdView)
  household(
    @Who() principal: Principal,
    @Query({ schema: AfterSchema }) { after }: After,
  ): Promise<HouseholdView> {
    return this.queries.execute(new HouseholdQuery(principal, after));
  }

  @Permit('home:write')
  @Put('households/me/place')
  @Answers(200, AcceptedView)
  setPlace(
    @Who() principal: Principal,
    @Body({ schema: StatedPlaceSchema }) place: StatedPlace,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(new SetPlace(principal, place, stamp));
  }

  @Permit('home:write')
  @Put('households/me/current-plan')
  @Answers(200, AcceptedView)
  describeCurrentPlan(
    @Who() principal: Principal,
    @Body({ schema: CurrentPlanSchema }) currentPlan: CurrentPlan,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(
      new UpdateHousehold(principal, { kind: 'describe-current-plan', currentPlan }, stamp),
    );
  }

  @Permit('home:write')
  @Put('households/me/preferences')
  @Answers(200, AcceptedView)
  setPreferences(
    @Who() principal: Principal,
    @Body({ schema: PreferencesSchema }) preferences: Preferences,
    @StampOf() stamp: Stamp,
  ): Promise<AcceptedView> {
    return this.commands.execute(
      new UpdateHousehold(principal, { kind: 'set-preferences', preferences }, stamp),
    );
  }

  @Permit('home:erase')
  @Delete('households/me')
  @HttpCode(202)
  @Answers(202, AcceptedView)
  async erase(
    @Who() principal: Principal,
    @StampOf() stamp: Stamp,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AcceptedView> {
    const accepted = await this.commands.execute(new EraseHousehold(principal, stamp));
    this.sessions.end(reply);
    return accepted;
  }
}
