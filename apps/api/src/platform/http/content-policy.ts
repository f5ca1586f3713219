import { randomBytes } from 'node:crypto';
import type { FastifyReply } from 'fastify';

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
