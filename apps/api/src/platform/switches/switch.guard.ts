import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#domain/shared/domain-error';
import { Switches } from './switches.js';

const EVEN_READ_ONLY = Symbol('even read-only');
const FEATURE = Symbol('feature');
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Declares that a route works in read-only mode, since it only reads, or is what ends that mode. */
export const EvenReadOnly = (): MethodDecorator & ClassDecorator => SetMetadata(EVEN_READ_ONLY, true);

/** Declares the feature that a route belongs to; it is refused while the feature is switched off. */
export const Feature = (name: string): MethodDecorator & ClassDecorator => SetMetadata(FEATURE, name);

/** Refuses what would change something while the installation is read-only, and features that are switched off. */
@Injectable()
export class SwitchGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly switches: Switches,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    const places = [context.getHandler(), context.getClass()];
    const worksReadOnly = this.reflector.getAllAndOverride<true | undefined>(EVEN_READ_ONLY, places);
    if (READS.has(method) || worksReadOnly === true) return true;
    const { isReadOnly, off } = await this.switches.current();
    const feature = this.reflector.getAllAndOverride<string | undefined>(FEATURE, places);
    if (isReadOnly) {
      throw new DomainError(
        'service.read-only',
        'TreeBeard is being looked after and takes in nothing new right now. You can go on reading; try this again later.',
        {},
        'unavailable',
      );
    }
    if (feature !== undefined && off.includes(feature)) {
      throw new DomainError(
        'service.switched-off',
        'This is switched off right now. Everything else works; try it again later.',
        { feature },
        'unavailable',
      );
    }
    return true;
  }
}
