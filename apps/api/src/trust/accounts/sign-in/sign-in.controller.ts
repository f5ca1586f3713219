import { Body, Controller, Get, HttpCode, Post, Res, SerializeOptions } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { KnownDevices } from '#api/platform/auth/known-devices';
import { Permit } from '#api/platform/auth/permission.guard';
import type { Principal } from '#api/platform/auth/principal';
import { Who } from '#api/platform/auth/principal';
import { Sessions } from '#api/platform/auth/sessions';
import { Answers, AnswersNothing } from '#api/platform/http/documentation';
import { Limits } from '#api/platform/http/limits/route-limits';
import { EvenReadOnly, Feature } from '#api/platform/switches/switch.guard';
import type {
  AskLink,
  LookAtLink,
  SecondFactor,
  SignIn,
  UseLink,
} from '#domain/trust/accounts/accounts.commands';
import {
  AskLinkSchema,
  LookAtLinkSchema,
  SecondFactorSchema,
  SignInSchema,
  UseLinkSchema,
} from '#domain/trust/accounts/accounts.commands';
import { ChallengeView, LinkView, SessionView } from '#projections/trust/account/account.view';
import { AskingOf } from './asking.js';
import type { OpenedSession } from './session-opening.js';
import type { Asking } from './sign-in.commands.js';
import {
  AskForLink,
  ChallengePasskey,
  FinishSignIn,
  OpenLink,
  SignInWithPassword,
  SignOut,
} from './sign-in.commands.js';
import { LinkQuery, SessionQuery } from './sign-in.queries.js';

const StageView = z.object({ stage: SessionView.shape.stage, role: SessionView.shape.role });
type StageView = z.infer<typeof StageView>;
/** A stretched password costs a tenth of a second and 19 MiB. */
const COSTLY = { cost: 20, atOnce: 4 } as const;

/** Becoming somebody: register, sign in and out, and set a forgotten password. */
@Controller('account')
export class SignInController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly sessions: Sessions,
    private readonly devices: KnownDevices,
  ) {}

  @Permit('session:read')
  @Get('session')
  @SerializeOptions({ schema: SessionView })
  @Answers(200, SessionView)
  session(@Who() principal: Principal): Promise<SessionView> {
    return this.queries.execute(new SessionQuery(principal));
  }

  @Permit('session:open')
  @Feature('registration')
  @Post('register')
  @HttpCode(202)
  @AnswersNothing(202)
  @Limits({ cost: 10 })
  register(@Body({ schema: AskLinkSchema }) { email }: AskLink, @AskingOf() asking: Asking): Promise<void> {
    return this.commands.execute(new AskForLink('register', email, asking));
  }

  @Permit('session:open')
  @Post('reset')
  @HttpCode(202)
  @AnswersNothing(202)
  @Limits({ cost: 10 })
  reset(@Body({ schema: AskLinkSchema }) { email }: AskLink, @AskingOf() asking: Asking): Promise<void> {
    return this.commands.execute(new AskForLink('set-password', email, asking));
  }

  /** A body, so that no history or log holds the secret. */
  @Permit('session:open')
  @EvenReadOnly()
  @Post('link')
  @HttpCode(200)
  @SerializeOptions({ schema: LinkView })
  @Answers(200, LinkView)
  link(@Body({ schema: LookAtLinkSchema }) { secret }: LookAtLink): Promise<LinkView> {
    return this.queries.execute(new LinkQuery(secret));
  }

  @Permit('session:open')
  @Post('link/use')
  @HttpCode(200)
  @Limits(COSTLY)
  @Answers(200, StageView)
  async useLink(
    @Body({ schema: UseLinkSchema }) use: UseLink,
    @AskingOf() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StageView> {
    return this.hand(reply, await this.commands.execute(new OpenLink(use, asking)));
  }

  @Permit('session:open')
  @EvenReadOnly()
  @Post('sign-in')
  @HttpCode(200)
  @Limits(COSTLY)
  @Answers(200, StageView)
  async signIn(
    @Body({ schema: SignInSchema }) said: SignIn,
    @AskingOf() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StageView> {
    return this.hand(reply, await this.commands.execute(new SignInWithPassword(said, asking)));
  }

  @Permit('session:finish')
  @EvenReadOnly()
  @Post('second-factor/challenge')
  @HttpCode(200)
  @Answers(200, ChallengeView)
  challenge(@AskingOf() asking: Asking): Promise<ChallengeView> {
    return this.commands.execute(new ChallengePasskey(asking));
  }

  @Permit('session:finish')
  @EvenReadOnly()
  @Post('second-factor')
  @HttpCode(200)
  @Answers(200, StageView)
  async finish(
    @Body({ schema: SecondFactorSchema }) shown: SecondFactor,
    @AskingOf() asking: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StageView> {
    return this.hand(reply, await this.commands.execute(new FinishSignIn(shown, asking)));
  }

  @Permit('session:end')
  @EvenReadOnly()
  @Post('sign-out')
  @HttpCode(204)
  async signOut(@AskingOf() asking: Asking, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.commands.execute(new SignOut(asking));
    this.sessions.end(reply);
  }

  private hand(reply: FastifyReply, { secret, role, stage, accountId }: OpenedSession): StageView {
    this.sessions.open(reply, secret, role, stage);
    if (stage !== 'second-factor') this.devices.mark(reply, accountId);
    return { stage, role };
  }
}
