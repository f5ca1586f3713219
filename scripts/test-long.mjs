// npm run test:long: the tests that take too long for every change. Run it by hand before an issue is called
// resolved. `npm run test:long -- seeds` runs one step; SEEDS, CASES, KILLS, RUNS and HOMES say how much.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest, runSteps, say } from './checks.mjs';
import { buildApi, buildWeb, ensureInstalled, root } from './prepare.mjs';

const amount = (name, usual) => Number(process.env[name] ?? usual);

/** Specs below the folders that draw from a seed. */
function propertySpecs(folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.spec.ts') && !path.endsWith('.int.spec.ts'))
      .map((path) => join(folder, path))
      .filter((path) => readFileSync(join(root, path), 'utf8').includes("from 'fast-check'")),
  );
}

const steps = {
  seeds: async () => {
    const specs = propertySpecs(['libs', 'apps/api/src']);
    for (let run = 0; run < amount('SEEDS', 20); run += 1) {
      const seed = String(Math.floor(Math.random() * 2 ** 31));
      say(`seed ${seed}`);
      await jest(['unit', 'figures'], specs, { FC_SEED: seed });
    }
  },
  advice: () =>
    jest(['figures'], ['scoring/ranking/', '--testTimeout=7200000'], {
      CASES: String(amount('CASES', 10_000)),
    }),
  kills: () => jest(['faults'], ['--runInBand'], { KILLS: String(amount('KILLS', 200)) }),
  'dev-loop': () => jest(['long'], ['dev-loop']),
  replay: () => {
    buildApi();
    return jest(['long'], ['replay'], { HOMES: String(amount('HOMES', 400)) });
  },
  again: async () => {
    buildApi();
    buildWeb();
    for (let run = 0; run < amount('RUNS', 20); run += 1) {
      await jest(['integration'], ['--maxWorkers=2']);
      await jest(['journeys'], ['--runInBand']);
    }
  },
};

ensureInstalled();
await runSteps(steps, process.argv.slice(2));
