import { createHmac, randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { DynamicModule } from '@nestjs/common';
import { NotFoundException, RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { Operators } from '../auth/operators.js';
import { Sessions } from '../auth/sessions.js';
import { observeRequests } from '../telemetry/request-log.js';
import { contentPolicy } from './content-policy.js';
import { documentApi } from './documentation.js';
import { refuseForeignHosts } from './hosts.js';
import { networkOf } from './limits/address.js';
import { limitRequests } from './limits/limit-requests.js';
import { BODY_BYTES, leadsTo } from './limits/route-limits.js';
import { problemOf } from './problem.js';
import { warnOfSilentProxies } from './proxy-warnings.js';
import { serveWebApp } from './web-app.js';

/** Settings of the HTTP server. */
export interface HttpSettings {
  readonly version: string;
  readonly sessionSecret: string;
  readonly secureCookie: boolean;
  readonly corsOrigins: readonly string[];
  /** Names that we answer to, besides those of this machine and addresses. */
  readonly allowedHosts: readonly string[];
  /** Addresses or networks of the proxies in front, whose `X-Forwarded-For` is trusted. */
  readonly trustedProxies: readonly string[];
  /** Whether the API's documentation is public and not for operators only. */
  readonly docsForAll: boolean;
  /** Points of one session's budget; most requests cost one. */
  readonly requestsPerMinute: number;
  /** Folder of the built pages. */
  readonly webFolder: string;
}

const CLOSE_WITHIN_MS = 10_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const REQUEST_TIMEOUT_MS = 10 * 60_000;

/** Builds the HTTP server: API, documentation, metrics and pages on one port, with shared security and limits. */
export async function createHttpApp(
  module: DynamicModule,
  settings: HttpSettings,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: settings.trustedProxies.length === 0 ? false : [...settings.trustedProxies],
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    // Our schemas are zod's, so Fastify's own compilers need not be loaded.
    schemaController: { compilersFactory: { buildValidator: none, buildSerializer: none } },
    // A path that cannot be decoded never reaches a route, and so not the problem filter either.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      const problem = problemOf(error, request.id);
      void reply
        .status(problem.status)
        .header('x-request-id', request.id)
        .type('application/problem+json')
        .send(problem);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { bufferLogs: true });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api/v1', {
    exclude: ['metrics', 'tlog/*path'].map((path) => ({ path, method: RequestMethod.GET })),
  });
  app.enableCsrfProtection({ trustedOrigins: [...settings.corsOrigins] });
  app.enableCors({ origin: [...settings.corsOrigins], credentials: true, methods: METHODS });
  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy,
    hsts: settings.secureCookie,
  });
  await app.register(compress, { threshold: 1024 });
  await app.register(multipart);
  await app.register(cookie, { secret: settings.sessionSecret });
  const sessions = app.get(Sessions);
  observeRequests(app, (request) =>
    createHmac('sha256', settings.sessionSecret)
      .update(sessions.claimed(request) ?? networkOf(request.ip))
      .digest('hex')
      .slice(0, 12),
  );
  refuseForeignHosts(app.getHttpAdapter().getInstance(), settings.allowedHosts);
  warnOfSilentProxies(app.getHttpAdapter().getInstance(), settings);
  limitRequests(app.getHttpAdapter().getInstance(), sessions, settings.requestsPerMinute);
  keepOutOfCaches(app.getHttpAdapter().getInstance());
  closeInTime(app.getHttpAdapter().getInstance());
  if (!settings.docsForAll) hideDocs(app.getHttpAdapter().getInstance(), app.get(Operators));
  documentApi(app, settings.version);
  serveWebApp(app, settings.webFolder);
  return app;
}

function none(): never {
  throw new Error('No route has a schema of Fastify');
}

/** Marks API answers as private by default; a route may say otherwise. */
function keepOutOfCaches(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    if (leadsTo(request, '/api/') && !reply.hasHeader('cache-control')) {
      void reply.header('cache-control', 'no-store');
    }
    done();
  });
}

/** Limits how long a half-sent request or an open stream can delay the end of the process: ten seconds. */
function closeInTime(fastify: FastifyInstance): void {
  fastify.addHook('preClose', (done) => {
    setTimeout(() => {
      fastify.server.closeAllConnections();
    }, CLOSE_WITHIN_MS).unref();
    done();
  });
}

/** Answers 404 for the documentation to everybody but operators. */
function hideDocs(fastify: FastifyInstance, operators: Operators): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const isHidden = leadsTo(request, '/docs') && !operators.includes(request);
    done(isHidden ? new NotFoundException() : undefined);
  });
}
