import { parseVerifierKey } from '#domain/shared/proof/signed-note';
import { verifyBundle } from '#domain/shared/proof/verify-bundle';
import { cryptography, sha256 } from '#api/platform/transparency/node-cryptography';
import { TREE } from '#api/platform/transparency/tree-follower';
import { verifyLog } from '#api/platform/transparency/verify-log';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { eventually } from '#test/support/eventually';
import { VERIFIER_KEY } from '#test/support/log-keys';
import { problemIn } from '#test/support/problem';

describe('the receipt of a recommendation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.stop());

  const trust = async () => ({ keys: [await parseVerifierKey(VERIFIER_KEY, sha256)], outside: [] });
  const verify = async (receipt: string) => verifyBundle(linesOf(receipt), await trust(), cryptography);

  it('proves it to anybody, is for its owner alone, and outlives the home', async () => {
    const owner = app.visitor();
    const request = { place: { postcode: '77002' }, usage: { sampleHomeId: 'houston-house' } };
    const { recommendationId } = (await owner.generate(request)).json<{ recommendationId: string }>();
    const answer = await owner.get(`/recommendations/${recommendationId}/receipt`);
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      'attachment; filename="receipt.jsonl"',
    ]);
    const leaf = {
      type: 'energy.recommendation-issued.v1',
      streamId: `energy.recommendation-${recommendationId}`,
    };
    expect(await verify(answer.text)).toMatchObject({
      isIntact: true,
      holds: 'selection',
      proved: [{ leaf }],
    });
    expect(answer.text).toContain('"$sealed"');

    const stranger = await app.visitor().get(`/recommendations/${recommendationId}/receipt`);
    expect(problemIn(stranger).status).toBe(404);

    expect((await owner.call('DELETE', '/households/me', {})).status).toBe(202);
    const { store, progress, pool } = app.platform;
    const { data } = JSON.parse(answer.text.split('\n')[1] ?? '') as { data: { householdId: string } };
    await eventually(async () => {
      expect(await app.platform.sealing.isErased(data.householdId)).toBe(true);
    });
    await progress.waitFor(TREE, await store.head(), 10_000);
    expect(await verifyLog({ store, pool }, await trust())).toMatchObject({ isIntact: true, unproved: 0 });
    expect(await verify(answer.text)).toMatchObject({ isIntact: true });
  });
});

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* await Promise.resolve(text.trimEnd().split('\n'));
}
