import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FETCH_LIMITS, fetchList } from './fetch-list.js';
import { isPrivate } from './private-addresses.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const refusedWith = (code: string, words: RegExp) =>
  expect.objectContaining({ code, message: expect.stringMatching(words) as string });

describe('a list from an address', () => {
  const answers = new Map<string, Answer>();
  const folder = mkdtempSync(join(tmpdir(), 'list-'));
  const path = join(folder, 'list');
  let server: Server;
  let base = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      answers.get(request.url ?? '')?.(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  const limits = { ...FETCH_LIMITS, allowPrivate: true, bytes: 1_000, idleMs: 300, totalMs: 2_000 };
  const get = (url: string, narrowed: Partial<typeof limits> = {}) =>
    fetchList(`${base}${url}`, { path }, { ...limits, ...narrowed });

  it('is fetched, and not again while its ETag stays', async () => {
    answers.set('/list', ({ headers }, response) => {
      if (headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'application/json', etag: '"1"' }).end('[]');
    });
    expect(await get('/list')).toEqual({ outcome: 'fetched', bytes: 2, etag: '"1"' });
    expect(readFileSync(path, 'utf8')).toBe('[]');
    expect(await fetchList(`${base}/list`, { path, etag: '"1"' }, limits)).toEqual({ outcome: 'unchanged' });
  });

  it('is never asked of our own network, by address, by name or by redirect', async () => {
    for (const url of [
      base,
      'http://localhost:1/',
      'http://[::1]/',
      'http://0x7f.1/',
      'http://169.254.169.254/latest',
    ]) {
      await expect(fetchList(url, { path })).rejects.toEqual(
        refusedWith('plans.address-refused', /own network/),
      );
    }
    for (const url of [
      'ftp://example.org/',
      'file:///etc/passwd',
      'https://me:secret@example.org/',
      'nothing',
    ]) {
      await expect(fetchList(url, { path })).rejects.toEqual(
        refusedWith('plans.address-refused', /We do not ask/),
      );
    }
  });

  it('is refused when it leads in a circle, is too large, too slow, or something else', async () => {
    answers.set('/circle', (_, response) => response.writeHead(302, { location: '/circle' }).end());
    answers.set('/large', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      response.end('x'.repeat(1_001));
    });
    answers.set('/told-large', (_, response) => {
      response.writeHead(200, { 'content-length': '1001' }).flushHeaders();
    });
    answers.set('/silent', () => undefined);
    answers.set('/drips', (_, response) => {
      response.writeHead(200, { 'content-type': 'text/csv' });
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => {
        clearInterval(timer);
      });
    });
    answers.set('/picture', (_, response) =>
      response.writeHead(200, { 'content-type': 'image/png' }).end('x'),
    );
    answers.set('/packed', (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'));
    answers.set('/away', (_, response) => response.writeHead(404).end());
    answers.set('/breaks', (_, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('x');
      setImmediate(() => response.destroy());
    });
    const gone = (words: RegExp) => refusedWith('plans.list-not-fetched', words);
    await expect(get('/circle')).rejects.toEqual(gone(/without end/));
    await expect(get('/large')).rejects.toEqual(refusedWith('plans.list-too-large', /larger/));
    await expect(get('/told-large')).rejects.toEqual(refusedWith('plans.list-too-large', /larger/));
    await expect(get('/silent')).rejects.toEqual(gone(/too long/));
    await expect(get('/drips', { totalMs: 400 })).rejects.toEqual(gone(/too long/));
    await expect(get('/picture')).rejects.toEqual(gone(/image/));
    await expect(get('/packed')).rejects.toEqual(gone(/packed/));
    await expect(get('/away')).rejects.toEqual(gone(/404/));
    await expect(get('/breaks')).rejects.toEqual(gone(/broke off/));
  });

  it('knows private addresses in every spelling', () => {
    const hidden = [
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
    ];
    const inSix = [
      '::1',
      '::',
      '::ffff:10.0.0.1',
      '::ffff:a00:1',
      '64:ff9b::a00:1',
      '2002:a00:1::',
      'fd00::1',
      'fe80::1',
      'fec0::1',
      'ff02::1',
    ];
    expect([...hidden, ...inSix].filter((address) => !isPrivate(address))).toEqual([]);
    expect(['1.1.1.1', '93.184.216.34', '2606:4700::1111'].filter(isPrivate)).toEqual([]);
  });
});
