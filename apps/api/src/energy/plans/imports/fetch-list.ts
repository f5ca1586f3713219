import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import { lookup } from 'node:dns';
import type { IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '#domain/shared/domain-error';
import { isPrivate } from './private-addresses.js';

/** What a fetch may take. Tests narrow it. */
export interface FetchLimits {
  readonly bytes: number;
  /** For all of it, redirects included. */
  readonly totalMs: number;
  /** Without a byte. */
  readonly idleMs: number;
  /** Whether addresses inside our own networks may be asked. */
  readonly allowPrivate: boolean;
}

export const FETCH_LIMITS: FetchLimits = {
  bytes: 100 * 1024 * 1024,
  totalMs: 5 * 60_000,
  idleMs: 30_000,
  allowPrivate: false,
};

const MOST_REDIRECTS = 5;
const MOVED = new Set([301, 302, 303, 307, 308]);
const TYPES =
  /^(?:application|text)\/(?:[\w.+-]*\b(?:json|xml|csv|gzip|octet-stream|plain|html|x-ndjson|jsonl))\b/i;

/** What came of a fetch. `unchanged`: the list is still the one with the given ETag. */
export type Fetched =
  | { readonly outcome: 'fetched'; readonly bytes: number; readonly etag: string | null }
  | { readonly outcome: 'unchanged' };

/**
 * Fetches a list from an address that anybody may have written, into a file. The address that is connected to is the
 * one that was looked at, on every redirect too. Throws `plans.address-refused` for an address we do not ask, and
 * `plans.list-not-fetched` when it gives no list.
 */
export async function fetchList(
  url: string,
  { path, etag }: { readonly path: string; readonly etag?: string | null },
  limits: FetchLimits = FETCH_LIMITS,
): Promise<Fetched> {
  const late = AbortSignal.timeout(limits.totalMs);
  let at = checked(url, limits);
  for (let redirects = 0; ; redirects += 1) {
    const response = await ask(at, { etag: etag ?? null, limits, late });
    const { statusCode = 0, headers } = response;
    if (!MOVED.has(statusCode)) return await kept(response, { path, limits, late });
    response.destroy();
    if (redirects >= MOST_REDIRECTS || headers.location === undefined) {
      throw notFetched('It sends from one address to the next without end.');
    }
    const next = checked(new URL(headers.location, at).href, limits);
    if (at.protocol === 'https:' && next.protocol !== 'https:') {
      throw refused('It leads from a sealed connection (https) to an open one.');
    }
    at = next;
  }
}

function checked(text: string, { allowPrivate }: FetchLimits): URL {
  if (!URL.canParse(text)) throw refused('It is no address; write https://…');
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('Only https and http are asked.');
  if (url.username !== '' || url.password !== '') throw refused('It holds a user name or password.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && isIP(host) !== 0 && isPrivate(host)) throw refused(PRIVATE);
  return url;
}

const PRIVATE = 'It lies inside our own network.';

/** Looks a name up and answers only if none of its addresses is private, so that the socket gets a checked one. */
function publicLookup({ allowPrivate }: FetchLimits): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const hidden = !allowPrivate && error === null && addresses.some(({ address }) => isPrivate(address));
      const [first] = error === null ? addresses : [];
      if (error !== null || hidden || first === undefined) {
        callback(hidden ? refused(PRIVATE) : (error ?? notFetched('Its name has no address.')), '', 0);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function ask(
  url: URL,
  {
    etag,
    limits,
    late,
  }: { readonly etag: string | null; readonly limits: FetchLimits; readonly late: AbortSignal },
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => {
      reject(
        error instanceof DomainError
          ? error
          : notFetched(late.aborted ? TOO_SLOW : `It could not be asked: ${wordsOf(error)}.`),
      );
    };
    const request = send(
      url,
      {
        agent: false,
        lookup: publicLookup(limits),
        signal: late,
        headers: {
          accept: '*/*',
          'accept-encoding': 'gzip, identity',
          'user-agent': 'treebeard-catalogue',
          ...(etag !== null && { 'if-none-match': etag }),
        },
      },
      resolve,
    );
    request.setTimeout(limits.idleMs, () => request.destroy(notFetched(TOO_SLOW)));
    request.on('error', fail);
    request.end();
  });
}

const TOO_SLOW = 'It took too long to answer.';

async function kept(
  response: IncomingMessage,
  { path, limits, late }: { readonly path: string; readonly limits: FetchLimits; readonly late: AbortSignal },
): Promise<Fetched> {
  const { statusCode = 0, headers } = response;
  try {
    if (statusCode === 304) return { outcome: 'unchanged' };
    if (statusCode !== 200) throw notFetched(`It answered ${String(statusCode)}.`);
    const type = headers['content-type'] ?? 'application/octet-stream';
    if (!TYPES.test(type)) throw notFetched(`It gives ${type.slice(0, 60)}, which is no list.`);
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding !== 'identity' && encoding !== 'gzip')
      throw notFetched(`It is packed as ${encoding.slice(0, 20)}.`);
    if (Number(headers['content-length'] ?? 0) > limits.bytes) throw tooLarge(limits);
    let bytes = 0;
    await pipeline(
      response,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          if (bytes > limits.bytes) throw tooLarge(limits);
          yield chunk;
        }
      },
      createWriteStream(path),
      { signal: late },
    );
    const etag = headers.etag ?? null;
    return { outcome: 'fetched', bytes, etag: etag !== null && etag.length <= 200 ? etag : null };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw notFetched(late.aborted ? TOO_SLOW : `It broke off: ${wordsOf(error)}.`);
  } finally {
    response.destroy();
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
}

function refused(why: string): DomainError {
  return new DomainError('plans.address-refused', `We do not ask this address. ${why}`);
}

function notFetched(why: string): DomainError {
  return new DomainError('plans.list-not-fetched', `The address gives no list. ${why}`);
}

function tooLarge({ bytes }: FetchLimits): DomainError {
  const limitMb = Math.floor(bytes / 1024 / 1024);
  return new DomainError('plans.list-too-large', `The list is larger than ${String(limitMb)} MB.`, {
    limitMb,
  });
}
