import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
  SerializeOptions,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Asking } from '../sign-in/sign-in.commands.js';
import { AskingOf } from '../sign-in/asking.js';
import { csvOf } from './held-csv.js';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Principal } from '#api/platform/auth/principal';
import { Who } from '#api/platform/auth/principal';
import { Sessions } from '#api/platform/auth/sessions';
import { Answers } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import type { ChangePassword, Confirmed, Consent, MakeToken } from '#domain/trust/accounts/accounts.commands';
import {
  ChangePasswordSchema,
  ConfirmedSchema,
  ConsentSchema,
  MakeTokenSchema,
} from '#domain/trust/accounts/accounts.commands';
import { AccountView, LookView, NewTokenView } from '#projections/trust/account/account.view';
import {
  ChangeOwnPassword,
  ConsentToSupport,
  EndSessions,
  EraseOwnAccount,
  MakeApiToken,
  RevokeApiToken,
  UseHousehold,
} from './own.commands.js';
import { AccountQuery, HeldQuery, LooksQuery } from './own.queries.js';
import type { OpenedSession } from '../sign-in/session-opening.js';

const COSTLY = { cost: 20, atOnce: 4 } as const;
const IdSchema = z.uuid();
const DownloadSchema = z.strictObject({
  format: z.enum(['json', 'csv']).default('json'),
  /** One table; needed for CSV, which holds one. */
  table: z.string().max(60).optional(),
});
type Download = z.infer<typeof DownloadSchema>;

/** One's own account, and everything held of oneself. */
@Controller('account')
export class OwnController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly sessions: Sessions,
  ) {}

  @Permit('account:read')
  @Get('me')
  @SerializeOptions({ schema: AccountView })
  @Answers(200, AccountView)
  me(@Who() principal: Principal): Promise<AccountView> {
    return this.queries.execute(new AccountQuery(principal));
  }

  @Permit('account:read')
  @Get('looks')
  @Answers(200, z.array(LookView))
  looks(@Who() principal: Principal): Promise<readonly LookView[]> {
    return this.queries.execute(new LooksQuery(principal));
  }

  /** Everything held of the person as JSON, or one table of it as CSV. */
  @Permit('held:read')
  @Get('held')
  @Limits({ cost: 50, deadlineMs: 60_000, atOnce: 1 })
  @Answers(200, z.record(z.string(), z.array(z.record(z.string(), z.unknown()))))
  async held(
    @Who() principal: Principal,
    @Query({ schema: DownloadSchema }) { format, table }: Download,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const tables = await this.queries.execute(new HeldQuery(principal));
    const wanted = table === undefined ? tables : tables.filter(({ name }) => name === table);
    const file = `treebeard-${table ?? 'everything'}.${format}`;
    void reply.header('content-disposition', `attachment; filename="${file}"`);
    if (format === 'json') return Object.fromEntries(wanted.map(({ name, rows }) => [name, rows]));
    void reply.type('text/csv; charset=utf-8');
    return csvOf(wanted[0]?.rows ?? []);
  }

  @Permit('account:write')
  @Post('password')
  @HttpCode(204)
  @Limits(COSTLY)
  async changePassword(
    @Body({ schema: ChangePasswordSchema }) change: ChangePassword,
    @AskingOf() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.hand(reply, await this.commands.execute(new ChangeOwnPassword(change, asking)));
  }

  @Permit('account:write')
  @Delete('sessions')
  @HttpCode(204)
  endOthers(@AskingOf() asking: Asking): Promise<void> {
    return this.commands.execute(new EndSessions('others', asking));
  }

  @Permit('account:write')
  @Delete('sessions/:sessionId')
  @HttpCode(204)
  endOne(
    @Param('sessionId', { schema: IdSchema }) sessionId: string,
    @AskingOf() asking: Asking,
  ): Promise<void> {
    return this.commands.execute(new EndSessions({ sessionId }, asking));
  }

  @Permit('account:write')
  @Post('tokens')
  @Limits(COSTLY)
  @Answers(201, NewTokenView)
  makeToken(
    @Body({ schema: MakeTokenSchema }) wanted: MakeToken,
    @AskingOf() asking: Asking,
  ): Promise<NewTokenView> {
    return this.commands.execute(new MakeApiToken(wanted, asking));
  }

  @Permit('account:write')
  @Delete('tokens/:tokenId')
  @HttpCode(204)
  revokeToken(
    @Param('tokenId', { schema: IdSchema }) tokenId: string,
    @AskingOf() asking: Asking,
  ): Promise<void> {
    return this.commands.execute(new RevokeApiToken(tokenId, asking));
  }

  @Permit('account:write')
  @Post('households')
  @HttpCode(204)
  async claim(@AskingOf() asking: Asking, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    this.hand(reply, await this.commands.execute(new UseHousehold('of-this-browser', asking)));
  }

  @Permit('account:write')
  @Post('households/:householdId/use')
  @HttpCode(204)
  async use(
    @Param('householdId', { schema: IdSchema }) householdId: string,
    @AskingOf() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.hand(reply, await this.commands.execute(new UseHousehold({ householdId }, asking)));
  }

  @Permit('account:write')
  @Put('support-consent')
  @HttpCode(204)
  allow(@Body({ schema: ConsentSchema }) { hours }: Consent, @AskingOf() asking: Asking): Promise<void> {
    return this.commands.execute(new ConsentToSupport(hours, asking));
  }

  @Permit('account:write')
  @Delete('support-consent')
  @HttpCode(204)
  forbid(@AskingOf() asking: Asking): Promise<void> {
    return this.commands.execute(new ConsentToSupport(null, asking));
  }

  @Permit('account:erase')
  @Delete('me')
  @HttpCode(204)
  @Limits(COSTLY)
  async erase(
    @Body({ schema: ConfirmedSchema }) { password }: Confirmed,
    @AskingOf() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.commands.execute(new EraseOwnAccount(password, asking));
    this.sessions.end(reply);
  }

  private hand(reply: FastifyReply, { secret, role, stage }: OpenedSession): void {
    this.sessions.open(reply, secret, role, stage);
  }
}
