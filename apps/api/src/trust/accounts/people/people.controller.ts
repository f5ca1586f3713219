import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Principal } from '#api/platform/auth/principal';
import { Who } from '#api/platform/auth/principal';
import type { HeldTable } from '#api/platform/contexts/homes';
import type { Stamp } from '#api/platform/deciding/streams';
import { Answers } from '#api/platform/http/documentation';
import { StampOf } from '#api/platform/http/stamp-of';
import type { AskLink, GrantRole, ReasonGiven } from '#domain/trust/accounts/accounts.commands';
import { AskLinkSchema, GrantRoleSchema, ReasonSchema } from '#domain/trust/accounts/accounts.commands';
import { AccountRoleSchema } from '#domain/trust/accounts/account-words';
import { ListedAccountsView, ListedAccountView } from '#projections/trust/account/account.view';
import { ChangeAccount, FindAccount, OpenHousehold } from './people.commands.js';
import type { Change } from './people.commands.js';
import { AccountsQuery, ListedAccountQuery } from './people.queries.js';

const PageSchema = z.strictObject({ after: z.uuid().optional(), role: AccountRoleSchema.optional() });
type Page = z.infer<typeof PageSchema>;
const IdSchema = z.uuid();
const FoundView = z.object({ accountId: z.uuid() });

/** The accounts of others, for admins, auditors and support; never what is sealed for them. */
@Controller()
export class PeopleController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  @Permit('accounts:read')
  @Get('admin/accounts')
  @SerializeOptions({ schema: ListedAccountsView })
  @Answers(200, ListedAccountsView)
  list(@Query({ schema: PageSchema }) { after, role }: Page): Promise<ListedAccountsView> {
    return this.queries.execute(new AccountsQuery(after, role));
  }

  /** A body, so that no log holds an address. */
  @Permit('accounts:find')
  @Post('admin/accounts/find')
  @HttpCode(200)
  @Answers(200, FoundView)
  find(
    @Body({ schema: AskLinkSchema }) { email }: AskLink,
    @StampOf() stamp: Stamp,
  ): Promise<z.infer<typeof FoundView>> {
    return this.commands.execute(new FindAccount(email, stamp));
  }

  @Permit('accounts:read')
  @Get('admin/accounts/:accountId')
  @SerializeOptions({ schema: ListedAccountView })
  @Answers(200, ListedAccountView)
  one(@Param('accountId', { schema: IdSchema }) accountId: string): Promise<ListedAccountView> {
    return this.queries.execute(new ListedAccountQuery(accountId));
  }

  @Permit('accounts:write')
  @Post('admin/accounts/:accountId/suspend')
  @HttpCode(204)
  suspend(
    @Param('accountId', { schema: IdSchema }) accountId: string,
    @Body({ schema: ReasonSchema }) { reason }: ReasonGiven,
    @Who() principal: Principal,
    @StampOf() stamp: Stamp,
  ): Promise<void> {
    return this.change(accountId, 'suspend', principal, { ...stamp, reason });
  }

  @Permit('accounts:write')
  @Post('admin/accounts/:accountId/restore')
  @HttpCode(204)
  restore(
    @Param('accountId', { schema: IdSchema }) accountId: string,
    @Body({ schema: ReasonSchema }) { reason }: ReasonGiven,
    @Who() principal: Principal,
    @StampOf() stamp: Stamp,
  ): Promise<void> {
    return this.change(accountId, 'restore', principal, { ...stamp, reason });
  }

  @Permit('accounts:write')
  @Post('admin/accounts/:accountId/role')
  @HttpCode(204)
  grant(
    @Param('accountId', { schema: IdSchema }) accountId: string,
    @Body({ schema: GrantRoleSchema }) { role, reason }: GrantRole,
    @Who() principal: Principal,
    @StampOf() stamp: Stamp,
  ): Promise<void> {
    return this.change(accountId, { role }, principal, { ...stamp, reason });
  }

  @Permit('accounts:write')
  @Post('admin/accounts/:accountId/approve-role')
  @HttpCode(204)
  approve(
    @Param('accountId', { schema: IdSchema }) accountId: string,
    @Body({ schema: ReasonSchema }) { reason }: ReasonGiven,
    @Who() principal: Principal,
    @StampOf() stamp: Stamp,
  ): Promise<void> {
    return this.change(accountId, 'approve-role', principal, { ...stamp, reason });
  }

  @Permit('accounts:write')
  @Post('admin/accounts/:accountId/erase')
  @HttpCode(204)
  erase(
    @Param('accountId', { schema: IdSchema }) accountId: string,
    @Body({ schema: ReasonSchema }) { reason }: ReasonGiven,
    @Who() principal: Principal,
    @StampOf() stamp: Stamp,
  ): Promise<void> {
    return this.change(accountId, 'erase', principal, { ...stamp, reason });
  }

  @Permit('support:open')
  @Post('support/accounts/:accountId/household')
  @HttpCode(200)
  @Answers(200, z.array(z.object({ name: z.string(), rows: z.array(z.record(z.string(), z.unknown())) })))
  open(
    @Param('accountId', { schema: IdSchema }) accountId: string,
    @Body({ schema: ReasonSchema }) { reason }: ReasonGiven,
    @StampOf() stamp: Stamp,
  ): Promise<readonly HeldTable[]> {
    return this.commands.execute(new OpenHousehold(accountId, { ...stamp, reason }));
  }

  private change(accountId: string, change: Change, principal: Principal, stamp: Stamp): Promise<void> {
    return this.commands.execute(new ChangeAccount(accountId, change, principal, stamp));
  }
}
