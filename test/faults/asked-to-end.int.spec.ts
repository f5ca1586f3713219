import { once } from 'node:events';
import { connect } from 'node:net';
import { Client } from '../support/client.js';
import { CrashingApp } from '../support/processes/crashing-app.js';

const UPLOADS = 6;
/** Ten seconds for what is half-sent, ten for running jobs, and what closing takes. */
const ENDED_WITHIN_MS = 40_000;

describe('a server that is asked to end', () => {
  const app = new CrashingApp();
  afterAll(() => app.remove(), 60_000);

  it(
    'ends although a request is half-sent and jobs run, and loses none of them',
    async () => {
      const url = await app.start();
      const visitor = new Client(url);
      await visitor.get('/session');
      const ids: string[] = [];
      while (ids.length < UPLOADS) {
        const sent = await visitor.send('POST', '/usage/samples/dallas-flat', {});
        expect([sent.status, sent.text]).toEqual([202, expect.anything()]);
        ids.push(sent.json<{ id: string }>().id);
      }
      const { hostname, port } = new URL(url);
      const half = connect(Number(port), hostname);
      half.on('error', () => undefined).resume(); // it is cut off
      const cutOff = once(half, 'close');
      await once(half, 'connect');
      const head = ['PUT /api/v1/households/me/preferences HTTP/1.1', `Host: ${hostname}`];
      half.write(
        [...head, 'Content-Type: application/json', 'Content-Length: 100', '', '{"weig'].join('\r\n'),
      );
      expect(await app.terminate()).toBe(0);
      await cutOff;
      expect(app.processes()).toEqual([]);
      const again = visitor.at(await app.start());
      for (const id of ids) expect(await again.outcome(id)).toMatchObject({ status: 'imported' });
    },
    ENDED_WITHIN_MS + 150_000,
  );
});
