import { pino } from 'pino';
import { logOptions } from './logging.module.js';
import { Repeats } from './repeats.js';

/** Fails as a client does: with its settings hung on the error. */
function clientError(): Error {
  const error = new Error('connect ECONNREFUSED redis://user:hunter2@10.0.0.1:6379');
  return Object.assign(error, { code: 'ECONNREFUSED', client: { apiKey: 'sk-secret' } });
}

describe('the log', () => {
  let nowMs = 0;
  let lines: Record<string, unknown>[] = [];
  const log = () =>
    pino(logOptions('info', new Repeats(() => nowMs)), {
      write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
    });
  beforeEach(() => {
    lines = [];
    nowMs = 0;
  });

  it('says what went wrong and where, under whatever name the error stands', () => {
    for (const name of ['err', 'error', 'cause']) log().error({ [name]: clientError(), queue: 'import' });
    for (const [index, name] of ['err', 'error', 'cause'].entries()) {
      expect(lines[index]).toMatchObject({
        queue: 'import',
        [name]: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED redis://10.0.0.1:6379' },
      });
    }
    const { at } = lines[0]?.['err'] as { at: readonly string[] };
    expect(at[0]).toContain('apps/api/src/platform/telemetry/logging.module.spec.ts');
    expect(at.join()).not.toContain('node_modules');
  });

  it('tells the causes, and never a password, a key or the inside of a client', () => {
    log().error({ err: new Error('no cache', { cause: clientError() }) });
    expect(lines[0]).toMatchObject({ err: { message: 'no cache', cause: { code: 'ECONNREFUSED' } } });
    expect(JSON.stringify(lines)).not.toMatch(/hunter2|sk-secret/);
  });

  it('counts the same error in place of repeating it', () => {
    const logger = log();
    for (let again = 0; again < 1_000; again += 1) logger.error({ err: clientError() });
    logger.error({ err: new Error('another') });
    expect(lines).toHaveLength(2);
    nowMs = 60_000;
    logger.error({ err: clientError() });
    expect(lines[2]).toMatchObject({ alsoSinceTheLast: 999, err: { code: 'ECONNREFUSED' } });
  });

  it('leaves lines without an error alone', () => {
    const logger = log();
    for (let again = 0; again < 3; again += 1) logger.info({ status: 200 });
    for (let again = 0; again < 3; again += 1) logger.error('plain words');
    expect(lines).toHaveLength(6);
  });
});
