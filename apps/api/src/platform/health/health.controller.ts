import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/permission.guard.js';
import type { Platform } from '../platform.js';
import { PLATFORM } from '../platform.module.js';
import { CLAUDE_HEALTH, VERSION } from './health.tokens.js';
import type { ClaudeHealth } from './health.js';
import { AliveView, healthOf, HealthView } from './health.js';

/** How the installation is: for people (`/health`), for restarts (`/live`) and for balancers (`/ready`). */
@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(
    @Inject(PLATFORM) private readonly platform: Platform,
    @Inject(CLAUDE_HEALTH) private readonly claude: ClaudeHealth,
    @Inject(VERSION) private readonly version: string,
  ) {}

  @Get()
  @ApiResponse({ status: 200, standardSchema: HealthView })
  async health(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthView> {
    const health = await healthOf(this.platform, this.claude, this.version);
    if (health.state === 'down') void reply.status(503);
    return health;
  }

  @Get('live')
  @ApiResponse({ status: 200, standardSchema: AliveView })
  live(): AliveView {
    return { state: 'up' };
  }

  @Get('ready')
  @ApiResponse({ status: 200, standardSchema: AliveView })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<AliveView> {
    const { state } = await healthOf(this.platform, this.claude, this.version);
    if (state === 'down') void reply.status(503);
    return { state: state === 'down' ? 'down' : 'up' };
  }
}
