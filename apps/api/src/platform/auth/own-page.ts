import type { FastifyRequest } from 'fastify';

/**
 * Whether a request comes from our own pages, from a listed origin, or from no page at all (a program, a
 * typed address). Goes by Fetch Metadata, or by `Origin` if a browser sends none.
 */
export function isOwnPage({ headers }: Pick<FastifyRequest, 'headers'>, origins: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin !== undefined && origins.includes(origin)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return origin === undefined || hostOf(origin) === host;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
