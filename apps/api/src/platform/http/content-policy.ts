import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { leadsTo } from './limits/route-limits.js';

const NONCE_BYTES = 16;
const nonces = new WeakMap<object, string>();

/** A word of one answer alone, by which the browser knows the style elements that are ours. */
function nonceOf(response: object): string {
  const known = nonces.get(response) ?? randomBytes(NONCE_BYTES).toString('base64');
  nonces.set(response, known);
  return known;
}

/**
 * What a page may load and run (Content Security Policy 3): files of our own, and the style elements that Angular
 * makes, which bear the nonce of the answer. Nothing inline that somebody could have planted.
 */
export const contentPolicy = {
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", (_request: unknown, response: object) => `'nonce-${nonceOf(response)}'`],
    fontSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    upgradeInsecureRequests: null,
  },
};

/** A page of ours with its nonce: on its own style elements, and for Angular to put on those that it makes. */
export function withNonce(html: string, { raw }: FastifyReply): string {
  const nonce = nonceOf(raw);
  return html
    .replaceAll('<style>', `<style nonce="${nonce}">`)
    .replace('<tb-app>', `<tb-app ngCspNonce="${nonce}">`);
}

/** How the library hides its symbols. */
const INLINE_STYLE = 'style="position:absolute;width:0;height:0"';

/** Gives the documentation, which a library draws, the nonce of its answer, and takes its inline style from it. */
export function markDocs(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const isPage = leadsTo(request, '/docs') && typeof payload === 'string';
    done(null, isPage ? withNonce(payload, reply).replace(INLINE_STYLE, 'width="0" height="0"') : payload);
  });
}
