import { RouteConfig } from '@nestjs/platform-fastify';
import type { RouteOptions } from 'fastify';

/** How much of the house one route may take. What a route leaves out has the default. */
export interface RouteLimits {
  /** Points of the caller's budget that one request costs; 1 where nothing is said. */
  readonly cost?: number;
  /** Largest body. Forms with files have limits of their own. */
  readonly bodyBytes?: number;
  /** When the whole answer must be out; a body that is still coming in does not stop this clock. */
  readonly deadlineMs?: number;
  /** Requests that one session may have open at once on this route. */
  readonly atOnce?: number;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    limits?: RouteLimits;
  }
}

/** Enough for every form of the pages. */
export const BODY_BYTES = 64 * 1024;
/** Later than this nobody waits for an answer any more. */
export const DEADLINE_MS = 15_000;

/** A file of the pages may take its time on a slow line. */
const FILE_DEADLINE_MS = 10 * 60_000;

/** Whether an address is a file of the pages, or nothing at all. */
export function isPageFile(url: string | undefined): boolean {
  return url === undefined || !/^\/(api|docs|metrics)/.test(url);
}

/** Gives a route limits of its own, written where the route is. */
export const Limits = (limits: RouteLimits): MethodDecorator => RouteConfig({ limits });

/** Hands a route's own limits to Fastify as the route is registered. */
export function applyRouteLimits(route: RouteOptions): void {
  const { bodyBytes, deadlineMs = isPageFile(route.url) ? FILE_DEADLINE_MS : undefined } =
    route.config?.limits ?? {};
  if (bodyBytes !== undefined) route.bodyLimit = bodyBytes;
  if (deadlineMs !== undefined) route.handlerTimeout = deadlineMs;
}
