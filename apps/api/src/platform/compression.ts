import { deflateSync, inflateSync } from 'node:zlib';
import type { Compression } from '#domain/shared/compression';

/** Compression by node:zlib. */
export const compression: Compression = {
  deflate: (content) => deflateSync(content).toString('base64'),
  inflate: (deflated, mostBytes) =>
    inflateSync(Buffer.from(deflated, 'base64'), { maxOutputLength: mostBytes }),
};
