import type { ExecutionContext } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Asking } from './sign-in.commands.js';
import { KnownDevices } from '#api/platform/auth/known-devices';
import { principalOf } from '#api/platform/auth/principal';
import { networkOf } from '#api/platform/http/limits/address';
import { stampOf } from '#api/platform/http/stamp-of';

/** Controller parameter: who asks, and from where. The host is one of ours, or it would have been refused. */
export const AskingOf = createParamDecorator((_: unknown, context: ExecutionContext): Asking => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    principal: principalOf(request),
    stamp: stampOf(request),
    network: networkOf(request.ip),
    device: KnownDevices.shown(request),
    origin: `${request.protocol}://${request.host}`,
  };
});
