import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '#domain/shared/domain-error';
import { withNonce } from './content-policy.js';
import { problemOf } from './problem.js';

const RESERVED = /^\/(api|docs|metrics|tlog)(\/|$|\?|-)/;

/**
 * Serves the built pages beside the API. A path without a file is a deep link to a page and gets the
 * shell; an unknown API path stays a JSON 404.
 */
export function serveWebApp(app: NestFastifyApplication, folder: string): void {
  const fastify = app.getHttpAdapter().getInstance();
  const shellFile = join(folder, 'index.html');
  const shell = existsSync(shellFile) ? readFileSync(shellFile, 'utf8') : undefined;
  if (shell !== undefined) {
    // Not awaited: see `documentApi`.
    void app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      globIgnore: ['index.html'],
      setHeaders: (response, path) => {
        // Built files have a hash of their content in their name; the shell refers to them and must be fresh.
        void response.header(
          'cache-control',
          /-[A-Za-z0-9_-]{8}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  fastify.get('/*', (request, reply) => {
    if (shell !== undefined && !RESERVED.test(request.url) && !/\.\w{2,5}(\?|$)/.test(request.url)) {
      // Every answer bears a nonce of its own, so that a kept one is of no use.
      return reply.header('cache-control', 'no-store').type('text/html').send(withNonce(shell, reply));
    }
    const missing = new DomainError(
      'http.not-found',
      `There is nothing at ${request.url.split('?')[0] ?? ''}.`,
      {},
      'not-found',
    );
    return reply.status(404).type('application/problem+json').send(problemOf(missing, request.id));
  });
}
