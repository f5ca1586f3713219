import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { CLAUDE_HEALTH } from '../health/health.tokens.js';
import { Claude } from './claude.js';

/** Provides the process's one Claude client, and its state for the health page. */
@Module({})
export class ClaudeModule {
  static of(claude: Claude): DynamicModule {
    const parts = [
      { provide: Claude, useValue: claude },
      { provide: CLAUDE_HEALTH, useValue: claude },
    ];
    return { module: ClaudeModule, global: true, providers: parts, exports: parts };
  }
}
