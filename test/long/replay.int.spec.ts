import { readFileSync } from 'node:fs';
import { BUILT_ENGINE } from '#api/platform/engines/built-engine';
import { everyId, replay } from '#api/platform/engines/replay';
import { AllReruns } from '#api/platform/engines/reruns.module';
import { testApp } from '../support/app.js';
import { advisedHome, eraseHome, repriced } from '../support/many-recommendations.js';

const HOMES = Number(process.env['HOMES'] ?? 400);
const EACH = 5;
/** Every tenth home is erased, every third corrects its usage, and prices change this often. */
const [ERASED, CORRECTED, PRICES] = [10, 3, 4];
const HOURS_MS = 4 * 3_600_000;

describe('the replay of a whole log', () => {
  it(
    `is byte-equal or erased for ${String(HOMES * EACH)} recommendations, also after an engine that ranks otherwise`,
    async () => {
      const app = await testApp();
      try {
        let erased = 0;
        for (let at = 0; at < HOMES; at += 1) {
          if (at % Math.ceil(HOMES / PRICES) === 0) await repriced(app, 1.01 + at / 1_000);
          const home = await advisedHome(app, { at, count: EACH, corrected: at % CORRECTED === 0 });
          if (at % ERASED !== 0) continue;
          await eraseHome(app, home);
          erased += EACH;
        }
        const reruns = app.nest.get(AllReruns, { strict: false });
        const whole = () => replay(everyId(reruns.results()), { reruns, engine: 'recorded' });
        const all = HOMES * EACH;
        const expected = { checked: all, equal: all - erased, erased, different: 0, differing: [] };
        expect(await whole()).toEqual(expected);
        const source = readFileSync(BUILT_ENGINE?.file ?? '', 'utf8');
        const changed = source.replace(/\bHORIZON_MONTHS ?= ?24\b/, 'HORIZON_MONTHS=36');
        const next = await app.platform.objects.put(Buffer.from(changed));
        const byNext = await replay(everyId(reruns.results()), { reruns, engine: next });
        expect(byNext).toMatchObject({ checked: all, equal: 0, erased, different: all - erased });
        expect(await whole()).toEqual(expected);
      } finally {
        await app.stop();
      }
    },
    HOURS_MS,
  );
});
