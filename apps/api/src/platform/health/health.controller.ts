import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operators } from '../auth/operators.js';
import { Public } from '../auth/permission.guard.js';
import { Answers } from '../http/documentation.js';
import type { Platform } from '../platform.js';
import { PLATFORM } from '../platform.module.js';
import { CLAUDE_HEALTH, VERSION } from './health.tokens.js';
import type { ClaudeHealth } from './health.js';
import { AliveView, healthOf, HealthSummaryView, HealthView } from './health.js';

/** Health for people (`/health`, in detail for operators), for restarts (`/live`) and for load balancers (`/ready`). */
@Public()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(CLAUDE_HEALTH) private readonly claude: ClaudeHealth,
    private readonly operators: Operators,
    @Inject(VERSION) private readonly version: string,
  ) {}

  @Get()
  @Answers(200, z.union([HealthView, HealthSummaryView]))
  async health(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HealthView | HealthSummaryView> {
    const health = await healthOf(this.platform, this.claude, this.version);
    if (health.state === 'down') void reply.status(503);
    if (this.operators.includes(request)) return health;
    const { state, version } = health;
    return { state, version };
  }

  @Get('live')
  @Answers(200, AliveView)
  live(): AliveView {
    return { state: 'up' };
  }

  @Get('ready')
  @Answers(200, AliveView)
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<AliveView> {
    const { state } = await healthOf(this.platform, this.claude, this.version);
    if (state === 'down') void reply.status(503);
    return { state: state === 'down' ? 'down' : 'up' };
  }
}
