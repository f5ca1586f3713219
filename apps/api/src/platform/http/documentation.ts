import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type * as swagger from '@nestjs/swagger';
import type { z } from 'zod';

type Swagger = typeof swagger;

/** Notes on routes, as their decorators leave them. */
const notes: ((swagger: Swagger) => void)[] = [];

/**
 * Decorator that says something of a route in the documentation. It is applied when somebody reads that: the
 * library that draws it takes a tenth of the time in which a server starts.
 */
export function Documented(note: (swagger: Swagger) => MethodDecorator): MethodDecorator {
  return (target, key, descriptor) => {
    notes.push((swagger) => {
      note(swagger)(target, key, descriptor);
    });
  };
}

/** Decorator that says in the documentation what a route answers if all goes well. */
export const Answers = (status: number, schema: z.ZodType): MethodDecorator =>
  Documented(({ ApiResponse }) => ApiResponse({ status, standardSchema: schema }));

/** Decorator that says in the documentation of a route that it answers with nothing; 204 says so by itself. */
export const AnswersNothing = (status: number): MethodDecorator =>
  Documented(({ ApiResponse }) => ApiResponse({ status, description: 'Nothing.' }));

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>The API of TreeBeard</title>
    <link rel="icon" href="/docs/favicon-32x32.png" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/swagger-ui-init.js"></script>
  </body>
</html>
`;
const INIT = "SwaggerUIBundle({ dom_id: '#swagger-ui', url: '/docs-json' });";
const FILES = ['/favicon-32x32.png', '/swagger-ui.css', '/swagger-ui-bundle.js'];

/** Serves the documentation of the API at `/docs`, and as OpenAPI at `/docs-json`. */
export function documentApi(app: NestFastifyApplication, version: string): void {
  const fastify = app.getHttpAdapter().getInstance();
  let document: Promise<swagger.OpenAPIObject> | undefined;
  fastify.get('/docs-json', () => (document ??= documentOf(app, version)));
  fastify.get('/docs', (_request, reply) => reply.type('text/html').send(PAGE));
  fastify.get('/docs/swagger-ui-init.js', (_request, reply) => reply.type('text/javascript').send(INIT));
  // Not awaited: routes that Fastify has made ready before Nest starts would not answer errors as ours do.
  void app.register(fastifyStatic, {
    root: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
    prefix: '/docs/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => FILES.includes(path),
  });
}

async function documentOf(app: NestFastifyApplication, version: string): Promise<swagger.OpenAPIObject> {
  const library = await import('@nestjs/swagger');
  for (const note of notes) note(library);
  const about = new library.DocumentBuilder()
    .setTitle('TreeBeard')
    .setDescription(
      'Which electricity plan is best for a home, and why. Every error is application/problem+json.',
    )
    .setVersion(version)
    .build();
  return library.SwaggerModule.createDocument(app, about);
}
