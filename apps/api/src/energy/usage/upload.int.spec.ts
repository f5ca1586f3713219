import { request as httpRequest } from 'node:http';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import type { Answer, Client } from '#test/support/client';
import { eventually } from '#test/support/eventually';
import { problemIn, refusal } from '#test/support/problem';
import { zipOf } from '#test/support/zip';

const BOUNDARY = 'a-line-between';
const NO_SUCH_ID = '0c8e9a52-7f0b-4a58-9d0e-3f1f6d3c1111';

describe('uploading meter data', () => {
  let app: TestApp;
  let visitor: Client;
  beforeAll(async () => {
    app = await testApp();
    visitor = app.visitor();
    await visitor.get('/session');
  });
  afterAll(() => app.stop());

  const counted = async (from: string): Promise<number> => {
    const { rows } = await app.platform.pool.query<{ n: string }>(`select count(*) as n from ${from}`);
    return Number(rows[0]?.n);
  };
  const uploads = (): Promise<number> => counted(`events where event_type = 'energy.usage-uploaded.v1'`);
  const pieces = (): Promise<number> => counted('blobs.pieces');
  const form = (body: string, type = `multipart/form-data; boundary=${BOUNDARY}`): Promise<Answer> =>
    visitor.call('POST', '/usage/uploads', { headers: { 'content-type': type }, body });
  const part = (disposition: string, text: string): string =>
    `--${BOUNDARY}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${text}\r\n`;
  const end = `--${BOUNDARY}--\r\n`;
  /** What becomes of one file: the code that it is refused with. */
  const fate = async (name: string, text: string | Uint8Array): Promise<string | undefined> => {
    const sent = await visitor.upload([{ name, text }]);
    expect([sent.status, sent.status === 202 ? '' : sent.text]).toEqual([202, '']);
    const { status, problem } = await visitor.outcome(sent.json<{ id: string }>().id);
    expect(status).toBe('rejected');
    return problem?.code;
  };

  it('refuse what is no form, an empty form and a broken one, and keep no bytes', async () => {
    const before = await uploads();
    const file = part('name="file"; filename="a.csv"', 'x');
    expect(refusal(await visitor.send('POST', '/usage/uploads', {}))).toEqual([422, 'usage.not-multipart']);
    expect(refusal(await form(file + end, 'multipart/form-data'))).toEqual([422, 'usage.upload-broken']);
    expect(refusal(await form(end))).toEqual([422, 'usage.no-file']);
    expect(refusal(await form(part('name="zone"', 'America/Chicago') + end))).toEqual([422, 'usage.no-file']);
    expect(refusal(await form(file))).toEqual([422, 'usage.upload-broken']);
    expect(refusal(await form('nonsense'))).toEqual([422, 'usage.upload-broken']);
    const chattering = Array.from({ length: 6 }, (_, at) => part(`name="f${String(at)}"`, 'x')).join('');
    expect(refusal(await form(chattering + file + end))).toEqual([413, 'usage.too-many-fields']);
    const empty = part('name="file"; filename="a.csv"', '');
    expect(refusal(await form(empty + end))).toEqual([422, 'usage.empty-file']);
    expect(refusal(await form(part('name="zone"', 'Moon/Crater') + file + end))).toEqual([
      422,
      'usage.unknown-zone',
    ]);
    const many = Array.from({ length: 21 }, (_, at) => ({ name: `${String(at)}.csv`, text: 'x' }));
    expect(refusal(await visitor.upload(many))).toEqual([413, 'usage.too-many-files']);
    expect(await uploads()).toBe(before);
    expect(await pieces()).toBe(0);
  });

  it('keep nothing of an upload that breaks off on its way', async () => {
    const before = await uploads();
    const { port } = new URL(app.url);
    const headers = {
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': 9_000_000,
    };
    const half = httpRequest({ port, method: 'POST', path: '/api/v1/usage/uploads', headers });
    half.on('error', () => undefined); // we are the ones who break off
    half.write(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`);
    half.write('x'.repeat(3_000_000));
    await eventually(async () => {
      expect(await pieces()).toBeGreaterThan(0);
    });
    half.destroy();
    await eventually(async () => {
      expect(await pieces()).toBe(0);
    });
    expect(await uploads()).toBe(before);
  });

  it('say of each file that cannot be read what it is', async () => {
    const page = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>';
    expect(await fate('usage.csv', page)).toBe('usage.html-page');
    expect(await fate('notes.csv', 'dear diary\nnothing here\n')).toMatch(
      /^usage\.(no-time-column|not-meter-data)$/,
    );
    expect(
      await fate(
        'noise.bin',
        Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251),
      ),
    ).toMatch(/^usage\./);
    expect(await fate('empty.zip', zipOf([]))).toMatch(/^usage\./);
    const bomb = { name: 'usage.csv', bytes: Buffer.alloc(200 * 1024 * 1024) };
    expect(await fate('bomb.zip', zipOf([bomb]))).toBe('usage.archive-bomb');
    expect(
      await fate('slip.zip', zipOf([{ name: '../../etc/usage.csv', bytes: Buffer.from('a,b\n1,2\n') }])),
    ).toBe('usage.archive-bad-name');
    const locked = { name: 'usage.csv', bytes: Buffer.from('a,b\n1,2\n'), encrypted: true };
    expect(await fate('locked.zip', zipOf([locked]))).toBe('usage.archive-encrypted');
    const cut = zipOf([{ name: 'usage.csv', bytes: Buffer.from('a,b\n1,2\n'.repeat(1000)) }]).subarray(0, 60);
    expect(await fate('cut.zip', cut)).toBe('usage.archive-broken');
    expect(await fate('half.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]))).toBe(
      'usage.archive-broken',
    );
    await eventually(async () => {
      expect(await pieces()).toBe(0);
    });
  });

  it('refuse bills that cannot be', async () => {
    const bill = { start: '2026-01-01', end: '2026-02-01', kwh: '500' };
    for (const body of [
      {},
      { bills: [] },
      { bills: Array.from({ length: 37 }, () => bill) },
      { bills: [{ ...bill, kwh: 500 }] },
      { bills: [{ ...bill, start: '1 January' }] },
      { bills: [bill], zone: 'Moon/Crater' },
    ]) {
      expect(refusal(await visitor.send('POST', '/usage/bills', body))).toEqual([422, 'input.invalid']);
    }
    for (const bills of [
      [{ ...bill, end: '2025-12-01' }],
      [bill, { ...bill, start: '2026-01-15', end: '2026-02-15' }],
    ]) {
      const sent = await visitor.send('POST', '/usage/bills', { bills, zone: 'America/Chicago' });
      if (sent.status === 202) {
        const { status, problem } = await visitor.outcome(sent.json<{ id: string }>().id);
        expect([bills, status, problem?.code]).toEqual([
          bills,
          'rejected',
          expect.stringMatching(/^usage\./),
        ]);
      } else expect(problemIn(sent).status).toBe(422);
    }
  });

  it('know whose an upload is, and that one that was read cannot be taken back', async () => {
    expect(refusal(await visitor.send('POST', '/usage/samples/no-such-home', {}))).toEqual([
      404,
      'usage.unknown-sample',
    ]);
    const sent = await visitor.upload([{ name: 'notes.csv', text: 'dear diary\n' }]);
    const { id } = sent.json<{ id: string }>();
    const stranger = app.visitor();
    expect(refusal(await stranger.get(`/usage/uploads/${id}`))).toEqual([404, 'usage.unknown-upload']);
    expect(refusal(await stranger.call('DELETE', `/usage/uploads/${id}`, {}))).toEqual([
      404,
      'usage.unknown-upload',
    ]);
    expect(refusal(await visitor.call('DELETE', `/usage/uploads/${NO_SUCH_ID}`, {}))).toEqual([
      404,
      'usage.unknown-upload',
    ]);
    await visitor.outcome(id);
    expect(refusal(await visitor.call('DELETE', `/usage/uploads/${id}`, {}))).toEqual([
      409,
      'usage.already-read',
    ]);
  });
});

describe('uploading meter data to a disk that is nearly full', () => {
  it('is put off, keeps no bytes and says when to come back', async () => {
    const app = await testApp({ FREE_SPACE_MB: '1000000' });
    try {
      const answer = await app.visitor().upload([{ name: 'a.csv', text: 'x' }]);
      expect(refusal(answer)).toEqual([503, 'service.no-room']);
      expect(answer.headers.get('retry-after')).toBe('5');
      const { rowCount } = await app.platform.pool.query('select from blobs.pieces');
      expect(rowCount).toBe(0);
    } finally {
      await app.stop();
    }
  });
});
