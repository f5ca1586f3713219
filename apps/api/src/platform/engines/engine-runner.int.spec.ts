import { EngineFailed, EngineRunner } from './engine-runner.js';

/** An engine whose `run` is this expression. */
const engineOf = (expression: string): string =>
  `'use strict'; var engine = { run: () => String(${expression}) };`;

describe('an engine in its thread', () => {
  const runners: EngineRunner[] = [];
  const runnerOf = (source: string, limits?: ConstructorParameters<typeof EngineRunner>[1]): EngineRunner => {
    const runner = new EngineRunner(source, limits);
    runners.push(runner);
    return runner;
  };
  const run = (source: string, limits?: ConstructorParameters<typeof EngineRunner>[1]): Promise<string> =>
    runnerOf(source, limits).inTurn((call) => call('run'));
  afterAll(() => Promise.all(runners.map((runner) => runner.close())));

  it('computes, with what it is given and the dates that it is told', async () => {
    const source = `var engine = { run: (a, b) => a + b + new Date('2026-11-30T12:00:00Z').toISOString()
      + new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(new Date(0)) };`;
    const answer = await runnerOf(source).inTurn((call) => call('run', 'x', 'y'));
    expect(answer).toBe('xy2026-11-30T12:00:00.000Z1969-12-31');
  });

  it.each([
    ['files', `require('fs').readdirSync('/')`],
    ['files', `process.binding('fs')`],
    ['the process', `process.env.PATH`],
    ['the process by its global object', `globalThis.constructor.constructor('return process')().pid`],
    ['the process by a function', `new Function('return process')()`],
    ['the process by eval', `(0, eval)('process')`],
    [
      'the process by a stack',
      `(() => { Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getThis() ?? site.getFunction()); return new Error().stack.filter((found) => found !== undefined)[0].process.pid; })()`,
    ],
    ['the network', `fetch('http://127.0.0.1')`],
    ['the network by a socket', `new WebSocket('ws://127.0.0.1')`],
    ['other threads', `new Worker('x')`],
    ['shared memory', `new SharedArrayBuffer(8)`],
    ['code of another kind', `new WebAssembly.Module(new Uint8Array(8))`],
    ['timers', `setTimeout(() => 0, 1)`],
    ['the clock', `Date.now()`],
    ['the clock by a date', `new Date().getTime()`],
    ['the clock by a call', `Date()`],
    ['the clock by a date’s own constructor', `new (new Date(0).constructor)().getTime()`],
    ['the clock by a format', `new Intl.DateTimeFormat('en').format()`],
    ['the clock by parts of a format', `new Intl.DateTimeFormat('en').formatToParts()[0].value`],
    ['the clock by another name', `performance.now()`],
    ['chance', `Math.random()`],
    ['chance by another name', `crypto.randomUUID()`],
    ['what is collected when', `new WeakRef({})`],
    [
      'whoever calls it',
      `(function () { return arguments.callee.caller.constructor('return process')() })()`,
    ],
  ])('cannot reach %s: %s', async (_, expression) => {
    await expect(run(engineOf(expression))).rejects.toBeInstanceOf(EngineFailed);
  });

  it.each([`import('node:fs')`, `import /* x */ ('node:fs')`, `import.meta.url`])(
    'is refused before it begins if it says %s',
    async (expression) => {
      const source = `var engine = { run: async () => ${expression} };`;
      await expect(run(source)).rejects.toMatchObject({ code: 'engines.imports' });
    },
  );

  it('is ended when it takes too long, and when it needs too much', async () => {
    const slow = run(engineOf('(() => { for (;;); })()'), { callMs: 700, heapMb: 64 });
    await expect(slow).rejects.toMatchObject({ code: 'engines.too-long' });
    const large = run(engineOf('(() => { const all = []; for (;;) all.push({ all }); })()'), {
      ...{ callMs: 60_000, heapMb: 32 },
    });
    await expect(large).rejects.toMatchObject({ code: 'engines.too-large' });
  });

  it('begins anew after it was ended', async () => {
    const source = `var engine = { run: (how) => { if (how === 'slow') for (;;); return how; } };`;
    const runner = runnerOf(source, { callMs: 2_000, heapMb: 64 });
    await expect(runner.inTurn((call) => call('run', 'slow'))).rejects.toMatchObject({
      code: 'engines.too-long',
    });
    expect(await runner.inTurn((call) => call('run', 'quick'))).toBe('quick');
  });
});
