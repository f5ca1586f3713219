import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest, RouteOptions } from 'fastify';

/** Limits of one route; absent fields have the default. */
export interface RouteLimits {
  /** Points that one request costs; default 1. */
  readonly cost?: number;
  /** Largest body in bytes. Forms with files have separate limits. */
  readonly bodyBytes?: number;
  /** Time until the whole answer must be sent, counted from the request's start even while its body arrives. */
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
/** Default deadline; nobody waits longer for an answer. */
const DEADLINE_MS = 15_000;

/** A file of the pages may be slow to download on a slow line. */
const FILE_DEADLINE_MS = 10 * 60_000;

/** Whether a URL is a file of the pages or unknown. */
export function isPageFile(url: string | undefined): boolean {
  return url === undefined || !/^\/(api|docs|metrics|tlog)/.test(url);
}

/**
 * Whether a request is for something below `path`, by its route or as its address is written: one route has many
 * addresses (`/%64ocs`, `http://host/docs`), and an unknown address has no route of its own.
 */
export function leadsTo(
  { url, routeOptions }: Pick<FastifyRequest, 'url' | 'routeOptions'>,
  path: string,
): boolean {
  return url.startsWith(path) || routeOptions.url?.startsWith(path) === true;
}

/** Decorator that sets a route's limits. */
export const Limits = (limits: RouteLimits): MethodDecorator => RouteConfig({ limits });

/** Passes a route's limits to Fastify when it is registered. */
export function applyRouteLimits(route: RouteOptions): void {
  const { bodyBytes } = route.config?.limits ?? {};
  if (bodyBytes !== undefined) route.bodyLimit = bodyBytes;
}

/** When a request of a route must be answered, in milliseconds from its start. */
export function deadlineOf({ url, config }: Pick<FastifyRequest['routeOptions'], 'url' | 'config'>): number {
  return config.limits?.deadlineMs ?? (isPageFile(url) ? FILE_DEADLINE_MS : DEADLINE_MS);
}
