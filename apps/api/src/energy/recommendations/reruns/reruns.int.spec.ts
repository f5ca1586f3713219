import { readFileSync } from 'node:fs';
import type { TestApp } from '#test/support/app';
import { testApp } from '#test/support/app';
import { advisedHome, eraseHome, repriced } from '#test/support/many-recommendations';
import { BUILT_ENGINE } from '#api/platform/engines/built-engine';
import type { RerunVerdict } from '#projections/shared/rerun.view';
import { EnergyReruns } from './energy-reruns.js';

const HOMES = 10;
const EACH = 5;

describe('recommendations that are made again', () => {
  let app: TestApp;
  let reruns: EnergyReruns;
  beforeAll(async () => {
    app = await testApp();
    reruns = app.nest.get(EnergyReruns);
  });
  afterAll(() => app.stop());

  const verdictsOf = async (ids: readonly string[], engine = 'recorded'): Promise<Record<string, number>> => {
    const counts: Partial<Record<RerunVerdict, number>> = {};
    for (const id of ids) {
      const { verdict = 'differs' } = (await reruns.rerun(id, engine)) ?? {};
      counts[verdict] = (counts[verdict] ?? 0) + 1;
    }
    return counts;
  };
  const homes = async (corrected = false): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let at = 0; at < HOMES; at += 1)
      ids.push(...(await advisedHome(app, { at, count: EACH, corrected })).ids);
    return ids;
  };

  it('are the same bytes for homes of every market, also after their catalogue changed', async () => {
    const before = await homes();
    await repriced(app, 1.13);
    const after = await homes();
    await repriced(app, 1);
    expect(await verdictsOf(before)).toEqual({ 'byte-equal': HOMES * EACH });
    expect(await verdictsOf(after)).toEqual({ 'byte-equal': HOMES * EACH });
  }, 300_000);

  it('are the same bytes for usage that was corrected in between', async () => {
    expect(await verdictsOf(await homes(true))).toEqual({ 'byte-equal': HOMES * EACH });
  }, 300_000);

  it('are gone with their home', async () => {
    const erased: string[] = [];
    for (let at = 0; at < HOMES; at += 1) {
      const home = await advisedHome(app, { at, count: EACH });
      await eraseHome(app, home);
      erased.push(...home.ids);
    }
    expect(await verdictsOf(erased)).toEqual({ 'inputs-erased': HOMES * EACH });
    const [id = ''] = erased;
    expect(await reruns.inputs(id)).toMatchObject({ id, erased: true, sections: [] });
    await expect(reruns.why(id)).rejects.toMatchObject({ code: 'reruns.inputs-erased' });
  }, 300_000);

  it('are compared with another engine figure by figure, and stay true by their own', async () => {
    const { ids } = await advisedHome(app, { at: 0, count: 2 });
    const source = readFileSync(BUILT_ENGINE?.file ?? '', 'utf8');
    const longer = source.replace(/\bHORIZON_MONTHS ?= ?24\b/, 'HORIZON_MONTHS=36');
    expect(longer).not.toBe(source);
    const next = await app.platform.objects.put(Buffer.from(longer));
    expect(await verdictsOf(ids, next)).toEqual({ differs: 2 });
    expect(await verdictsOf(ids)).toEqual({ 'byte-equal': 2 });
    const [id = ''] = ids;
    const told = await reruns.rerun(id, next);
    expect(told).toMatchObject({ id, engine: next, recordedEngine: BUILT_ENGINE?.digest, failure: null });
    expect(told?.differences).toBeGreaterThan(10);
    expect(told?.patch).toContainEqual({ op: 'replace', path: '/horizonMonths', value: 36, was: 24 });
    expect(told?.figures.map(({ name }) => name)).toContain('Cost that plans are ranked by');
  });

  it('say so where an engine is missing, fails or was never theirs', async () => {
    const { ids } = await advisedHome(app, { at: 1, count: 1 });
    const failing = await app.platform.objects.put(
      Buffer.from(
        `var engine = { useEdition: () => '', rescore: () => { throw new Error('Not today.'); } };`,
      ),
    );
    const [id = ''] = ids;
    expect(await verdictsOf(ids, 'f'.repeat(64))).toEqual({ 'engine-missing': 1 });
    expect(await reruns.rerun(id, failing)).toMatchObject({
      verdict: 'engine-failed',
      failure: 'Not today.',
    });
    expect(await reruns.rerun('0198aaaa-0000-7000-8000-000000000009', 'recorded')).toBeUndefined();
  });
});
