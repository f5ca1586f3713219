import type { Trust } from '#domain/shared/proof/log-verifier';
import type { BundleVerdict } from '#domain/shared/proof/verify-bundle';
import { verifyBundle } from '#domain/shared/proof/verify-bundle';
import { collect } from '#test/support/events';
import { VERIFIER_KEY } from '#test/support/log-keys';
import type { TestDatabase } from '#test/support/postgres';
import { testDatabase } from '#test/support/postgres';
import { openProvedLog } from '#test/support/proved-log';
import { openCheckpoint, rootsFrom, secondOpinion } from '#test/second-opinion/second-opinion';
import { exportBundle } from './export-bundle.js';
import { cryptography } from './node-cryptography.js';

describe('a bundle', () => {
  let database: TestDatabase;
  let proved: Awaited<ReturnType<typeof openProvedLog>>;
  let lines: readonly string[];
  beforeAll(async () => {
    database = await testDatabase();
    proved = await openProvedLog(database);
    await proved.grow(300, 30);
    lines = (await collect(exportBundle(proved))).map((line) => line.trimEnd());
  });
  afterAll(async () => {
    await proved.close();
    await database.drop();
  });

  const verify = (given: readonly string[], more: Partial<Trust> = {}): Promise<BundleVerdict> =>
    verifyBundle(linesOf(given), { ...proved.trust, ...more }, cryptography);
  /** The lines with the n-th event changed. */
  const changed = (n: number, change: (line: string) => string): readonly string[] => {
    const at = lines.findIndex((line) => line.includes(`"index":${String(n)},`));
    return lines.map((line, place) => (place === at ? change(line) : line));
  };

  it('of the whole log is verified without its database, and by a second program', async () => {
    expect(await verify(lines)).toMatchObject({ isIntact: true, events: 300, unproved: 0, holds: 'log' });
    const opinion = secondOpinion(lines.join('\n'), VERIFIER_KEY);
    expect(opinion.complaints).toEqual([]);
    expect(opinion.leaves).toHaveLength(300);
    expect(opinion.checkpoints.length).toBeGreaterThan(5);
  });

  it('gives proofs between any two of its checkpoints that the second program takes', async () => {
    const { checkpoints } = secondOpinion(lines.join('\n'), VERIFIER_KEY);
    for (const first of checkpoints) {
      for (const second of checkpoints.filter(({ size }) => size > first.size)) {
        const proof = await proved.log.consistency(first.size, second.size);
        const hashes = proof.map((text) => Buffer.from(text, 'base64'));
        const roots = rootsFrom(first.size, second.size, hashes, Buffer.from(first.root, 'base64'));
        expect(roots.old.toString('base64')).toBe(first.root);
        expect(roots.now.toString('base64')).toBe(second.root);
      }
    }
  });

  it.each([
    ['another word in its data', (line: string) => line.replace('"n":7', '"n":8'), 'content'],
    ['another time', (line: string) => line.replace(/"recordedAt":"20\d\d/, '"recordedAt":"1999'), 'event'],
    ['another stored hash', (line: string) => line.replace(/"leafHash":"...../, '"leafHash":"AAAAA'), 'tile'],
  ])('names the event with %s', async (_, change, what) => {
    const verdict = await verify(changed(7, change));
    expect(verdict.findings[0]).toMatchObject({ what, index: 7 });
    expect(verdict.isIntact).toBe(false);
  });

  it('names the stretch where an event and its stored hash were both changed', async () => {
    const change = (line: string) =>
      line.replace(/"recordedAt":"20\d\d/, '"recordedAt":"1999').replace(/,"leafHash":"[^"]*"/, '');
    const { findings } = await verify(changed(37, change));
    expect(findings[0]).toMatchObject({ what: 'range', index: 30, until: 60 });
  });

  it('names a checkpoint that was changed, or that another key signed', async () => {
    const at = lines.findIndex((line) => line.includes('"kind":"checkpoint"'));
    const forged = lines.map((line, place) =>
      place === at ? line.replace('test/log\\n', 'test/lag\\n') : line,
    );
    expect((await verify(forged)).findings[0]).toMatchObject({ what: 'checkpoint' });
    expect((await verify(lines, { keys: [] })).findings[0]).toMatchObject({ what: 'checkpoint' });
  });

  it('that was cut back is betrayed by a checkpoint kept outside, and by nothing else', async () => {
    const outside = [(await proved.log.newest()).note];
    const last = lines.filter((line) => line.includes('"kind":"checkpoint"')).at(-2) ?? '';
    const cut = [...lines.slice(0, lines.indexOf(last) + 1), '{"kind":"end","events":270}'];
    expect(await verify(cut)).toMatchObject({ isIntact: true, events: 270 });
    expect((await verify(cut, { outside })).findings[0]).toMatchObject({
      what: 'cut',
      index: 270,
      until: 300,
    });
    expect(await verify(lines, { outside })).toMatchObject({ isIntact: true, outside: 1 });
  });

  it.each([
    ['nothing', () => []],
    ['its end', () => lines.slice(0, -1)],
    ['an event', () => changed(5, () => '').filter((line) => line !== '')],
    ['its beginning', () => lines.slice(1)],
    ['half a line', () => changed(5, (line) => line.slice(0, 40))],
    ['a field', () => changed(5, (line) => line.replace('"revision"', '"revised"'))],
  ])('that lacks %s is no bundle', async (_, given) => {
    await expect(verify(given())).rejects.toMatchObject({ code: 'proof.unreadable' });
  });

  it('of one event, a receipt, proves it with one checkpoint', async () => {
    const [event] = await collect(
      proved.store.readStream('test-1', { fromRevision: 40n, asStored: true }),
      1,
    );
    if (event === undefined) throw new Error('no such event');
    const receipt = (await proved.log.receipt(event)).trimEnd().split('\n');
    const verdict = await verify(receipt);
    expect(verdict).toMatchObject({ isIntact: true, holds: 'selection', events: 1 });
    const { checkpoint } = JSON.parse(receipt[0] ?? '') as { checkpoint: string };
    expect(verdict.proved[0]?.path.at(-1)?.gives).toEqual(openCheckpoint(checkpoint, VERIFIER_KEY).root);
    const backdated = receipt.map((line) => line.replace(/"recordedAt":"20/, '"recordedAt":"19'));
    expect((await verify(backdated)).findings).toMatchObject([{ what: 'proof', index: event.index }]);
    const rewritten = receipt.map((line) => line.replace(/"n":\d+/, '"n":9999'));
    expect((await verify(rewritten)).findings).toMatchObject([{ what: 'content', index: event.index }]);
    expect((await verify(receipt, { keys: [] })).findings).toMatchObject([{ what: 'checkpoint' }]);
  });
});

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* await Promise.resolve(lines);
}
