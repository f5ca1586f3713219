import { setTimeout as pause } from 'node:timers/promises';
import type { BenchRow } from '../bench-row.js';
import { startApp } from './bench-app.js';

const HOMES = 6;
const PER_SECOND = 20;
const WARM_UP = 40;
const REQUESTS = 400;
const SAMPLES = ['dallas-flat', 'houston-house', 'corpus-solar'];

/** Recommendations asked for at a fixed rate, each with wishes nobody asked for before, so that none is kept. */
export async function benchGenerate(dataDir: string): Promise<readonly BenchRow[]> {
  const app = await startApp(dataDir);
  try {
    const cookies = await Promise.all(
      Array.from({ length: HOMES }, (_, home) => prepareHome(app.url, SAMPLES[home % SAMPLES.length] ?? '')),
    );
    const took: number[] = [];
    const running: Promise<void>[] = [];
    const began = performance.now();
    for (let index = 0; index < WARM_UP + REQUESTS; index += 1) {
      const due = began + (index * 1000) / PER_SECOND;
      await pause(Math.max(0, due - performance.now()));
      running.push(
        generate(app.url, cookies[index % HOMES] ?? '', index).then((ms) => {
          if (index >= WARM_UP) took.push(ms);
        }),
      );
    }
    await Promise.all(running);
    took.sort((a, b) => a - b);
    const at = (share: number): number => took[Math.floor(share * (took.length - 1))] ?? 0;
    return [
      { name: `generate at ${String(PER_SECOND)} a second, median`, value: at(0.5), unit: 'ms' },
      {
        name: `generate at ${String(PER_SECOND)} a second, p95`,
        value: at(0.95),
        unit: 'ms',
        goal: '<= 100',
      },
    ];
  } finally {
    await app.stop();
  }
}

async function prepareHome(url: string, sampleHomeId: string): Promise<string> {
  const session = await fetch(`${url}/api/v1/session`);
  const cookie = (session.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const answer = await post(url, cookie, { usage: { sampleHomeId }, place: { postcode: '75201' } });
  if (answer.status !== 201) throw new Error(`preparing a home failed: ${await answer.text()}`);
  return cookie;
}

async function generate(url: string, cookie: string, index: number): Promise<number> {
  const wishes = {
    renewableCentsPerKwh: String((index % 97) / 10),
    starPerYear: String(index % 89),
    freedomPerYear: String(index % 83),
    fixedPricePerYear: '0',
    leavingFeePercent: 0,
  };
  const started = performance.now();
  const answer = await post(url, cookie, { preferences: { wishes, limits: {} } });
  await answer.arrayBuffer();
  if (answer.status !== 201) throw new Error(`generate answered ${String(answer.status)}`);
  return performance.now() - started;
}

function post(url: string, cookie: string, body: unknown): Promise<Response> {
  return fetch(`${url}/api/v1/recommendations/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
}
