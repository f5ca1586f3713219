import { Body, Controller, Delete, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Asking } from '../sign-in/sign-in.commands.js';
import { AskingOf } from '../sign-in/asking.js';
import { KnownDevices } from '#api/platform/auth/known-devices';
import { Permit } from '#api/platform/auth/permission.guard';
import { Sessions } from '#api/platform/auth/sessions';
import { Answers } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import type { AddPasskey, Confirmed, ConfirmTotp as Code } from '#domain/trust/accounts/accounts.commands';
import {
  AddPasskeySchema,
  ConfirmedSchema,
  ConfirmTotpSchema,
} from '#domain/trust/accounts/accounts.commands';
import { ChallengeView, RecoveryCodesView, TotpOfferView } from '#projections/trust/account/account.view';
import type { Enrolled } from './factors.commands.js';
import {
  AddPasskeyOf,
  ConfirmTotp,
  NewRecoveryCodes,
  OfferPasskey,
  OfferTotp,
  RemoveFactor,
} from './factors.commands.js';

const COSTLY = { cost: 20, atOnce: 4 } as const;

/** The second factors of one's own account. */
@Controller('account/factors')
export class FactorsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly sessions: Sessions,
    private readonly devices: KnownDevices,
  ) {}

  @Permit('factors:enrol')
  @Post('totp')
  @HttpCode(200)
  @Limits(COSTLY)
  @Answers(200, TotpOfferView)
  offerTotp(
    @Body({ schema: ConfirmedSchema }) { password }: Confirmed,
    @AskingOf() asking: Asking,
  ): Promise<TotpOfferView> {
    return this.commands.execute(new OfferTotp(password, asking));
  }

  @Permit('factors:enrol')
  @Post('totp/confirm')
  @HttpCode(204)
  async confirmTotp(
    @Body({ schema: ConfirmTotpSchema }) { code }: Code,
    @AskingOf() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.hand(reply, await this.commands.execute(new ConfirmTotp(code, asking)));
  }

  @Permit('account:write')
  @Post('totp/remove')
  @HttpCode(204)
  @Limits(COSTLY)
  removeTotp(
    @Body({ schema: ConfirmedSchema }) { password }: Confirmed,
    @AskingOf() asking: Asking,
  ): Promise<void> {
    return this.commands.execute(new RemoveFactor('totp', password, asking));
  }

  @Permit('factors:enrol')
  @Post('passkeys/challenge')
  @HttpCode(200)
  @Limits(COSTLY)
  @Answers(200, ChallengeView)
  offerPasskey(
    @Body({ schema: ConfirmedSchema }) { password }: Confirmed,
    @AskingOf() asking: Asking,
  ): Promise<ChallengeView> {
    return this.commands.execute(new OfferPasskey(password, asking));
  }

  @Permit('factors:enrol')
  @Post('passkeys')
  @HttpCode(204)
  async addPasskey(
    @Body({ schema: AddPasskeySchema }) added: AddPasskey,
    @AskingOf() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    this.hand(reply, await this.commands.execute(new AddPasskeyOf(added, asking)));
  }

  @Permit('account:write')
  @Delete('passkeys/:passkeyId')
  @HttpCode(204)
  @Limits(COSTLY)
  removePasskey(
    @Param('passkeyId', { schema: z.uuid() }) passkeyId: string,
    @Body({ schema: ConfirmedSchema }) { password }: Confirmed,
    @AskingOf() asking: Asking,
  ): Promise<void> {
    return this.commands.execute(new RemoveFactor({ passkeyId }, password, asking));
  }

  @Permit('account:write')
  @Post('recovery-codes')
  @HttpCode(200)
  @Limits(COSTLY)
  @Answers(200, RecoveryCodesView)
  async recoveryCodes(
    @Body({ schema: ConfirmedSchema }) { password }: Confirmed,
    @AskingOf() asking: Asking,
  ): Promise<RecoveryCodesView> {
    return { codes: [...(await this.commands.execute(new NewRecoveryCodes(password, asking)))] };
  }

  private hand(reply: FastifyReply, { opened }: Enrolled): void {
    if (opened === null) return;
    this.sessions.open(reply, opened.secret, opened.role, opened.stage);
    this.devices.mark(reply, opened.accountId);
  }
}
